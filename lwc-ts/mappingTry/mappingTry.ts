import { LightningElement, api } from 'lwc';
import getTry from '@salesforce/apex/PreviewController.getTry';
import tryDraft from '@salesforce/apex/PreviewController.tryDraft';
import { later, type Timer } from 'c/timers';
import buttonLabel from '@salesforce/label/c.Try_Button';
import createdLabel from '@salesforce/label/c.Try_created';
import deletedLabel from '@salesforce/label/c.Try_deleted';
import explainedLabel from '@salesforce/label/c.Try_Explained';
import failedLabel from '@salesforce/label/c.Try_Failed';
import fieldLabel from '@salesforce/label/c.Try_Field';
import flaggedLabel from '@salesforce/label/c.Try_flagged';
import noRelayLabel from '@salesforce/label/c.Repair_No_Relay';
import noneLabel from '@salesforce/label/c.Try_none';
import nothingLabel from '@salesforce/label/c.Try_Nothing';
import pendingLabel from '@salesforce/label/c.Try_Pending';
import recordLabel from '@salesforce/label/c.Try_Record';
import skippedLabel from '@salesforce/label/c.Try_Skipped';
import titleLabel from '@salesforce/label/c.Try_Title';
import updatedLabel from '@salesforce/label/c.Try_updated';
import wellLabel from '@salesforce/label/c.Try_Well';

const ASK_AGAIN_MS = 3_000;
const OPERATIONS: Readonly<Record<string, string>> = {
  created: createdLabel,
  updated: updatedLabel,
  flagged: flaggedLabel,
  deleted: deletedLabel,
  none: noneLabel,
};

/** Tries a draft on a webhook in the org, and tells what would have happened; everything is taken back. */
export default class MappingTry extends LightningElement {
  @api draft: Apex.MappingDraft = {};
  /** Of the log whose webhook is tried; blank: none is chosen. */
  @api payloadId = '';
  @api readOnly = false;
  state: Apex.TryState | undefined;
  error: unknown;
  private timer: Timer | undefined;

  readonly labels = { buttonLabel, explainedLabel, noRelayLabel, pendingLabel, titleLabel };

  disconnectedCallback(): void {
    this.timer?.cancel();
  }

  get isPending(): boolean {
    return this.state !== undefined && this.state.isOver !== true;
  }
  get isWithoutRelay(): boolean {
    return this.isPending && this.state?.isDriven !== true;
  }
  get cannotTry(): boolean {
    return this.readOnly || this.isPending || this.payloadId === '';
  }
  get failure(): string | undefined {
    const { isOver, hasFailed, sentence, message, field } = this.state ?? {};
    if (isOver !== true || hasFailed !== true) return undefined;
    const where = field === undefined ? '' : fieldLabel.replace('{0}', field);
    return [failedLabel, sentence, message, where].filter((part) => part).join(' ');
  }
  get success(): string | undefined {
    const { isOver, hasFailed, status, message = '', records = [] } = this.state ?? {};
    if (isOver !== true || hasFailed === true) return undefined;
    if (status !== 'Applied') return message === '' ? nothingLabel : skippedLabel.replace('{0}', message);
    const told = records.map(({ objectName = '', operation = '' }) =>
      recordLabel.replace('{0}', objectName).replace('{1}', OPERATIONS[operation] ?? operation),
    );
    return told.length === 0 ? nothingLabel : wellLabel.replace('{0}', told.join(', '));
  }

  tryIt(): Promise<void> {
    return this.take(tryDraft({ draft: this.draft, payloadId: this.payloadId }));
  }

  private async take(call: Promise<Apex.TryState>): Promise<void> {
    try {
      this.state = await call;
      this.error = undefined;
    } catch (error) {
      this.state = undefined;
      this.error = error;
    }
    if (this.isPending) this.timer = later(ASK_AGAIN_MS, () => this.take(getTry({ tryId: this.state?.id })));
  }
}
