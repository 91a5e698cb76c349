import { LightningElement, api } from 'lwc';
import getHistory from '@salesforce/apex/LogController.getHistory';
import retry from '@salesforce/apex/LogController.retry';
import { messageOf } from 'c/errorPanel';
import chargeOverLabel from '@salesforce/label/c.Log_View_ChargeOver';
import emptyLabel from '@salesforce/label/c.Record_Never';
import historyLabel from '@salesforce/label/c.Record_History';
import lastLabel from '@salesforce/label/c.Record_Last';
import loadingLabel from '@salesforce/label/c.Loading';
import refreshLabel from '@salesforce/label/c.Refresh';
import retryLabel from '@salesforce/label/c.Repair_Retry';
import titleLabel from '@salesforce/label/c.Record_Title';
import timeZone from '@salesforce/i18n/timeZone';

interface ShownLine extends Apex.LogLine {
  readonly url: string;
}

/** For the page of any record, by App Builder: when ChargeOver wrote it last, what came since, and a way to try again. */
export default class RecordSync extends LightningElement {
  @api recordId: string | undefined;
  history: Apex.RecordHistory | undefined;
  repair: Apex.RepairState | undefined;
  error: unknown;
  refusal: string | undefined;

  readonly timeZone = timeZone;
  readonly labels = {
    chargeOverLabel,
    emptyLabel,
    historyLabel,
    lastLabel,
    loadingLabel,
    refreshLabel,
    retryLabel,
    titleLabel,
  };

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.history === undefined && this.error === undefined;
  }
  get lines(): ShownLine[] {
    return (this.history?.lines ?? []).map((line) => ({ ...line, url: `/${line.id ?? ''}` }));
  }
  get isEmpty(): boolean {
    return this.history !== undefined && this.lines.length === 0;
  }
  get openIds(): string[] {
    return this.lines.filter(({ isOpen }) => isOpen).flatMap(({ id }) => id ?? []);
  }
  get isRetryOffered(): boolean {
    return this.history?.mayRepair === true && this.openIds.length > 0;
  }

  async load(): Promise<void> {
    try {
      this.history = await getHistory({ recordId: this.recordId ?? '' });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  async retry(): Promise<void> {
    try {
      this.repair = await retry({ logIds: this.openIds });
      this.refusal = undefined;
    } catch (error) {
      this.refusal = messageOf(error);
    }
  }
}
