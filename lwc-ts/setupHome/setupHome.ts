import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getState from '@salesforce/apex/SetupController.getState';
import pause from '@salesforce/apex/SetupController.pause';
import resume from '@salesforce/apex/SetupController.resume';
import run from '@salesforce/apex/SetupController.run';
import { messageOf } from 'c/errorPanel';
import introLabel from '@salesforce/label/c.Setup_Intro';
import loadingLabel from '@salesforce/label/c.Loading';
import lookOnlyLabel from '@salesforce/label/c.Setup_May_Not_Change';
import progressLabel from '@salesforce/label/c.Setup_Progress';
import refreshLabel from '@salesforce/label/c.Refresh';
import savedLabel from '@salesforce/label/c.Saved';
import titleLabel from '@salesforce/label/c.Setup_Title';

/** The page on which an administrator sets the sync up and sees how it does. */
export default class SetupHome extends LightningElement {
  state: Apex.SetupState | undefined;
  error: unknown;
  isBusy = false;

  readonly labels = { introLabel, loadingLabel, lookOnlyLabel, refreshLabel, titleLabel };

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.state === undefined && this.error === undefined;
  }
  get steps(): Apex.SetupStep[] {
    return this.state?.steps ?? [];
  }
  get isLookOnly(): boolean {
    return this.state !== undefined && this.state.mayChange !== true;
  }
  get progressText(): string {
    return progressLabel.replace('{0}', String(this.doneCount)).replace('{1}', String(this.steps.length));
  }
  get progressValue(): number {
    return this.steps.length === 0 ? 0 : Math.round((this.doneCount / this.steps.length) * 100);
  }

  async load(): Promise<void> {
    await this.take(getState());
  }

  async act(event: CustomEvent<{ action: string }>): Promise<void> {
    await this.change(run({ action: event.detail.action }));
  }

  async pause(event: CustomEvent<{ site: string; objectName: string }>): Promise<void> {
    await this.change(pause(event.detail));
  }

  async resume(event: CustomEvent<{ site: string; objectName: string }>): Promise<void> {
    await this.change(resume(event.detail));
  }

  private get doneCount(): number {
    return this.steps.filter(({ status }) => status === 'done').length;
  }

  /** What the user did; a refusal is a toast, and what the page shows stays. */
  private async change(call: Promise<Apex.SetupState>): Promise<void> {
    this.isBusy = true;
    try {
      this.state = await call;
      this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: messageOf(error), variant: 'error', mode: 'sticky' }));
    } finally {
      this.isBusy = false;
    }
  }

  private async take(call: Promise<Apex.SetupState>): Promise<void> {
    this.isBusy = true;
    try {
      this.state = await call;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }
}
