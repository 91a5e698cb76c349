import { LightningElement, api } from 'lwc';
import assign from '@salesforce/apex/LogController.assign';
import getOpenLogs from '@salesforce/apex/LogController.getOpenLogs';
import { messageOf } from 'c/errorPanel';
import assignLabel from '@salesforce/label/c.Owner_Assign';
import assignedLabel from '@salesforce/label/c.Owner_Assigned';
import chosenLabel from '@salesforce/label/c.Open_Logs_Chosen';
import emptyLabel from '@salesforce/label/c.Open_Logs_None';
import failedLabel from '@salesforce/label/c.Open_Logs_Failed';
import filterLabel from '@salesforce/label/c.Open_Logs_Filter';
import lastLabel from '@salesforce/label/c.Errors_Last';
import logLabel from '@salesforce/label/c.Log_Number';
import messageLabel from '@salesforce/label/c.Open_Logs_Message';
import needsMatchLabel from '@salesforce/label/c.Open_Logs_Needs_Match';
import recordLabel from '@salesforce/label/c.Errors_Records';
import resolveLabel from '@salesforce/label/c.Repair_Resolve';
import retryLabel from '@salesforce/label/c.Repair_Retry';
import showLabel from '@salesforce/label/c.Open_Logs_Show';
import titleLabel from '@salesforce/label/c.Open_Logs_Title';
import waitingLabel from '@salesforce/label/c.Open_Logs_Waiting';
import { processedColumn } from 'c/logColumns';

interface ShownLog extends Apex.LogLine {
  readonly url: string;
}

/** Logs that are open, whatever their cause: some or all are chosen, then retried, resolved (`retrylogs`, `resolvelogs`) or given away. */
export default class OpenLogs extends LightningElement {
  @api mayRepair = false;
  @api isBusy = false;
  logs: ShownLog[] | undefined;
  chosen: readonly string[] = [];
  openKey = 'Failed';
  search = '';
  error: string | undefined;
  assigned: string | undefined;
  isAssigning = false;

  readonly labels = {
    assignLabel,
    emptyLabel,
    filterLabel,
    resolveLabel,
    retryLabel,
    showLabel,
    titleLabel,
  };
  readonly keys = [
    { label: failedLabel, value: 'Failed' },
    { label: waitingLabel, value: 'Waiting' },
    { label: needsMatchLabel, value: 'Needs Match' },
  ];
  readonly columns = [
    {
      label: logLabel,
      fieldName: 'url',
      type: 'url',
      typeAttributes: { label: { fieldName: 'name' } },
      initialWidth: 150,
    },
    { label: recordLabel, fieldName: 'recordKey' },
    { label: messageLabel, fieldName: 'message', wrapText: true },
    processedColumn(lastLabel),
  ];

  get rows(): ShownLog[] {
    const words = this.search.toLowerCase();
    return (this.logs ?? []).filter(({ recordKey = '', message = '' }) =>
      [recordKey, message].some((text) => text.toLowerCase().includes(words)),
    );
  }
  get isEmpty(): boolean {
    return this.logs?.length === 0;
  }
  get hasRows(): boolean {
    return this.rows.length > 0;
  }
  get isLookOnly(): boolean {
    return !this.mayRepair;
  }
  get isNothingChosen(): boolean {
    return this.isBusy || this.chosen.length === 0;
  }
  get chosenText(): string {
    return chosenLabel.replace('{0}', String(this.chosen.length));
  }

  changeKey(event: CustomEvent<{ value: string }>): void {
    this.openKey = event.detail.value;
    this.logs = undefined;
    this.chosen = [];
  }
  changeSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }
  choose(event: CustomEvent<{ selectedRows: readonly ShownLog[] }>): void {
    this.chosen = event.detail.selectedRows.flatMap(({ id }) => id ?? []);
  }
  toggleAssign(): void {
    this.isAssigning = !this.isAssigning;
  }

  async load(): Promise<void> {
    try {
      const found = await getOpenLogs({ openKey: this.openKey });
      this.logs = found.map((log) => ({ ...log, url: `/${log.id ?? ''}` }));
      this.chosen = [];
      this.error = undefined;
    } catch (error) {
      this.error = messageOf(error);
    }
  }
  retry(): void {
    this.dispatchEvent(new CustomEvent('retrylogs', { detail: this.chosen }));
  }
  resolve(): void {
    this.dispatchEvent(new CustomEvent('resolvelogs', { detail: this.chosen }));
  }
  async assign(event: CustomEvent<string>): Promise<void> {
    try {
      const count = await assign({ logIds: [...this.chosen], ownerId: event.detail });
      this.assigned = assignedLabel.replace('{0}', String(count));
      this.isAssigning = false;
      this.error = undefined;
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}
