import { LightningElement } from 'lwc';
import getBoard from '@salesforce/apex/LogController.getBoard';
import resolve from '@salesforce/apex/LogController.resolve';
import resolveGroup from '@salesforce/apex/LogController.resolveGroup';
import retry from '@salesforce/apex/LogController.retry';
import retryGroup from '@salesforce/apex/LogController.retryGroup';
import retrySince from '@salesforce/apex/LogController.retrySince';
import { messageOf } from 'c/errorPanel';
import emptyLabel from '@salesforce/label/c.Errors_None';
import failedLabel from '@salesforce/label/c.Errors_Failed';
import introLabel from '@salesforce/label/c.Errors_Intro';
import loadingLabel from '@salesforce/label/c.Loading';
import needsMatchLabel from '@salesforce/label/c.Errors_Needs_Match';
import noRelayLabel from '@salesforce/label/c.Repair_No_Relay';
import noteLabel from '@salesforce/label/c.Repair_Resolve_Note';
import refreshLabel from '@salesforce/label/c.Refresh';
import retrySinceLabel from '@salesforce/label/c.Repair_Retry_Since';
import sinceLabel from '@salesforce/label/c.Repair_Since';
import titleLabel from '@salesforce/label/c.Errors_Title';
import underWayLabel from '@salesforce/label/c.Errors_Under_Way';
import waitingLabel from '@salesforce/label/c.Errors_Waiting';

/** What failed, by cause; from here it is retried or marked as resolved. */
export default class ErrorBoard extends LightningElement {
  board: Apex.ErrorBoard | undefined;
  /** What is or was under way since the page was opened. */
  repairs: Apex.RepairState[] = [];
  error: unknown;
  refusal: string | undefined;
  since = '';
  note = '';
  isBusy = false;

  readonly labels = {
    emptyLabel,
    introLabel,
    loadingLabel,
    noRelayLabel,
    noteLabel,
    refreshLabel,
    retrySinceLabel,
    sinceLabel,
    titleLabel,
    underWayLabel,
  };

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.board === undefined && this.error === undefined;
  }
  get groups(): Apex.ErrorGroup[] {
    return this.board?.groups ?? [];
  }
  get isEmpty(): boolean {
    return this.board !== undefined && this.groups.length === 0;
  }
  get isRetrySinceOffered(): boolean {
    return this.mayRepair && !this.isEmpty;
  }
  get mayRepair(): boolean {
    return this.board?.mayRepair === true;
  }
  get isWithoutRelay(): boolean {
    return this.board?.isDriven === false;
  }
  get hasRepairs(): boolean {
    return this.repairs.length > 0;
  }
  get isSinceMissing(): boolean {
    return this.isBusy || this.since === '';
  }
  get counts(): string {
    const { failed = 0, waiting = 0, needsMatch = 0 } = this.board ?? {};
    return [
      failedLabel.replace('{0}', String(failed)),
      waitingLabel.replace('{0}', String(waiting)),
      needsMatchLabel.replace('{0}', String(needsMatch)),
    ].join(' · ');
  }

  async load(): Promise<void> {
    try {
      const board = await getBoard();
      this.board = board;
      const open = board.repairs ?? [];
      const over = this.repairs.filter(({ id }) => !open.some((one) => one.id === id));
      this.repairs = [...over, ...open];
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  changeSince(event: CustomEvent<{ value: string }>): void {
    this.since = event.detail.value;
  }
  changeNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  async retryGroup(event: CustomEvent<string>): Promise<void> {
    await this.ask(retryGroup({ fingerprint: event.detail }));
  }
  async resolveGroup(event: CustomEvent<string>): Promise<void> {
    await this.ask(resolveGroup({ fingerprint: event.detail, note: this.note }));
  }
  async retryLogs(event: CustomEvent<string[]>): Promise<void> {
    await this.ask(retry({ logIds: event.detail }));
  }
  async resolveLogs(event: CustomEvent<string[]>): Promise<void> {
    await this.ask(resolve({ logIds: event.detail, note: this.note }));
  }
  async retrySince(): Promise<void> {
    await this.ask(retrySince({ since: this.since }));
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
