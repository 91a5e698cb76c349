import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import assign from '@salesforce/apex/LogController.assign';
import getChosen from '@salesforce/apex/LogController.getChosen';
import resolve from '@salesforce/apex/LogController.resolve';
import retry from '@salesforce/apex/LogController.retry';
import LOG from '@salesforce/schema/Sync_Log__c';
import { messageOf } from 'c/errorPanel';
import assignLabel from '@salesforce/label/c.Owner_Assign';
import assignedLabel from '@salesforce/label/c.Owner_Assigned';
import backLabel from '@salesforce/label/c.Chosen_Back';
import goneLabel from '@salesforce/label/c.Chosen_Gone';
import introLabel from '@salesforce/label/c.Chosen_Intro';
import whenLabel from '@salesforce/label/c.Chosen_When';
import loadingLabel from '@salesforce/label/c.Loading';
import logLabel from '@salesforce/label/c.Log_Number';
import lookOnlyLabel from '@salesforce/label/c.Chosen_Look_Only';
import messageLabel from '@salesforce/label/c.Open_Logs_Message';
import noneLabel from '@salesforce/label/c.Chosen_None';
import noneOpenLabel from '@salesforce/label/c.Chosen_None_Open';
import noRelayLabel from '@salesforce/label/c.Repair_No_Relay';
import noteLabel from '@salesforce/label/c.Repair_Resolve_Note';
import recordLabel from '@salesforce/label/c.Chosen_Record';
import resolveLabel from '@salesforce/label/c.Repair_Resolve';
import retryLabel from '@salesforce/label/c.Repair_Retry';
import statusLabel from '@salesforce/label/c.Chosen_Status';
import titleLabel from '@salesforce/label/c.Chosen_Title';
import { processedColumn } from 'c/logColumns';

interface ShownLog extends Apex.LogLine {
  readonly url: string;
}

/** What the button Repair above a list of logs opens: those chosen there are retried, resolved with a note, or given to somebody. */
export default class ChosenLogs extends NavigationMixin(LightningElement) {
  /** Ids of what was chosen; the flow that shows the component hands them over. */
  @api logIds: readonly string[] = [];
  chosen: Apex.ChosenLogs | undefined;
  repairs: Apex.RepairState[] = [];
  error: unknown;
  refusal: string | undefined;
  assigned: string | undefined;
  note = '';
  isAssigning = false;
  isBusy = false;

  readonly labels = {
    assignLabel,
    backLabel,
    loadingLabel,
    lookOnlyLabel,
    noneLabel,
    noneOpenLabel,
    noRelayLabel,
    noteLabel,
    resolveLabel,
    retryLabel,
    titleLabel,
  };
  readonly columns = [
    {
      label: logLabel,
      fieldName: 'url',
      type: 'url',
      typeAttributes: { label: { fieldName: 'name' } },
      initialWidth: 150,
    },
    { label: statusLabel, fieldName: 'status', initialWidth: 120 },
    { label: recordLabel, fieldName: 'recordKey' },
    { label: messageLabel, fieldName: 'message', wrapText: true },
    processedColumn(whenLabel),
  ];

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.chosen === undefined && this.error === undefined;
  }
  get rows(): ShownLog[] {
    return (this.chosen?.logs ?? []).map((log) => ({ ...log, url: `/${log.id ?? ''}` }));
  }
  get open(): string[] {
    return this.rows.filter(({ isOpen }) => isOpen === true).flatMap(({ id }) => id ?? []);
  }
  get isNone(): boolean {
    return this.chosen !== undefined && this.rows.length === 0;
  }
  get isSome(): boolean {
    return this.rows.length > 0;
  }
  get isNoneOpen(): boolean {
    return this.isSome && this.open.length === 0;
  }
  get isLookOnly(): boolean {
    return this.isSome && this.chosen?.mayRepair !== true;
  }
  get mayRepair(): boolean {
    return this.isSome && this.chosen?.mayRepair === true;
  }
  get isWithoutRelay(): boolean {
    return this.mayRepair && this.chosen?.isDriven === false;
  }
  get isUnrepairable(): boolean {
    return this.isBusy || this.open.length === 0;
  }
  get introText(): string {
    return introLabel.replace('{0}', String(this.rows.length)).replace('{1}', String(this.open.length));
  }
  get goneText(): string | undefined {
    const gone = (this.logIds ?? []).length - this.rows.length;
    return gone > 0 && this.isSome ? goneLabel.replace('{0}', String(gone)) : undefined;
  }

  changeNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }
  toggleAssign(): void {
    this.isAssigning = !this.isAssigning;
  }
  goBack(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__objectPage',
      attributes: { objectApiName: LOG.objectApiName, actionName: 'list' },
    });
  }

  async load(): Promise<void> {
    try {
      this.chosen = await getChosen({ logIds: [...(this.logIds ?? [])] });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }
  async retry(): Promise<void> {
    await this.ask(retry({ logIds: this.open }));
  }
  async resolve(): Promise<void> {
    await this.ask(resolve({ logIds: this.open, note: this.note }));
  }
  async assign(event: CustomEvent<string>): Promise<void> {
    this.isBusy = true;
    try {
      const count = await assign({ logIds: this.rows.flatMap(({ id }) => id ?? []), ownerId: event.detail });
      this.assigned = assignedLabel.replace('{0}', String(count));
      this.isAssigning = false;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = messageOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  private async ask(call: Promise<Apex.RepairState>): Promise<void> {
    this.isBusy = true;
    try {
      const asked = await call;
      this.repairs = [...this.repairs.filter(({ id }) => id !== asked.id), asked];
      this.refusal = undefined;
    } catch (error) {
      this.refusal = messageOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}
