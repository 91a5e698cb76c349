import { LightningElement, api } from 'lwc';
import { ask } from '../../modules/server.ts';

interface List {
  readonly label: string;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly description: string;
    readonly folder: string;
    readonly url: string;
  }[];
}

/** The reports or the dashboards of the org, by folder. */
export default class AnalyticsList extends LightningElement {
  /** `Report` or `Dashboard`. */
  @api kind = '';
  list: List | undefined;
  failure: string | undefined;

  async connectedCallback(): Promise<void> {
    try {
      this.list = (await ask('GET', `/lightning/ui/analytics/${this.kind}`)) as List;
    } catch (error) {
      this.failure = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }

  get isEmpty(): boolean {
    return this.list?.items.length === 0;
  }
}
