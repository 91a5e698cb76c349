import { LightningElement, api } from 'lwc';
import getLogsOfGroup from '@salesforce/apex/LogController.getLogsOfGroup';
import { messageOf } from 'c/errorPanel';
import countLabel from '@salesforce/label/c.Errors_Count';
import assign from '@salesforce/apex/LogController.assign';
import assignGroup from '@salesforce/apex/LogController.assignGroup';
import assignLabel from '@salesforce/label/c.Owner_Assign';
import assignedLabel from '@salesforce/label/c.Owner_Assigned';
import firstLabel from '@salesforce/label/c.Errors_First';
import hideLabel from '@salesforce/label/c.Errors_Hide';
import lastLabel from '@salesforce/label/c.Errors_Last';
import logLabel from '@salesforce/label/c.Log_Number';
import nextLabel from '@salesforce/label/c.Log_Next';
import onFieldLabel from '@salesforce/label/c.Errors_On_Field';
import recordsLabel from '@salesforce/label/c.Errors_Records';
import resolveLabel from '@salesforce/label/c.Repair_Resolve';
import retryLabel from '@salesforce/label/c.Repair_Retry_All';
import retryChosenLabel from '@salesforce/label/c.Repair_Retry';
import showLabel from '@salesforce/label/c.Errors_Show';
import timeZone from '@salesforce/i18n/timeZone';
import { processedColumn } from 'c/logColumns';

interface ShownLog extends Apex.LogLine {
  readonly url: string;
}

const columns = [
  {
    label: logLabel,
    fieldName: 'url',
    type: 'url',
    typeAttributes: { label: { fieldName: 'name' } },
    initialWidth: 150,
  },
  { label: recordsLabel, fieldName: 'recordKey' },
  processedColumn(lastLabel),
];

/** A group of errors with one cause: how many, since when, what to do; its logs, of which some can be chosen. */
export default class ErrorGroupRow extends LightningElement {
  @api group: Apex.ErrorGroup | undefined;
  @api mayRepair = false;
  @api isBusy = false;
  logs: ShownLog[] | undefined;
  chosen: readonly string[] = [];
  error: string | undefined;
  isAssigning = false;
  assigned: string | undefined;

  readonly columns = columns;
  readonly timeZone = timeZone;
  readonly labels = {
    assignLabel,
    countLabel,
    firstLabel,
    lastLabel,
    nextLabel,
    recordsLabel,
    resolveLabel,
    retryChosenLabel,
  };

  get title(): string {
    return this.group?.sentence ?? this.group?.message ?? this.group?.code ?? '';
  }
  get words(): string | undefined {
    return this.group?.sentence === undefined ? undefined : this.group.message;
  }
  get fieldText(): string | undefined {
    const field = this.group?.field;
    return field === undefined ? undefined : onFieldLabel.replace('{0}', field);
  }
  get retryText(): string {
    return retryLabel.replace('{0}', String(this.group?.count ?? 0));
  }
  get showText(): string {
    return this.logs === undefined ? showLabel : hideLabel;
  }
  get isLookOnly(): boolean {
    return !this.mayRepair;
  }
  get isNothingChosen(): boolean {
    return this.isBusy || this.chosen.length === 0;
  }

  retry(): void {
    this.send('retrygroup', this.group?.fingerprint);
  }
  resolve(): void {
    this.send('resolvegroup', this.group?.fingerprint);
  }
  retryChosen(): void {
    this.send('retrylogs', this.chosen);
  }
  toggleAssign(): void {
    this.isAssigning = !this.isAssigning;
  }
  /** The chosen logs, or the whole group if none is chosen. */
  async assign(event: CustomEvent<string>): Promise<void> {
    const ownerId = event.detail;
    const fingerprint = this.group?.fingerprint ?? '';
    try {
      const count = await (this.chosen.length > 0
        ? assign({ logIds: [...this.chosen], ownerId })
        : assignGroup({ fingerprint, ownerId }));
      this.assigned = assignedLabel.replace('{0}', String(count));
      this.isAssigning = false;
      this.error = undefined;
    } catch (error) {
      this.error = messageOf(error);
    }
  }
  choose(event: CustomEvent<{ selectedRows: readonly ShownLog[] }>): void {
    this.chosen = event.detail.selectedRows.flatMap(({ id }) => id ?? []);
  }

  async toggle(): Promise<void> {
    if (this.logs !== undefined) {
      this.logs = undefined;
      this.chosen = [];
      return;
    }
    try {
      const found = await getLogsOfGroup({ fingerprint: this.group?.fingerprint ?? '' });
      this.logs = found.map((log) => ({ ...log, url: `/${log.id ?? ''}` }));
      this.error = undefined;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  private send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
