import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Filter_Add';
import allLabel from '@salesforce/label/c.Filter_All';
import anyLabel from '@salesforce/label/c.Filter_Any';
import atLeastLabel from '@salesforce/label/c.Filter_Is_atLeast';
import atMostLabel from '@salesforce/label/c.Filter_Is_atMost';
import blankLabel from '@salesforce/label/c.Filter_Is_blank';
import containsLabel from '@salesforce/label/c.Filter_Is_contains';
import draftsLabel from '@salesforce/label/c.Filter_Preset_withoutDrafts';
import equalsLabel from '@salesforce/label/c.Filter_Is_equals';
import failedPaymentsLabel from '@salesforce/label/c.Filter_Preset_withoutFailedPayments';
import falseLabel from '@salesforce/label/c.Filter_Is_false';
import fieldLabel from '@salesforce/label/c.Filter_Field';
import greaterThanLabel from '@salesforce/label/c.Filter_Is_greaterThan';
import inLabel from '@salesforce/label/c.Filter_Is_in';
import isLabel from '@salesforce/label/c.Filter_Is';
import lessThanLabel from '@salesforce/label/c.Filter_Is_lessThan';
import matchLabel from '@salesforce/label/c.Filter_Match';
import noneLabel from '@salesforce/label/c.Filter_None';
import notBlankLabel from '@salesforce/label/c.Filter_Is_notBlank';
import notEqualsLabel from '@salesforce/label/c.Filter_Is_notEquals';
import notInLabel from '@salesforce/label/c.Filter_Is_notIn';
import openQuotesLabel from '@salesforce/label/c.Filter_Preset_withoutOpenQuotes';
import presetLabel from '@salesforce/label/c.Filter_Preset';
import removeLabel from '@salesforce/label/c.Filter_Remove';
import startsWithLabel from '@salesforce/label/c.Filter_Is_startsWith';
import titleLabel from '@salesforce/label/c.Filter_Title';
import trialsLabel from '@salesforce/label/c.Filter_Preset_withoutTrials';
import trueLabel from '@salesforce/label/c.Filter_Is_true';
import unreadableLabel from '@salesforce/label/c.Filter_Unreadable';
import valueLabel from '@salesforce/label/c.Filter_Value';
import valuesLabel from '@salesforce/label/c.Filter_Values';
import zeroInvoicesLabel from '@salesforce/label/c.Filter_Preset_withoutZeroInvoices';
import zeroPaymentsLabel from '@salesforce/label/c.Filter_Preset_withoutZeroPayments';
import { readFilter, writeFilter, type Condition, type Filter } from './filterText';

const COMPARISON_LABELS: Readonly<Record<string, string>> = {
  equals: equalsLabel,
  notEquals: notEqualsLabel,
  in: inLabel,
  notIn: notInLabel,
  contains: containsLabel,
  startsWith: startsWithLabel,
  greaterThan: greaterThanLabel,
  lessThan: lessThanLabel,
  atLeast: atLeastLabel,
  atMost: atMostLabel,
  blank: blankLabel,
  notBlank: notBlankLabel,
  true: trueLabel,
  false: falseLabel,
};
const PRESET_LABELS: Readonly<Record<string, string>> = {
  withoutDrafts: draftsLabel,
  withoutTrials: trialsLabel,
  withoutZeroInvoices: zeroInvoicesLabel,
  withoutZeroPayments: zeroPaymentsLabel,
  withoutFailedPayments: failedPaymentsLabel,
  withoutOpenQuotes: openQuotesLabel,
};
const LISTS = new Set(['in', 'notIn']);
const WITHOUT_VALUE = new Set(['blank', 'notBlank', 'true', 'false']);

interface Option {
  readonly label: string;
  readonly value: string;
}
interface ShownCondition {
  readonly key: string;
  readonly preset: string | undefined;
  readonly field: string | undefined;
  readonly is: string | undefined;
  readonly text: string;
  readonly hasValue: boolean;
  readonly valueLabel: string;
  readonly removeText: string;
}

/** Builds the filter of a mapping row by row. Says every change with a `filtered` event that carries the filter's text. */
export default class MappingFilter extends LightningElement {
  /** JSON, as the engine reads it; blank for none. */
  @api filter: string | undefined;
  @api sources: Apex.SourceField[] = [];
  @api comparisons: string[] = [];
  @api presets: string[] = [];
  @api readOnly = false;

