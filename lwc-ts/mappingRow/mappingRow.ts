import { LightningElement, api } from 'lwc';
import activeLabel from '@salesforce/label/c.Mapping_Active';
import chooseLabel from '@salesforce/label/c.Mapping_Choose_Field';
import howLabel from '@salesforce/label/c.Mapping_Conversion';
import closeLabel from '@salesforce/label/c.Mapping_Row_Close';
import defaultLabel from '@salesforce/label/c.Mapping_Default';
import editLabel from '@salesforce/label/c.Mapping_Edit';
import noTargetLabel from '@salesforce/label/c.Mapping_No_Target_Yet';
import offLabel from '@salesforce/label/c.Mapping_Off';
import lookupChoiceLabel from '@salesforce/label/c.Mapping_Lookup';
import lookupLabel from '@salesforce/label/c.Mapping_Points_To';
import lookupNoneLabel from '@salesforce/label/c.Mapping_Lookup_None';
import moreLabel from '@salesforce/label/c.Mapping_Type_To_Search';
import removeLabel from '@salesforce/label/c.Mapping_Remove';
import sampleLabel from '@salesforce/label/c.Mapping_Sample';
import sourcesLabel from '@salesforce/label/c.Mapping_Source_Paths';
import targetLabel from '@salesforce/label/c.Mapping_Target_Field';
import writeAlwaysLabel from '@salesforce/label/c.Mapping_Write_always';
import writeBlankLabel from '@salesforce/label/c.Mapping_Write_blank';
import writeCreateLabel from '@salesforce/label/c.Mapping_Write_create';
import writeWhenLabel from '@salesforce/label/c.Mapping_Write_When';
import { conversionLabel } from 'c/mappingWords';

/** So many fields are offered at once; typing narrows them down. */
const MOST_OFFERED = 50;
/** What a lookup's options say of a parent that Salesforce doesn't have. */
const LOOKUP_OPTIONS: Apex.ConversionOption[] = [{ name: 'whenMissing', kind: 'choice', choices: ['wait', 'leave'] }];

interface Option {
  readonly label: string;
  readonly value: string;
}

/**
 * One row of the editor: a ChargeOver field and where it goes. Says every change with a `mapped` event that carries the whole
 * row; a row that was never saved can go: `removed`.
 */
export default class MappingRow extends LightningElement {
  @api field: Apex.MappedField = {};
  @api sample: string | undefined;
  @api targets: Apex.TargetFieldInfo[] = [];
  @api conversions: Apex.ConversionInfo[] = [];
  /** ChargeOver's objects that a lookup may point to. */
  @api sourceObjects: string[] = [];
  @api problems: Apex.MappingProblem[] = [];
  @api readOnly = false;
  search = '';
  private isOpened = false;

  readonly labels = {
    activeLabel,
    defaultLabel,
    howLabel,
    lookupChoiceLabel,
    removeLabel,
    sourcesLabel,
    targetLabel,
    writeWhenLabel,
  };
  readonly writeRules: Option[] = [
    { label: writeAlwaysLabel, value: 'always' },
    { label: writeCreateLabel, value: 'create' },
    { label: writeBlankLabel, value: 'blank' },
  ];

