import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getHealth from '@salesforce/apex/SetupController.getHealth';
import run from '@salesforce/apex/SetupController.run';
import { messageOf } from 'c/errorPanel';
import introLabel from '@salesforce/label/c.Health_Intro';
import loadingLabel from '@salesforce/label/c.Loading';
import refreshLabel from '@salesforce/label/c.Refresh';
import savedLabel from '@salesforce/label/c.Saved';
import titleLabel from '@salesforce/label/c.Health_Title';

/** Lines that say what works, what somebody should look at, and what to do. Looks by itself, after the page is there. */
export default class HealthCheck extends LightningElement {
  @api mayChange = false;
  lines: Apex.SetupStep[] | undefined;
  error: unknown;
  isBusy = false;

  readonly labels = { introLabel, loadingLabel, refreshLabel, titleLabel };

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.isBusy && this.lines === undefined;
  }
  /** What somebody should look at comes first. */
  get shown(): Apex.SetupStep[] {
    const lines = this.lines ?? [];
    return [...lines.filter(({ status }) => status !== 'done'), ...lines.filter(({ status }) => status === 'done')];
  }

  async load(): Promise<void> {
    this.isBusy = true;
    try {
      this.lines = await getHealth();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }

  async act(event: CustomEvent<{ action: string }>): Promise<void> {
    this.isBusy = true;
    try {
      await run({ action: event.detail.action });
      this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
      // The steps above may stand differently now.
      this.dispatchEvent(new CustomEvent('changed'));
      await this.load();
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: messageOf(error), variant: 'error', mode: 'sticky' }));
    } finally {
      this.isBusy = false;
    }
  }
}