  readonly labels = {
    addLabel,
    fieldLabel,
    isLabel,
    matchLabel,
    noneLabel,
    presetLabel,
    titleLabel,
  };

  get read(): Filter | undefined {
    return readFilter(this.filter);
  }
  get unreadable(): string | undefined {
    return this.read === undefined ? unreadableLabel.replace('{0}', this.filter ?? '') : undefined;
  }
  get isEmpty(): boolean {
    return this.read?.conditions.length === 0;
  }
  get hasSeveral(): boolean {
    return (this.read?.conditions.length ?? 0) > 1;
  }
  get joins(): Option[] {
    return [
      { label: allLabel, value: 'all' },
      { label: anyLabel, value: 'any' },
    ];
  }
  get join(): string {
    return this.read?.isAny === true ? 'any' : 'all';
  }
  get fieldOptions(): Option[] {
    const used = (this.read?.conditions ?? []).map(({ field }) => field ?? '').filter((field) => field !== '');
    const paths = new Set([...this.sources.map(({ path = '' }) => path), ...used]);
    return [...paths].sort().map((path) => ({ label: path, value: path }));
  }
  get comparisonOptions(): Option[] {
    return this.comparisons.map((value) => ({ label: COMPARISON_LABELS[value] ?? value, value }));
  }
  get presetOptions(): Option[] {
    const used = new Set((this.read?.conditions ?? []).map(({ preset }) => preset));
    return this.presets
      .filter((value) => !used.has(value))
      .map((value) => ({ label: PRESET_LABELS[value] ?? value, value }));
  }
  get rows(): ShownCondition[] {
    return (this.read?.conditions ?? []).map(({ preset, field, is, value }, index) => ({
      key: String(index),
      preset: preset === undefined ? undefined : (PRESET_LABELS[preset] ?? preset),
      field,
      is,
      text: Array.isArray(value) ? value.join(', ') : String(value ?? ''),
      hasValue: !WITHOUT_VALUE.has(is ?? ''),
      valueLabel: LISTS.has(is ?? '') ? valuesLabel : valueLabel,
      removeText: removeLabel.replace('{0}', String(index + 1)),
    }));
  }

  changeJoin(event: CustomEvent<{ value: string }>): void {
    this.send({ isAny: event.detail.value === 'any', conditions: this.read?.conditions ?? [] });
  }
  changeField(event: CustomEvent<{ value: string }>): void {
    this.changeRow(event, { field: event.detail.value });
  }
  changeIs(event: CustomEvent<{ value: string }>): void {
    this.changeRow(event, { is: event.detail.value });
  }
  changeValue(event: CustomEvent<{ value: string }>): void {
    this.changeRow(event, { value: event.detail.value });
  }
  add(): void {
    const field = this.fieldOptions[0]?.value ?? '';
    this.append({ field, is: 'notBlank' });
  }
  addPreset(event: CustomEvent<{ value: string }>): void {
    this.append({ preset: event.detail.value });
  }
  remove(event: Event): void {
    const index = indexOf(event);
    this.replace((this.read?.conditions ?? []).filter((_, at) => at !== index));
  }

  private append(condition: Condition): void {
    this.replace([...(this.read?.conditions ?? []), condition]);
  }
  private changeRow(event: Event, change: Condition): void {
    const index = indexOf(event);
    this.replace((this.read?.conditions ?? []).map((row, at) => (at === index ? fitted({ ...row, ...change }) : row)));
  }
  private replace(conditions: readonly Condition[]): void {
    this.send({ isAny: this.join === 'any', conditions });
  }
  private send(filter: Filter): void {
    this.dispatchEvent(new CustomEvent('filtered', { detail: writeFilter(filter) }));
  }
}

function indexOf(event: Event): number {
  const { index } = (event.currentTarget as HTMLElement).dataset;
  return Number(index);
}

/** A comparison with a list takes a list, one without a value none. */
function fitted({ field, is, value }: Condition): Condition {
  const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
  if (WITHOUT_VALUE.has(is ?? '')) return { field, is };
  if (!LISTS.has(is ?? '')) return { field, is, value: text };
  const values = text.split(',').map((part) => part.trim());
  return { field, is, value: values.filter((part) => part !== '') };
}
