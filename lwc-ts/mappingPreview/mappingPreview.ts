import { LightningElement, api } from 'lwc';
import getPayloads from '@salesforce/apex/PreviewController.getPayloads';
import preview from '@salesforce/apex/PreviewController.preview';
import chooseLabel from '@salesforce/label/c.Preview_Choose';
import createLabel from '@salesforce/label/c.Preview_Create';
import emptyLabel from '@salesforce/label/c.Preview_Empty';
import leaveLabel from '@salesforce/label/c.Preview_Leave';
import nothingLabel from '@salesforce/label/c.Preview_Nothing';
import resultLabel from '@salesforce/label/c.Preview_Result';
import showLabel from '@salesforce/label/c.Preview_Show';
import skipLabel from '@salesforce/label/c.Preview_Skip';
import sourceLabel from '@salesforce/label/c.Mapping_Source_Field';
import targetLabel from '@salesforce/label/c.Mapping_Target_Field';
import titleLabel from '@salesforce/label/c.Preview_Title';
import updateLabel from '@salesforce/label/c.Preview_Update';
import valueLabel from '@salesforce/label/c.Preview_Value';

/** What the org calls the sample that the package carries. */
const SAMPLE = 'sample';
const SENTENCES: Readonly<Record<string, string>> = {
  create: createLabel,
  update: updateLabel,
  skip: skipLabel,
  none: nothingLabel,
};

interface ShownRow {
  readonly key: string;
  readonly source: string;
  readonly sourceValue: string;
  readonly targetField: string;
  readonly result: string;
  readonly className: string;
}

/** Shows what the draft would make of a webhook from the log. Nothing is written. */
export default class MappingPreview extends LightningElement {
  @api draft: Apex.MappingDraft = {};
  @api readOnly = false;
  payloads: Apex.PayloadOption[] | undefined;
  chosen = '';
  result: Apex.PreviewResult | undefined;
  error: unknown;

  readonly labels = {
    chooseLabel,
    emptyLabel,
    resultLabel,
    showLabel,
    sourceLabel,
    targetLabel,
    titleLabel,
    valueLabel,
  };

  connectedCallback(): void {
    this.load();
  }

  get isEmpty(): boolean {
    return this.payloads?.length === 0;
  }
  /** Only what really came is tried in the org. */
  get toTry(): string {
    return this.chosen === SAMPLE ? '' : this.chosen;
  }
  get hasPayloads(): boolean {
    return (this.payloads ?? []).length > 0;
  }
  get options(): { readonly label: string; readonly value: string }[] {
    return (this.payloads ?? []).map(({ id = '', label = '' }) => ({ label, value: id }));
  }
  get cannotShow(): boolean {
    return this.chosen === '';
  }
  get sentence(): string {
    return (SENTENCES[this.result?.operation ?? ''] ?? '').replace('{0}', this.result?.key ?? '');
  }
  get recordUrl(): string | undefined {
    return this.result?.recordId === undefined ? undefined : `/${this.result.recordId}`;
  }
  get rows(): ShownRow[] {
    return (this.result?.rows ?? []).map((row, index) => ({
      key: String(index),
      source: row.source ?? '',
      sourceValue: row.sourceValue ?? '',
      targetField: row.targetField ?? '',
      result: row.message ?? (row.outcome === 'leave' ? leaveLabel : (row.value ?? '')),
      className: row.outcome === 'problem' ? 'slds-cell-wrap slds-text-color_error' : 'slds-cell-wrap',
    }));
  }

  choose(event: CustomEvent<{ value: string }>): void {
    this.chosen = event.detail.value;
  }

  async load(): Promise<void> {
    try {
      this.payloads = await getPayloads({ source: this.draft.source });
      this.chosen = this.payloads[0]?.id ?? '';
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  async show(): Promise<void> {
    try {
      this.result = await preview({ draft: this.draft, payloadId: this.chosen });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }
}
