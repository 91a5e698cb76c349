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
  /** Components that the object's Lightning page has beside the details. */
  readonly components: readonly string[];
}

/** A record with its layout, and the components of its Lightning page beside it. */
export default class RecordPage extends LightningElement {
  @api objectApiName = '';
  @api recordId = '';
  page: Page | undefined;
  failure: string | undefined;
  components: { readonly name: string; readonly constructor: unknown }[] = [];

  async connectedCallback(): Promise<void> {
    try {
      this.page = (await ask('GET', `/lightning/ui/page/${this.recordId}`)) as Page;
      this.components = await Promise.all(
        this.page.components.map(async (name) => ({ name, constructor: await loadComponent(name) })),
      );
    } catch (error) {
      this.failure = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }
}
