import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import getState from '@salesforce/apex/AlertController.getState';
import save from '@salesforce/apex/AlertController.save';
import sendTest from '@salesforce/apex/AlertController.sendTest';
import { messageOf } from 'c/errorPanel';
import introLabel from '@salesforce/label/c.Alert_Panel_Intro';
import loadingLabel from '@salesforce/label/c.Loading';
import lookAgainLabel from '@salesforce/label/c.Alert_Look_Again';
import notScheduledLabel from '@salesforce/label/c.Alert_Not_Scheduled';
import notToldLabel from '@salesforce/label/c.Alert_Not_Told';
import openNoneLabel from '@salesforce/label/c.Alert_Open_None';
import openSinceLabel from '@salesforce/label/c.Alert_Open_Since';
import openTitleLabel from '@salesforce/label/c.Alert_Open_Title';
import savedLabel from '@salesforce/label/c.Saved';
import sendTestLabel from '@salesforce/label/c.Alert_Send_Test';
import testFailedLabel from '@salesforce/label/c.Alert_Test_Failed';
import testSentLabel from '@salesforce/label/c.Alert_Test_Sent';
import titleLabel from '@salesforce/label/c.Alert_Panel_Title';
import toldLabel from '@salesforce/label/c.Alert_Told_At';
import unsavedLabel from '@salesforce/label/c.Alert_Unsaved';

interface ShownAlert {
  readonly id: string;
  readonly sentence: string;
  readonly nextStep: string | undefined;
  readonly when: string;
  readonly failures: readonly string[];
}

/** Who is told what of the sync, and what is open. A page of its own: it loads, and calls Apex. */
export default class AlertPanel extends LightningElement {
  state: Apex.AlertState | undefined;
  error: unknown;
  isBusy = false;
  /** Something is typed that is not saved: a test would not show it. */
  isEdited = false;

  readonly labels = {
    introLabel,
    loadingLabel,
    lookAgainLabel,
    notScheduledLabel,
    openNoneLabel,
    openTitleLabel,
    sendTestLabel,
    titleLabel,
    unsavedLabel,
  };

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.state === undefined && this.error === undefined;
  }
  get mayChange(): boolean {
    return this.state?.mayChange === true;
  }
  get isUnscheduled(): boolean {
    return this.state !== undefined && this.state.isScheduled !== true;
  }
  get alerts(): ShownAlert[] {
    return (this.state?.alerts ?? []).map(shownOf);
  }
  get isNothingOpen(): boolean {
    return this.alerts.length === 0;
  }
  get cannotTest(): boolean {
    return this.isBusy || this.isEdited;
  }
  get testText(): string | undefined {
    const { testedAt, testFailure } = this.state ?? {};
    if (testedAt === undefined) return undefined;
    return (testFailure === undefined ? testSentLabel : testFailedLabel).replace('{0}', timeOf(testedAt));
  }
  get testFailures(): string[] {
    return linesOf(this.state?.testFailure);
  }

  edit(): void {
    this.isEdited = true;
  }
  async load(): Promise<void> {
    this.isBusy = true;
    try {
      this.state = await getState();
      this.error = undefined;
      this.isEdited = false;
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }
  async save(event: CustomEvent<Apex.AlertForm>): Promise<void> {
    if (await this.change(save({ form: event.detail }))) {
      this.isEdited = false;
      this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
    }
  }
  async test(): Promise<void> {
    await this.change(sendTest());
  }

  /** A refusal is a toast, and what the panel shows stays. */
  private async change(call: Promise<Apex.AlertState>): Promise<boolean> {
    this.isBusy = true;
    try {
      this.state = await call;
      return true;
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: messageOf(error), variant: 'error', mode: 'sticky' }));
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}

function shownOf({ id = '', message = '', openedAt, toldAt, failure }: Apex.OpenAlert): ShownAlert {
  const [sentence = '', nextStep] = message.split('\n');
  const since = openedAt === undefined ? '' : openSinceLabel.replace('{0}', timeOf(openedAt));
  const told = toldAt === undefined ? notToldLabel : toldLabel.replace('{0}', timeOf(toldAt));
  return { id, sentence, nextStep, when: `${since} · ${told}`, failures: linesOf(failure) };
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split('\n');
}

function timeOf(moment: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(moment),
  );
}
