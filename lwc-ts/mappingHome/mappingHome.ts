import { LightningElement } from 'lwc';
import getMappings from '@salesforce/apex/MappingController.getMappings';
import activeLabel from '@salesforce/label/c.Mapping_Active';
import editLabel from '@salesforce/label/c.Mapping_Edit';
import emptyLabel from '@salesforce/label/c.Mapping_None';
import fieldsLabel from '@salesforce/label/c.Mapping_Fields';
import goneLabel from '@salesforce/label/c.Mapping_Object_Gone';
import introLabel from '@salesforce/label/c.Mapping_Intro';
import loadingLabel from '@salesforce/label/c.Loading';
import offLabel from '@salesforce/label/c.Mapping_Off';
import onLabel from '@salesforce/label/c.Mapping_On';
import siteLabel from '@salesforce/label/c.Pause_Site';
import sourceLabel from '@salesforce/label/c.Mapping_Source';
import targetLabel from '@salesforce/label/c.Mapping_Target';
import titleLabel from '@salesforce/label/c.Mapping_Title';

interface ShownMapping {
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly target: string;
  readonly fields: number;
  readonly state: string;
  readonly site: string;
  readonly isMissing: boolean;
  /** For who can’t see which row the button is in. */
  readonly editText: string;
}

/** The ChargeOver objects and where they go; opens the editor of one. */
export default class MappingHome extends LightningElement {
  mappings: Apex.MappingSummary[] | undefined;
  error: unknown;
  /** Developer name of the mapping that is open. */
  opened: string | undefined;

  readonly labels = {
    activeLabel,
    editLabel,
    emptyLabel,
    fieldsLabel,
    introLabel,
    loadingLabel,
    siteLabel,
    sourceLabel,
    targetLabel,
    titleLabel,
  };

  connectedCallback(): void {
    this.opened = new URLSearchParams(window.location.search).get('c__mapping') ?? undefined;
    this.load();
  }

  get isLoading(): boolean {
    return this.mappings === undefined && this.error === undefined;
  }
  get isEmpty(): boolean {
    return this.mappings?.length === 0;
  }
  get isList(): boolean {
    return this.opened === undefined;
  }
  get rows(): ShownMapping[] {
    return (this.mappings ?? []).map((mapping) => ({
      name: mapping.name ?? '',
      label: mapping.label ?? '',
      source: mapping.source ?? '',
      target: mapping.targetLabel ?? goneLabel.replace('{0}', mapping.targetObject ?? ''),
      fields: mapping.fieldCount ?? 0,
      state: mapping.isActive ? onLabel : offLabel,
      site: mapping.site ?? '',
      isMissing: mapping.targetLabel === undefined,
      editText: `${editLabel} ${mapping.label ?? ''}`,
    }));
  }

  async load(): Promise<void> {
    try {
      this.mappings = await getMappings();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  open(event: Event): void {
    this.opened = (event.currentTarget as HTMLElement).dataset.name;
  }

  async close(): Promise<void> {
    this.opened = undefined;
    await this.load();
  }
}
