import { LightningElement, api } from 'lwc';
import type { Chart } from '../../modules/chart-shapes.ts';
import { ask } from '../../modules/server.ts';
import type { Table } from '../reportTable/reportTable.ts';

interface Component {
  readonly header: string;
  readonly footer: string;
  readonly place: { readonly column: number; readonly row: number; readonly width: number; readonly height: number };
  readonly report: { readonly label: string; readonly url: string };
  readonly chart: Chart | null;
  readonly table: Table | null;
  readonly metric: string | null;
  readonly refusal: string;
}
interface Dashboard {
  readonly label: string;
  readonly description: string;
  readonly folder: string;
  readonly viewingAs: string;
  readonly columns: number;
  readonly rowHeight: number;
  readonly components: readonly Component[];
}

/** Between the components; the height of a row holds it. */
const GAP = 12;
/** Pixels of a page 1,280 wide that a dashboard has for its columns. */
const WIDTH = 1_200;

/** A dashboard: charts and tables of reports, as its running user sees them. */
export default class DashboardView extends LightningElement {
  @api recordId = '';
  dashboard: Dashboard | undefined;
  failure: string | undefined;

  async connectedCallback(): Promise<void> {
    try {
      this.dashboard = (await ask('GET', `/lightning/ui/analytics/Dashboard/${this.recordId}`)) as Dashboard;
    } catch (error) {
      this.failure = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }

  get gridStyle(): string {
    const { columns = 12, rowHeight = 36 } = this.dashboard ?? {};
    return `grid-template-columns: repeat(${columns}, minmax(0, 1fr)); grid-auto-rows: minmax(${rowHeight - GAP}px, auto)`;
  }
  get components(): (Component & { readonly key: string; readonly style: string; readonly width: number })[] {
    const columns = this.dashboard?.columns ?? 12;
    return (this.dashboard?.components ?? []).map((component, index) => {
      const { column, row, width, height } = component.place;
      const style = `grid-column: ${column + 1} / span ${width}; grid-row: ${row + 1} / span ${height}`;
      return { ...component, key: `${index}`, style, width: Math.round((WIDTH * width) / columns) - 50 };
    });
  }
}
