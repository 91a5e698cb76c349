import { LightningElement, api } from 'lwc';
import countToReapply from '@salesforce/apex/OverviewController.countToReapply';
import reapply from '@salesforce/apex/OverviewController.reapply';
import offerLabel from '@salesforce/label/c.Reapply_Offer';
import reapplyLabel from '@salesforce/label/c.Reapply_Do';

/** After a mapping was saved: how many webhooks in the log came before it, and the way to write them again by it. */
export default class MappingReapply extends LightningElement {
  /** ChargeOver's name of the object; lines come with what they belong to. */
  @api source = '';
  count = 0;
  repair: Apex.RepairState | undefined;
  error: unknown;
  isBusy = false;

  readonly labels = { reapplyLabel };

  connectedCallback(): void {
    this.load();
  }

  get isOffered(): boolean {
    return this.count > 0 && this.repair === undefined;
  }
  get offer(): string {
    return offerLabel.replace('{0}', String(this.count)).replace('{1}', this.eventSource);
  }

  async load(): Promise<void> {
    try {
      this.count = await countToReapply({ source: this.eventSource });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  async reapply(): Promise<void> {
    this.isBusy = true;
    try {
      this.repair = await reapply({ source: this.eventSource });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }

  private get eventSource(): string {
    return this.source.split('_')[0] ?? '';
  }
}
