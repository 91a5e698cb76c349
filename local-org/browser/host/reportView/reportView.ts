import { LightningElement, api } from 'lwc';
import type { Chart } from '../../modules/chart-shapes.ts';
import { ask } from '../../modules/server.ts';
import type { Table } from '../reportTable/reportTable.ts';

interface Report {
  readonly label: string;
  readonly description: string;
  readonly folder: string;
  readonly type: string;
  readonly filters: readonly string[];
  readonly count: number;
  readonly cut: string;
  readonly hidden: readonly string[];
  readonly chart: Chart | null;
  readonly table: Table;
}

/** A report, run for the user of the page. */
export default class ReportView extends LightningElement {
  @api recordId = '';
  report: Report | undefined;
  failure: string | undefined;

  async connectedCallback(): Promise<void> {
    try {
      this.report = (await ask('GET', `/lightning/ui/analytics/Report/${this.recordId}`)) as Report;
    } catch (error) {
      this.failure = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }

  get countText(): string {
    const count = this.report?.count ?? 0;
    return `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`;
  }
  get hiddenText(): string {
    const hidden = this.report?.hidden ?? [];
    return hidden.length === 0 ? '' : `Left out, since you may not see them: ${hidden.join(', ')}.`;
  }
}
