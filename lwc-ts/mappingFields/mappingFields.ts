import { LightningElement, api } from 'lwc';
import { suggestionsFor, type Suggestion } from 'c/mappingSuggestions';
import acceptAllLabel from '@salesforce/label/c.Mapping_Accept_All';
import acceptLabel from '@salesforce/label/c.Mapping_Accept';
import addChooseLabel from '@salesforce/label/c.Mapping_Add_Choose';
import addLabel from '@salesforce/label/c.Mapping_Add';
import noRowsLabel from '@salesforce/label/c.Mapping_No_Rows';
import onlyProblemsLabel from '@salesforce/label/c.Mapping_Only_Problems';
import searchLabel from '@salesforce/label/c.Mapping_Search';
import suggestionLabel from '@salesforce/label/c.Mapping_Suggestion';
import suggestionsLabel from '@salesforce/label/c.Mapping_Suggestions';

interface ShownRow {
  readonly key: string;
  readonly field: Apex.MappedField;
  readonly sample: string | undefined;
  readonly problems: Apex.MappingProblem[];
}

/** The rows of a mapping: found, added, suggested, changed. Says every change with a `fields` event that carries all rows. */
export default class MappingFields extends LightningElement {
  @api fields: Apex.MappedField[] = [];
  @api sources: Apex.SourceField[] = [];
  @api sourceObjects: string[] = [];
  @api targets: Apex.TargetFieldInfo[] = [];
  @api conversions: Apex.ConversionInfo[] = [];
  @api problems: Apex.MappingProblem[] = [];
  @api readOnly = false;
  search = '';
  toAdd = '';
  isOnlyProblems = false;

  readonly labels = { acceptLabel, addChooseLabel, addLabel, noRowsLabel, searchLabel, suggestionsLabel };

  get rows(): ShownRow[] {
    const samples = new Map(this.sources.map(({ path, sample }) => [path, sample]));
    const words = this.search.toLowerCase();
    return this.fields
      .map((field, index) => ({
        key: String(index),
        field,
        sample: samples.get(field.source?.split(',')[0]?.trim()),
        problems: this.problems.filter(({ row }) => row === index),
      }))
      .filter(({ field, problems }) => {
        const isFound = [field.source, field.targetField].some((text) => (text ?? '').toLowerCase().includes(words));
        return isFound && (!this.isOnlyProblems || problems.length > 0);
      });
  }
  get hasNoRows(): boolean {
    return this.rows.length === 0;
  }
  get rowsWithProblems(): number {
    return new Set(this.problems.map(({ row }) => row).filter((row) => row !== undefined)).size;
  }
  get offersProblems(): boolean {
    return this.rowsWithProblems > 0 || this.isOnlyProblems;
  }
  get onlyProblemsText(): string {
    return onlyProblemsLabel.replace('{0}', String(this.rowsWithProblems));
  }
  get unmapped(): { readonly label: string; readonly value: string }[] {
    const used = new Set(this.fields.map(({ source }) => source));
    return this.sources
      .filter(({ path }) => !used.has(path))
      .map(({ path = '', sample }) => ({ label: sample ? `${path} (${sample})` : path, value: path }));
  }
  get suggestions(): (Suggestion & { readonly text: string })[] {
    if (this.readOnly) return [];
    return suggestionsFor(this.sources, this.targets, this.fields).map((suggestion) => ({
      ...suggestion,
      text: suggestionLabel.replace('{0}', suggestion.source).replace('{1}', suggestion.targetLabel),
    }));
  }
  get hasSuggestions(): boolean {
    return this.suggestions.length > 0;
  }
  get acceptAllText(): string {
    return acceptAllLabel.replace('{0}', String(this.suggestions.length));
  }

  changeSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }
  changeOnlyProblems(event: CustomEvent<{ checked: boolean }>): void {
    this.isOnlyProblems = event.detail.checked;
  }
  changeRow(event: CustomEvent<Apex.MappedField>): void {
    const { index } = (event.currentTarget as HTMLElement).dataset;
    this.send(this.fields.map((field, at) => (String(at) === index ? event.detail : field)));
  }
  /** Only a row that was never saved: one of the org's is switched off instead. */
  removeRow(event: Event): void {
    const { index } = (event.currentTarget as HTMLElement).dataset;
    this.send(this.fields.filter((_, at) => String(at) !== index));
  }
  chooseToAdd(event: CustomEvent<{ value: string }>): void {
    this.toAdd = event.detail.value;
  }
  add(): void {
    this.send([...this.fields, { source: this.toAdd, isActive: true }]);
    this.toAdd = '';
  }
  acceptOne(event: Event): void {
    const { source } = (event.currentTarget as HTMLElement).dataset;
    this.accept(this.suggestions.filter((suggestion) => suggestion.source === source));
  }
  acceptAll(): void {
    this.accept(this.suggestions);
  }

  private accept(suggestions: readonly Suggestion[]): void {
    const added = suggestions.map(({ source, target }) => ({ source, targetField: target, isActive: true }));
    this.send([...this.fields, ...added]);
  }
  private send(detail: readonly Apex.MappedField[]): void {
    this.dispatchEvent(new CustomEvent('fields', { detail }));
  }
}
