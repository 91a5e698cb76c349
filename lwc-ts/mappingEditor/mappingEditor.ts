import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import check from '@salesforce/apex/MappingController.check';
import getMapping from '@salesforce/apex/MappingController.getMapping';
import getTargetFields from '@salesforce/apex/MappingController.getTargetFields';
import save from '@salesforce/apex/MappingController.save';
import { messageOf } from 'c/errorPanel';
import { SaveFollower } from 'c/saveFollower';
import { later, type Timer } from 'c/timers';
import apexSettingsLabel from '@salesforce/label/c.Mapping_Apex_Settings';
import backLabel from '@salesforce/label/c.Mapping_Back';
import deployPageLabel from '@salesforce/label/c.Mapping_Deploy_Page';
import forbiddenLabel from '@salesforce/label/c.Mapping_Deploy_Forbidden';
import leaveLabel from '@salesforce/label/c.Mapping_Leave';
import leaveTitleLabel from '@salesforce/label/c.Mapping_Leave_Title';
import loadingLabel from '@salesforce/label/c.Loading';
import onLabel from '@salesforce/label/c.Mapping_Sync_Object';
import pendingLabel from '@salesforce/label/c.Mapping_Save_Pending';
import saveLabel from '@salesforce/label/c.Save';
import savedLabel from '@salesforce/label/c.Saved';
import slowLabel from '@salesforce/label/c.Mapping_Save_Slow';
import tabCompareLabel from '@salesforce/label/c.Mapping_Tab_Compare';
import tabFieldsLabel from '@salesforce/label/c.Mapping_Tab_Fields';
import tabFileLabel from '@salesforce/label/c.Mapping_Tab_File';
import tabPreviewLabel from '@salesforce/label/c.Mapping_Tab_Preview';
import tabSettingsLabel from '@salesforce/label/c.Mapping_Tab_Settings';
import undoLabel from '@salesforce/label/c.Mapping_Undo';

const CHECK_AFTER_MS = 400;

/** Edits one mapping: checks as one goes, saves everything at once, and shows what became of it. */
export default class MappingEditor extends LightningElement {
  /** Developer name of the mapping. */
  @api name = '';
  detail: Apex.MappingDetail | undefined;
  draft: Apex.MappingDraft | undefined;
  /** Fields of the draft's object. */
  targets: Apex.TargetFieldInfo[] = [];
  problems: Apex.MappingProblem[] = [];
  error: unknown;
  saveState: Apex.SaveState | undefined;
  isSlow = false;
  /** A save has gone through since the page was opened. */
  isSaved = false;
  private readonly follower = new SaveFollower((state, isSlow) => this.heard(state, isSlow));
  private undoable: Apex.MappingDraft[] = [];
  private timer: Timer | undefined;

  readonly labels = {
    apexSettingsLabel,
    backLabel,
    deployPageLabel,
    forbiddenLabel,
    loadingLabel,
    onLabel,
    pendingLabel,
    saveLabel,
    slowLabel,
    tabCompareLabel,
    tabFieldsLabel,
    tabFileLabel,
    tabPreviewLabel,
    tabSettingsLabel,
    undoLabel,
  };

  connectedCallback(): void {
    this.load();
  }
  disconnectedCallback(): void {
    this.timer?.cancel();
    this.follower.cancel();
  }

  get isLoading(): boolean {
    return this.detail === undefined && this.error === undefined;
  }
  get isReadOnly(): boolean {
    return this.detail?.mayChange !== true || this.isPending;
  }
  get isPending(): boolean {
    return this.saveState?.status === 'pending';
  }
  get hasFailed(): boolean {
    return this.saveState?.status === 'failed';
  }
  /** The org's setting, not this mapping, is what stands in the way. */
  get isForbidden(): boolean {
    return this.saveState?.isForbidden === true;
  }
  get title(): string {
    return `${this.draft?.label ?? ''} → ${this.draft?.targetObject ?? ''}`;
  }
  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(this.detail?.draft);
  }
  get cannotSave(): boolean {
    return this.isReadOnly || !this.isChanged || this.problems.some(({ level }) => level === 'error');
  }
  get cannotUndo(): boolean {
    return this.undoable.length === 0;
  }
  get generalProblems(): Apex.MappingProblem[] {
    return this.problems.filter(({ row }) => row === undefined);
  }

  async load(): Promise<void> {
    try {
      this.detail = await getMapping({ name: this.name });
      this.draft = this.detail.draft;
      this.targets = this.detail.targets ?? [];
      this.undoable = [];
      this.problems = [];
      this.error = undefined;
      await this.check();
    } catch (error) {
      this.error = error;
    }
  }

  changeActive(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ isActive: event.detail.checked });
  }
  changeFields(event: CustomEvent<Apex.MappedField[]>): void {
    this.change({ fields: event.detail });
  }
  changeSettings(event: CustomEvent<Partial<Apex.MappingDraft>>): void {
    this.change(event.detail);
  }
  replaceDraft(event: CustomEvent<Apex.MappingDraft>): void {
    this.change(event.detail);
  }
  undo(): void {
    const before = this.undoable.at(-1);
    if (before === undefined) return;
    this.undoable = this.undoable.slice(0, -1);
    this.show(before);
  }

  async back(): Promise<void> {
    const mayLeave =
      !this.isChanged ||
      (await LightningConfirm.open({ label: leaveTitleLabel, message: leaveLabel, theme: 'warning' }));
    if (mayLeave) this.dispatchEvent(new CustomEvent('close'));
  }

  async save(): Promise<void> {
    try {
      this.isSaved = false;
      this.saveState = await save({ draft: this.draft });
      this.isSlow = false;
      if (this.isPending) this.follower.follow(this.saveState);
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: messageOf(error), variant: 'error', mode: 'sticky' }));
    }
  }

  private change(part: Partial<Apex.MappingDraft>): void {
    if (this.draft === undefined) return;
    this.undoable = [...this.undoable, this.draft];
    this.show({ ...this.draft, ...part });
  }

  private show(draft: Apex.MappingDraft): void {
    const isOtherObject = draft.targetObject !== this.draft?.targetObject;
    this.draft = draft;
    this.timer?.cancel();
    this.timer = later(CHECK_AFTER_MS, () => this.check());
    if (isOtherObject) this.loadTargets();
  }

  private async check(): Promise<void> {
    const { draft } = this;
    try {
      const problems = await check({ draft });
      // A later change has overtaken this check.
      if (draft === this.draft) this.problems = problems;
    } catch (error) {
      this.problems = [{ level: 'warning', message: messageOf(error) }];
    }
  }

  private async loadTargets(): Promise<void> {
    try {
      this.targets = await getTargetFields({ objectName: this.draft?.targetObject });
    } catch (error) {
      this.error = error;
    }
  }

  private async heard(state: Apex.SaveState, isSlow: boolean): Promise<void> {
    this.saveState = state;
    this.isSlow = isSlow;
    if (state.status !== 'done') return;
    this.saveState = undefined;
    this.isSaved = true;
    this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
    await this.load();
  }
}
