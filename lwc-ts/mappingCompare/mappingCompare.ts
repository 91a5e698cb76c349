import { LightningElement, api } from 'lwc';
import activeLabel from '@salesforce/label/c.Mapping_Active';
import howLabel from '@salesforce/label/c.Mapping_Conversion';
import defaultLabel from '@salesforce/label/c.Mapping_Default';
import deleteLabel from '@salesforce/label/c.Settings_Delete';
import duplicatesLabel from '@salesforce/label/c.Settings_Duplicates';
import filterLabel from '@salesforce/label/c.Filter_Title';
import getShipped from '@salesforce/apex/MappingController.getShipped';
import keyLabel from '@salesforce/label/c.Settings_Key';
import loadingLabel from '@salesforce/label/c.Loading';
import lookupLabel from '@salesforce/label/c.Mapping_Lookup';
import noneLabel from '@salesforce/label/c.Mapping_Compare_None';
import nowLabel from '@salesforce/label/c.Mapping_Compare_Now';
import objectLabel from '@salesforce/label/c.Settings_Object';
import offLabel from '@salesforce/label/c.Mapping_Off';
import onLabel from '@salesforce/label/c.Mapping_On';
import optionsLabel from '@salesforce/label/c.Mapping_Options';
import ownLabel from '@salesforce/label/c.Mapping_Compare_Own';
import ownerLabel from '@salesforce/label/c.Settings_Owner';
import recordTypeLabel from '@salesforce/label/c.Settings_Record_Type';
import settingLabel from '@salesforce/label/c.Mapping_Compare_Setting';
import shippedLabel from '@salesforce/label/c.Mapping_Compare_Shipped';
import sourceLabel from '@salesforce/label/c.Mapping_Source_Paths';
import stateLabel from '@salesforce/label/c.Settings_State';
import syncLabel from '@salesforce/label/c.Mapping_Sync_Object';
import takeLabel from '@salesforce/label/c.Mapping_Compare_Take_Short';
import takeTextLabel from '@salesforce/label/c.Mapping_Compare_Take';
import targetLabel from '@salesforce/label/c.Mapping_Target_Field';
import titleLabel from '@salesforce/label/c.Mapping_Compare';
import whatOfLabel from '@salesforce/label/c.Mapping_Field_Of';
import writeWhenLabel from '@salesforce/label/c.Mapping_Write_When';
import { conversionLabel } from 'c/mappingWords';

const SETTINGS = {
  isActive: syncLabel,
  targetObject: objectLabel,
  keyField: keyLabel,
  deletePolicy: deleteLabel,
  filter: filterLabel,
  duplicatePolicy: duplicatesLabel,
  recordType: recordTypeLabel,
  owner: ownerLabel,
  stateField: stateLabel,
  options: optionsLabel,
} as const;
const FIELD = {
  source: sourceLabel,
  targetField: targetLabel,
  conversion: howLabel,
  options: optionsLabel,
  defaultText: defaultLabel,
  lookup: lookupLabel,
  writeWhen: writeWhenLabel,
  isActive: activeLabel,
} as const;

interface Difference {
  readonly key: string;
  readonly what: string;
  readonly now: string;
  readonly shipped: string;
  readonly takeText: string;
  /** The draft with the shipped value. */
  readonly taken: Apex.MappingDraft;
}

/** What this org changed of a mapping as it was shipped. A `taken` event carries the draft with one shipped value. */
export default class MappingCompare extends LightningElement {
  @api draft: Apex.MappingDraft = {};
  @api readOnly = false;
  shipped: Apex.MappingDraft | undefined;
  isLoaded = false;
  error: unknown;

  readonly labels = { loadingLabel, noneLabel, nowLabel, ownLabel, settingLabel, shippedLabel, takeLabel, titleLabel };

  connectedCallback(): void {
    this.load();
  }

  async load(): Promise<void> {
    try {
      this.shipped = (await getShipped({ name: this.draft.name })) ?? undefined;
      this.isLoaded = true;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  get isLoading(): boolean {
    return !this.isLoaded && this.error === undefined;
  }
  get isOwn(): boolean {
    return this.isLoaded && this.shipped === undefined;
  }
  get isSame(): boolean {
    return this.shipped !== undefined && this.differences.length === 0;
  }
  get hasDifferences(): boolean {
    return this.differences.length > 0;
  }
  get differences(): Difference[] {
    const { shipped, draft } = this;
    if (shipped === undefined) return [];
    const own = keysOf(SETTINGS)
      .filter((key) => textOf(draft[key]) !== textOf(shipped[key]))
      .map((key) =>
        differenceOf(key, SETTINGS[key], textOf(draft[key]), textOf(shipped[key]), { ...draft, [key]: shipped[key] }),
      );
    return [...own, ...this.fieldDifferences(shipped)];
  }

  take(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const chosen = this.differences.find((one) => one.key === key);
    if (chosen !== undefined) this.dispatchEvent(new CustomEvent('taken', { detail: chosen.taken }));
  }

  private fieldDifferences(shipped: Apex.MappingDraft): Difference[] {
    const { draft } = this;
    return (shipped.fields ?? []).flatMap((before) => {
      const index = (draft.fields ?? []).findIndex(({ name }) => name === before.name);
      const now = draft.fields?.[index];
      if (now === undefined) return [];
      return keysOf(FIELD)
        .filter((key) => textOf(now[key]) !== textOf(before[key]))
        .map((key) => {
          const fields = (draft.fields ?? []).map((row, at) => (at === index ? { ...row, [key]: before[key] } : row));
          const what = whatOfLabel.replace('{0}', before.source ?? '').replace('{1}', FIELD[key]);
          return differenceOf(`${before.name ?? ''} ${key}`, what, shownOf(key, now), shownOf(key, before), {
            ...draft,
            fields,
          });
        });
    });
  }
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}

function differenceOf(key: string, what: string, now: string, shipped: string, taken: Apex.MappingDraft): Difference {
  return { key, what, now, shipped, takeText: takeTextLabel.replace('{0}', what), taken };
}

/** Conversions by what the editor calls them. */
function shownOf(key: keyof typeof FIELD, row: Apex.MappedField): string {
  return key === 'conversion' ? conversionLabel(row.conversion ?? 'auto') : textOf(row[key]);
}

/** Blank and missing are the same. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? onLabel : offLabel;
  return typeof value === 'string' ? value : '';
}
