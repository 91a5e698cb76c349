import { LightningElement, api } from 'lwc';
import getTargetObjects from '@salesforce/apex/MappingController.getTargetObjects';
import defaultLabel from '@salesforce/label/c.Settings_Default';
import deleteDeleteLabel from '@salesforce/label/c.Settings_Delete_Delete';
import deleteFlagLabel from '@salesforce/label/c.Settings_Delete_Flag';
import deleteIgnoreLabel from '@salesforce/label/c.Settings_Delete_Ignore';
import deleteLabel from '@salesforce/label/c.Settings_Delete';
import duplicatesAllowLabel from '@salesforce/label/c.Settings_Duplicates_Allow';
import duplicatesLabel from '@salesforce/label/c.Settings_Duplicates';
import duplicatesRespectLabel from '@salesforce/label/c.Settings_Duplicates_Respect';
import keyLabel from '@salesforce/label/c.Settings_Key';
import noKeyLabel from '@salesforce/label/c.Settings_No_Key';
import objectLabel from '@salesforce/label/c.Settings_Object';
import objectSearchLabel from '@salesforce/label/c.Settings_Object_Search';
import ownerHelpLabel from '@salesforce/label/c.Settings_Owner_Help';
import ownerLabel from '@salesforce/label/c.Settings_Owner';
import recordTypeLabel from '@salesforce/label/c.Settings_Record_Type';
import stateLabel from '@salesforce/label/c.Settings_State';
import stateNoneLabel from '@salesforce/label/c.Settings_State_None';
import titleLabel from '@salesforce/label/c.Settings_Title';

/** So many objects are offered at once; typing narrows them down. */
const MOST_OFFERED = 50;
const TEXTS = new Set(['STRING', 'TEXTAREA']);

interface Option {
  readonly label: string;
  readonly value: string;
}
type Changes = { [Key in keyof Apex.MappingDraft]?: Apex.MappingDraft[Key] | undefined };

/** What holds for the whole mapping: object, key, records, filter. Says every change with a `settings` event. */
export default class MappingSettings extends LightningElement {
  @api draft: Apex.MappingDraft = {};
  @api detail: Apex.MappingDetail = {};
  /** Fields of the chosen object. */
  @api targets: Apex.TargetFieldInfo[] = [];
  @api readOnly = false;
  objects: Apex.TargetObjectInfo[] = [];
  error: unknown;
  search = '';

  readonly labels = {
    deleteLabel,
    duplicatesLabel,
    keyLabel,
    objectLabel,
    objectSearchLabel,
    ownerHelpLabel,
    ownerLabel,
    recordTypeLabel,
    stateLabel,
    titleLabel,
  };
  readonly deletePolicies: Option[] = [
    { label: deleteFlagLabel, value: 'flag' },
    { label: deleteIgnoreLabel, value: 'ignore' },
    { label: deleteDeleteLabel, value: 'delete' },
  ];
  readonly duplicatePolicies: Option[] = [
    { label: duplicatesRespectLabel, value: 'respect' },
    { label: duplicatesAllowLabel, value: 'allow' },
  ];

  connectedCallback(): void {
    this.load();
  }

  async load(): Promise<void> {
    try {
      this.objects = await getTargetObjects();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  get objectOptions(): Option[] {
    const words = this.search.toLowerCase();
    const fitting = this.objects.filter(
      ({ name = '', label = '' }) => name.toLowerCase().includes(words) || label.toLowerCase().includes(words),
    );
    const offered = fitting.slice(0, MOST_OFFERED).map(optionOf);
    const { targetObject = '' } = this.draft;
    if (targetObject === '' || offered.some(({ value }) => value === targetObject)) return offered;
    const own = this.objects.find(({ name }) => name === targetObject) ?? { name: targetObject, label: targetObject };
    return [optionOf(own), ...offered];
  }
  get keyOptions(): Option[] {
    return this.targets.filter(({ isUniqueKey, type }) => isUniqueKey === true && type === 'STRING').map(optionOf);
  }
  get missingKey(): string | undefined {
    return this.keyOptions.length === 0 ? noKeyLabel.replace('{0}', this.draft.targetObject ?? '') : undefined;
  }
  get recordTypeOptions(): Option[] {
    const known = (this.detail.recordTypes ?? []).map((name) => ({ label: name, value: name }));
    return [{ label: defaultLabel, value: '' }, ...known];
  }
  get hasRecordTypes(): boolean {
    return this.recordTypeOptions.length > 1 || this.recordType !== '';
  }
  get stateOptions(): Option[] {
    const texts = this.targets.filter(({ type = '', isWritable }) => isWritable === true && TEXTS.has(type));
    return [{ label: stateNoneLabel, value: '' }, ...texts.map(optionOf)];
  }
  get recordType(): string {
    return this.draft.recordType ?? '';
  }
  get stateField(): string {
    return this.draft.stateField ?? '';
  }
  get deletePolicy(): string {
    return this.draft.deletePolicy ?? 'flag';
  }
  get duplicatePolicy(): string {
    return this.draft.duplicatePolicy ?? 'respect';
  }

  changeSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }
  changeObject(event: CustomEvent<{ value: string }>): void {
    this.send({ targetObject: event.detail.value });
  }
  changeKey(event: CustomEvent<{ value: string }>): void {
    this.send({ keyField: event.detail.value });
  }
  changeRecordType(event: CustomEvent<{ value: string }>): void {
    this.send({ recordType: textOf(event) });
  }
  changeOwner(event: CustomEvent<{ value: string }>): void {
    this.send({ owner: textOf(event) });
  }
  changeDelete(event: CustomEvent<{ value: string }>): void {
    this.send({ deletePolicy: event.detail.value });
  }
  changeDuplicates(event: CustomEvent<{ value: string }>): void {
    this.send({ duplicatePolicy: event.detail.value });
  }
  changeState(event: CustomEvent<{ value: string }>): void {
    this.send({ stateField: textOf(event) });
  }
  changeFilter(event: CustomEvent<string | undefined>): void {
    this.send({ filter: event.detail ?? undefined });
  }

  private send(detail: Changes): void {
    this.dispatchEvent(new CustomEvent('settings', { detail }));
  }
}

function optionOf({ name = '', label = '' }: { name?: string; label?: string }): Option {
  return { label: `${label} (${name})`, value: name };
}

function textOf(event: CustomEvent<{ value: string }>): string | undefined {
  return event.detail.value === '' ? undefined : event.detail.value;
}
