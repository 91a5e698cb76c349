import { LightningElement, api } from 'lwc';
import { ask } from '../../modules/server.ts';

interface Column {
  readonly label: string;
  readonly fieldName: string;
  readonly type: string;
}
interface List {
  readonly label: string;
  readonly objectLabel: string;
  readonly views: readonly { readonly name: string; readonly label: string }[];
  readonly view: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly isCut: boolean;
  readonly buttons: readonly Button[];
}
/** A button of the object's search layout. */
interface Button {
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly needsRows: boolean;
}

/** A list view of an object, from its metadata. */
export default class ListView extends LightningElement {
  @api objectApiName = '';
  list: List | undefined;
  failure: string | undefined;
  warning: string | undefined;
  private chosen: readonly string[] = [];

  connectedCallback(): void {
    void this.load(new URLSearchParams(location.search).get('filterName') ?? '');
  }

  get options(): { readonly label: string; readonly value: string }[] {
    return (this.list?.views ?? []).map(({ name, label }) => ({ label, value: name }));
  }
  get countText(): string {
    const count = this.list?.rows.length ?? 0;
    return this.list?.isCut === true ? `${count}+ items` : `${count} items`;
  }
  get isEmpty(): boolean {
    return this.list?.rows.length === 0;
  }

  get isWithoutChoice(): boolean {
    return this.list?.buttons.some(({ needsRows }) => needsRows) !== true;
  }

  choose(event: CustomEvent<{ selectedRows: readonly { readonly Id: string }[] }>): void {
    this.chosen = event.detail.selectedRows.map(({ Id }) => Id);
    this.warning = undefined;
  }
  /** Lightning Experience hands the chosen records to a flow in its variable `ids`. */
  press(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['name'];
    const button = this.list?.buttons.find((one) => one.name === name);
    if (button === undefined) return;
    if (button.needsRows && this.chosen.length === 0) this.warning = 'Select at least one record and try again.';
    else location.assign(button.needsRows ? `${button.url}?ids=${this.chosen.join(',')}` : button.url);
  }

  changeView(event: CustomEvent<{ value: string }>): void {
    history.replaceState(null, '', `?filterName=${encodeURIComponent(event.detail.value)}`);
    void this.load(event.detail.value);
  }

  private async load(view: string): Promise<void> {
    try {
      this.list = (await ask(
        'GET',
        `/lightning/ui/list/${this.objectApiName}?view=${encodeURIComponent(view)}`,
      )) as List;
      this.failure = undefined;
    } catch (error) {
      this.failure = String((error as { body?: { message?: string } }).body?.message ?? error);
    }
  }
}
