import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import countToPurge from '@salesforce/apex/OverviewController.countToPurge';
import keepLogs from '@salesforce/apex/OverviewController.keepLogs';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';
import otherDaysLabel from '@salesforce/label/c.Retention_Other_Days';
import saveLabel from '@salesforce/label/c.Save';
import savedLabel from '@salesforce/label/c.Saved';
import textLabel from '@salesforce/label/c.Overview_Retention_Text';
import titleLabel from '@salesforce/label/c.Overview_Retention';
import wellDaysLabel from '@salesforce/label/c.Retention_Well_Days';
import wouldGoLabel from '@salesforce/label/c.Retention_Would_Go';
import wouldGoMoreLabel from '@salesforce/label/c.Retention_Would_Go_More';

const COUNT_AFTER_MS = 400;
/** The org counts no further. */
const MOST_COUNTED = 10_000;

/** How long logs are kept and what that takes; other days show first what would go. Says `changed` after a save. */
export default class RetentionPanel extends LightningElement {
  @api mayChange = false;
  problem: string | undefined;
  count: number | undefined;
  isBusy = false;
  daysWhenWell = 0;
  daysOtherwise = 0;
  private shown: Apex.OverviewRetention | undefined;
  private timer: Timer | undefined;

  readonly labels = { otherDaysLabel, saveLabel, titleLabel, wellDaysLabel };

  @api get retention(): Apex.OverviewRetention | undefined {
    return this.shown;
  }
  set retention(value: Apex.OverviewRetention | undefined) {
    const isEdited = this.isEdited;
    this.shown = value;
    if (isEdited) return;
    this.daysWhenWell = value?.daysWhenWell ?? 0;
    this.daysOtherwise = value?.daysOtherwise ?? 0;
  }

  disconnectedCallback(): void {
    this.timer?.cancel();
  }

  get sentence(): string {
    const { daysWhenWell = 0, daysOtherwise = 0, logs = 0, megabytes = 0, due = 0 } = this.shown ?? {};
    return [daysWhenWell, daysOtherwise, logs, megabytes, due].reduce<string>(
      (text, value, index) => text.replace(`{${index}}`, String(value)),
      textLabel,
    );
  }
  get isEdited(): boolean {
    const { daysWhenWell, daysOtherwise } = this.shown ?? {};
    return this.shown !== undefined && (this.daysWhenWell !== daysWhenWell || this.daysOtherwise !== daysOtherwise);
  }
  get cannotSave(): boolean {
    return this.isBusy || !this.isEdited || this.problem !== undefined;
  }
  get wouldGo(): string | undefined {
    if (this.count === undefined || !this.isEdited) return undefined;
    const label = this.count >= MOST_COUNTED ? wouldGoMoreLabel : wouldGoLabel;
    return label.replace('{0}', String(this.count));
  }

  changeWell(event: CustomEvent<{ value: string }>): void {
    this.daysWhenWell = Number(event.detail.value);
    this.countSoon();
  }
  changeOther(event: CustomEvent<{ value: string }>): void {
    this.daysOtherwise = Number(event.detail.value);
    this.countSoon();
  }

  async save(): Promise<void> {
    this.isBusy = true;
    try {
      await keepLogs({ daysWhenWell: this.daysWhenWell, daysOtherwise: this.daysOtherwise });
      this.count = undefined;
      this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  private countSoon(): void {
    this.timer?.cancel();
    this.timer = later(COUNT_AFTER_MS, () => this.countThem());
  }

  private async countThem(): Promise<void> {
    try {
      this.count = await countToPurge({ daysWhenWell: this.daysWhenWell, daysOtherwise: this.daysOtherwise });
      this.problem = undefined;
    } catch (error) {
      this.count = undefined;
      this.problem = messageOf(error);
    }
  }
}