  get target(): Apex.TargetFieldInfo | undefined {
    const wanted = this.field.targetField?.toLowerCase();
    return this.targets.find(({ name }) => name?.toLowerCase() === wanted);
  }
  /** A row without a target has nothing to show but its choices. */
  get isOpen(): boolean {
    return this.isOpened || this.targetName === '';
  }
  get toggleLabel(): string {
    return this.isOpen ? closeLabel : editLabel;
  }
  get toggleText(): string {
    return `${this.toggleLabel} ${this.field.source ?? ''}`;
  }
  get sampleText(): string | undefined {
    return this.sample ? `${sampleLabel}: ${this.sample}` : undefined;
  }
  get targetText(): string {
    return this.targetName === '' ? noTargetLabel : this.ownTargetLabel;
  }
  get howText(): string {
    const parts = [
      this.isLookup ? `${lookupLabel}: ${this.field.lookup ?? ''}` : this.ownConversionText,
      this.field.isActive === true ? '' : offLabel,
    ];
    return parts.filter((part) => part !== '').join(' · ');
  }
  get targetName(): string {
    return this.field.targetField ?? '';
  }
  get targetOptions(): Option[] {
    const words = this.search.toLowerCase();
    const fitting = this.targets.filter(
      ({ name = '', label = '', isWritable }) =>
        isWritable === true && (name.toLowerCase().includes(words) || label.toLowerCase().includes(words)),
    );
    const offered = fitting.slice(0, MOST_OFFERED).map(({ name = '', label = '' }) => ({
      label: `${label} (${name})`,
      value: name,
    }));
    const { targetName } = this;
    const isOffered = targetName === '' || offered.some(({ value }) => value === targetName);
    return isOffered ? offered : [{ label: this.ownTargetLabel, value: targetName }, ...offered];
  }
  get placeholder(): string {
    return this.targets.length > MOST_OFFERED ? moreLabel : chooseLabel;
  }
  get conversionOptions(): Option[] {
    const type = this.target?.type;
    const fitting = this.conversions.filter(
      ({ types }) => types === undefined || type === undefined || types.includes(type),
    );
    return fitting.map(({ name = '' }) => ({ label: conversionLabel(name), value: name }));
  }
  get conversion(): string {
    return this.field.conversion ?? 'auto';
  }
  get knownOptions(): Apex.ConversionOption[] {
    if (this.isLookup) return LOOKUP_OPTIONS;
    return this.conversions.find(({ name }) => name === this.conversion)?.options ?? [];
  }
  get writeWhen(): string {
    return this.field.writeWhen ?? 'always';
  }
  get mayLookUp(): boolean {
    return this.isLookup || this.target?.type === 'REFERENCE';
  }
  get lookupOptions(): Option[] {
    const known = this.sourceObjects.map((name) => ({ label: name, value: name }));
    return [{ label: lookupNoneLabel, value: '' }, ...known];
  }
  get lookup(): string {
    return this.field.lookup ?? '';
  }
  get isNew(): boolean {
    return this.field.name === undefined && !this.readOnly;
  }
  get isLookup(): boolean {
    return this.field.lookup !== undefined;
  }
  get isPlain(): boolean {
    return !this.isLookup;
  }
  get hasProblems(): boolean {
    return this.problems.length > 0;
  }
  get shownProblems(): { readonly key: number; readonly message: string; readonly className: string }[] {
    return this.problems.map(({ level, message = '' }, key) => ({
      key,
      message,
      className: level === 'error' ? 'slds-text-color_error' : 'slds-text-color_weak',
    }));
  }

  toggle(): void {
    this.isOpened = !this.isOpened;
  }
  changeSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }
  changeTarget(event: CustomEvent<{ value: string }>): void {
    // Its conversion and options come next: the row stays open.
    this.isOpened = true;
    this.send({ targetField: event.detail.value });
  }
  changeConversion(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.send({ conversion: value === 'auto' ? undefined : value, options: undefined });
  }
  changeDefault(event: CustomEvent<{ value: string }>): void {
    this.send({ defaultText: event.detail.value === '' ? undefined : event.detail.value });
  }
  changeOptions(event: CustomEvent<string | undefined>): void {
    this.send({ options: event.detail ?? undefined });
  }
  changeSource(event: CustomEvent<{ value: string }>): void {
    this.send({ source: event.detail.value });
  }
  changeLookup(event: CustomEvent<{ value: string }>): void {
    // The options of a conversion mean nothing to a lookup, and the other way round.
    const lookup = event.detail.value === '' ? undefined : event.detail.value;
    this.send({ lookup, conversion: undefined, options: undefined });
  }
  changeWriteWhen(event: CustomEvent<{ value: string }>): void {
    this.send({ writeWhen: event.detail.value });
  }
  remove(): void {
    this.dispatchEvent(new CustomEvent('removed'));
  }
  changeActive(event: CustomEvent<{ checked: boolean }>): void {
    this.send({ isActive: event.detail.checked });
  }

  private get ownConversionText(): string {
    const { conversion } = this.field;
    return conversion === undefined ? '' : conversionLabel(conversion);
  }
  private get ownTargetLabel(): string {
    const { target, targetName } = this;
    return target === undefined ? targetName : `${target.label ?? ''} (${targetName})`;
  }

  private send(change: { [Key in keyof Apex.MappedField]?: Apex.MappedField[Key] | undefined }): void {
    // Not `change`: the inputs' own `change` events bubble out of this component.
    this.dispatchEvent(new CustomEvent('mapped', { detail: { ...this.field, ...change } }));
  }
}
