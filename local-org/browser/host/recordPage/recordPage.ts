import { LightningElement, api } from 'lwc';
import { loadComponent } from '../../modules/components.ts';
import { ask } from '../../modules/server.ts';

interface Page {
  readonly objectLabel: string;
  readonly title: string;
  readonly sections: readonly {
    readonly label: string;
    readonly fields: readonly {
      readonly name: string;
      readonly label: string;
      readonly text: string;
      readonly url: string | null;
    }[];
  }[];
  /** Components that the object's Lightning page has above the details, and beside them. */
  readonly above: readonly string[];
  readonly beside: readonly string[];
}

interface Loaded {
  readonly name: string;
  readonly constructor: unknown;
}

/** A record with its layout, and the components of its Lightning page above and beside it. */
export default class RecordPage extends LightningElement {
  @api objectApiName = '';
  @api recordId = '';
  page: Page | undefined;
  failure: string | undefined;
  above: Loaded[] = [];
  beside: Loaded[] = [];

  async connectedCallback(): Promise<void> {
    try {
      this.page = (await ask('GET', `/lightning/ui/page/${this.recordId}`)) as Page;
      this.above = await loadAll(this.page.above);
      this.beside = await loadAll(this.page.beside);
    } catch (error) {
      this.failure = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }
}

function loadAll(names: readonly string[]): Promise<Loaded[]> {
  return Promise.all(names.map(async (name) => ({ name, constructor: await loadComponent(name) })));
}
