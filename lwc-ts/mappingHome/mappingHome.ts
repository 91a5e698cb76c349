import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getMappings from '@salesforce/apex/MappingController.getMappings';
import switchAll from '@salesforce/apex/MappingController.switchAll';
import { messageOf } from 'c/errorPanel';
import { SaveFollower } from 'c/saveFollower';
import activeLabel from '@salesforce/label/c.Mapping_Active';
import editLabel from '@salesforce/label/c.Mapping_Edit';
import emptyLabel from '@salesforce/label/c.Mapping_None';
import fieldsLabel from '@salesforce/label/c.Mapping_Fields';
import goneLabel from '@salesforce/label/c.Mapping_Object_Gone';
import introLabel from '@salesforce/label/c.Mapping_Intro';
import loadingLabel from '@salesforce/label/c.Loading';
import offLabel from '@salesforce/label/c.Mapping_Switch_Off';
import onLabel from '@salesforce/label/c.Mapping_Switch_On';
import pendingLabel from '@salesforce/label/c.Mapping_Save_Pending';
import savedLabel from '@salesforce/label/c.Saved';
import selectLabel from '@salesforce/label/c.Mapping_Select';
import siteLabel from '@salesforce/label/c.Pause_Site';
import slowLabel from '@salesforce/label/c.Mapping_Save_Slow';
import sourceLabel from '@salesforce/label/c.Mapping_Source';
import stateOffLabel from '@salesforce/label/c.Mapping_Off';
import stateOnLabel from '@salesforce/label/c.Mapping_On';
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
  /** What no longer fits the org, as the last check found it. */
  readonly drift: string;
  readonly isChosen: boolean;
  readonly selectText: string;
  /** For who can’t see which row the button is in. */
  readonly editText: string;
}

/** The ChargeOver objects and where they go; switches them on and off, and opens the editor of one. */
export default class MappingHome extends LightningElement {
  mappings: Apex.MappingSummary[] | undefined;
  error: unknown;
  /** Developer name of the mapping that is open. */
  opened: string | undefined;
  chosen: string[] = [];
  saveState: Apex.SaveState | undefined;
  isSlow = false;
  private readonly follower = new SaveFollower((state, isSlow) => this.heard(state, isSlow));

  readonly labels = {
    activeLabel,
    editLabel,
    emptyLabel,
    fieldsLabel,
    introLabel,
    loadingLabel,
    offLabel,
    onLabel,
    pendingLabel,
    siteLabel,
    slowLabel,
    sourceLabel,
    targetLabel,
    titleLabel,
  };

  connectedCallback(): void {
    this.opened = new URLSearchParams(window.location.search).get('c__mapping') ?? undefined;
    this.load();
  }
  disconnectedCallback(): void {
    this.follower.cancel();
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
  get isPending(): boolean {
    return this.saveState?.status === 'pending';
  }
  get failure(): string | undefined {
    return this.saveState?.status === 'failed' ? this.saveState.message : undefined;
  }
  get cannotSwitch(): boolean {
    return this.chosen.length === 0 || this.isPending;
  }
  get rows(): ShownMapping[] {
    return (this.mappings ?? []).map(({ name = '', label = '', ...mapping }) => ({
      name,
      label,
      source: mapping.source ?? '',
      target: mapping.targetLabel ?? goneLabel.replace('{0}', mapping.targetObject ?? ''),
      fields: mapping.fieldCount ?? 0,
      state: mapping.isActive ? stateOnLabel : stateOffLabel,
      site: mapping.site ?? '',
      isMissing: mapping.targetLabel === undefined,
      drift: (mapping.drift ?? []).join(' '),
      isChosen: this.chosen.includes(name),
      selectText: selectLabel.replace('{0}', label),
      editText: `${editLabel} ${label}`,
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

  choose(event: CustomEvent<{ checked: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const others = this.chosen.filter((one) => one !== name);
    this.chosen = event.detail.checked ? [...others, name] : others;
  }
  switchOn(): Promise<void> {
    return this.switchChosen(true);
  }
  switchOff(): Promise<void> {
    return this.switchChosen(false);
  }

  open(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.opened = name;
  }

  async close(): Promise<void> {
    this.opened = undefined;
    await this.load();
  }

  private async switchChosen(isActive: boolean): Promise<void> {
    try {
      this.saveState = await switchAll({ names: this.chosen, isActive });
      this.isSlow = false;
      if (this.isPending) this.follower.follow(this.saveState);
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: messageOf(error), variant: 'error', mode: 'sticky' }));
    }
  }

  private async heard(state: Apex.SaveState, isSlow: boolean): Promise<void> {
    this.saveState = state;
    this.isSlow = isSlow;
    if (state.status !== 'done') return;
    this.chosen = [];
    this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
    await this.load();
  }
}
