import { LightningElement, api } from 'lwc';
import getRepair from '@salesforce/apex/LogController.getRepair';
import stop from '@salesforce/apex/LogController.stop';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';
import cancelledLabel from '@salesforce/label/c.Repair_Cancelled';
import doneLabel from '@salesforce/label/c.Repair_Done';
import doneSomeLabel from '@salesforce/label/c.Repair_Done_Some';
import failedLabel from '@salesforce/label/c.Repair_Failed';
import matchLabel from '@salesforce/label/c.Repair_Match';
import noRelayLabel from '@salesforce/label/c.Repair_No_Relay';
import pendingLabel from '@salesforce/label/c.Repair_Pending';
import resolveLabel from '@salesforce/label/c.Repair_Resolve';
import retryLabel from '@salesforce/label/c.Repair_Retry';
import runningLabel from '@salesforce/label/c.Repair_Running';
import stopLabel from '@salesforce/label/c.Repair_Stop';

const EVERY_MS = 3_000;
const NAMES: Readonly<Record<string, string>> = { Match: matchLabel, Resolve: resolveLabel, Retry: retryLabel };

/** How far a request is; asks again until it is over, and says so with the event `over`. */
export default class RepairProgress extends LightningElement {
  @api mayRepair = false;
  error: unknown;
  private shown: Apex.RepairState | undefined;
  private timer: Timer | undefined;

  readonly labels = { noRelayLabel, stopLabel };

  @api get repair(): Apex.RepairState | undefined {
    return this.shown;
  }
  set repair(value: Apex.RepairState | undefined) {
    this.shown = value;
    this.wait();
  }

  disconnectedCallback(): void {
    this.timer?.cancel();
  }

  get text(): string {
    const { type = '', status, done = 0, total = 0, failed = 0, message = '' } = this.shown ?? {};
    const name = NAMES[type] ?? type;
    if (status === 'Pending') return fill(pendingLabel, name);
    if (status === 'Running') return fill(runningLabel, name, done, total);
    if (status === 'Failed') return fill(failedLabel, name, message);
    if (status === 'Cancelled') return fill(cancelledLabel, name, done);
    return failed > 0 ? fill(doneSomeLabel, name, done, failed) : fill(doneLabel, name, done);
  }
  get isOver(): boolean {
    return this.shown?.isOver === true;
  }
  get isStoppable(): boolean {
    return this.mayRepair && !this.isOver;
  }
  get isWithoutRelay(): boolean {
    return !this.isOver && this.shown?.isDriven === false;
  }
  get percent(): number {
    const { done = 0, total = 0 } = this.shown ?? {};
    if (this.isOver) return 100;
    return total === 0 ? 0 : Math.round((done / total) * 100);
  }

  async halt(): Promise<void> {
    await this.take(stop({ requestId: this.shown?.id ?? '' }));
  }

  private wait(): void {
    this.timer?.cancel();
    if (this.shown === undefined || this.isOver) return;
    const requestId = this.shown.id ?? '';
    this.timer = later(EVERY_MS, () => this.take(getRepair({ requestId })));
  }

  private async take(call: Promise<Apex.RepairState>): Promise<void> {
    try {
      this.shown = await call;
      this.error = undefined;
      if (this.isOver) this.dispatchEvent(new CustomEvent('over', { detail: this.shown }));
    } catch (error) {
      this.error = messageOf(error);
    }
    this.wait();
  }
}

function fill(label: string, ...values: readonly (string | number)[]): string {
  return values.reduce<string>((text, value, index) => text.replace(`{${index}}`, String(value)), label);
}
