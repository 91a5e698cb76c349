import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import check from '@salesforce/apex/MappingController.check';
import getMapping from '@salesforce/apex/MappingController.getMapping';
import getSave from '@salesforce/apex/MappingController.getSave';
import save from '@salesforce/apex/MappingController.save';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';
import addLabel from '@salesforce/label/c.Mapping_Add';
import addChooseLabel from '@salesforce/label/c.Mapping_Add_Choose';
import backLabel from '@salesforce/label/c.Mapping_Back';
import deployPageLabel from '@salesforce/label/c.Mapping_Deploy_Page';
import leaveLabel from '@salesforce/label/c.Mapping_Leave';
import leaveTitleLabel from '@salesforce/label/c.Mapping_Leave_Title';
import loadingLabel from '@salesforce/label/c.Loading';
import onLabel from '@salesforce/label/c.Mapping_Sync_Object';
import pendingLabel from '@salesforce/label/c.Mapping_Save_Pending';
import previewLabel from '@salesforce/label/c.Preview_Title';
import saveLabel from '@salesforce/label/c.Save';
import savedLabel from '@salesforce/label/c.Saved';
import searchLabel from '@salesforce/label/c.Mapping_Search';
import slowLabel from '@salesforce/label/c.Mapping_Save_Slow';
import undoLabel from '@salesforce/label/c.Mapping_Undo';

const ASK_AGAIN_MS = 2_000;
const MOST_ASKED = 30;
const CHECK_AFTER_MS = 400;

interface ShownRow {
  readonly key: string;
  readonly field: Apex.MappedField;
  readonly sample: string | undefined;
  readonly problems: Apex.MappingProblem[];
}

/** Edits one mapping: checks as one goes, saves everything at once, and shows what became of it. */
export default class MappingEditor extends LightningElement {
  /** Developer name of the mapping. */
  @api name = '';
  detail: Apex.MappingDetail | undefined;
  draft: Apex.MappingDraft | undefined;
  problems: Apex.MappingProblem[] = [];
  error: unknown;
  saveState: Apex.SaveState | undefined;
  isSlow = false;
  search = '';
  toAdd = '';
  isPreviewing = false;
  private undoable: Apex.MappingDraft[] = [];
  private timer: Timer | undefined;

  readonly labels = {
    addChooseLabel,
    addLabel,
    backLabel,
    deployPageLabel,
    loadingLabel,
    onLabel,
    pendingLabel,
    previewLabel,
    saveLabel,
    searchLabel,
    slowLabel,
    undoLabel,
  };

  connectedCallback(): void {
    this.load();
  }
  disconnectedCallback(): void {
    this.timer?.cancel();
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
  get rows(): ShownRow[] {
    const samples = new Map((this.detail?.sources ?? []).map(({ path, sample }) => [path, sample]));
    const words = this.search.toLowerCase();
    return (this.draft?.fields ?? [])
      .map((field, index) => ({
        key: String(index),
        field,
        sample: samples.get(field.source?.split(',')[0]?.trim()),
        problems: this.problems.filter(({ row }) => row === index),
      }))
      .filter(
        ({ field }) =>
          (field.source ?? '').toLowerCase().includes(words) || (field.targetField ?? '').toLowerCase().includes(words),
      );
  }
  get unmapped(): { readonly label: string; readonly value: string }[] {
    const used = new Set((this.draft?.fields ?? []).map(({ source }) => source));
    return (this.detail?.sources ?? [])
      .filter(({ path }) => !used.has(path))
      .map(({ path = '', sample }) => ({ label: sample ? `${path} (${sample})` : path, value: path }));
  }

  async load(): Promise<void> {
    try {
      this.detail = await getMapping({ name: this.name });
      this.draft = this.detail.draft;
      this.undoable = [];
      this.problems = [];
      this.error = undefined;
      await this.check();
    } catch (error) {
      this.error = error;
    }
  }

  changeRow(event: CustomEvent<Apex.MappedField>): void {
    const index = Number((event.currentTarget as HTMLElement).dataset.index);
    this.change({ fields: (this.draft?.fields ?? []).map((field, at) => (at === index ? event.detail : field)) });
  }
  changeActive(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ isActive: event.detail.checked });
  }
  changeSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }
  chooseToAdd(event: CustomEvent<{ value: string }>): void {
    this.toAdd = event.detail.value;
  }
  add(): void {
    this.change({ fields: [...(this.draft?.fields ?? []), { source: this.toAdd, isActive: true }] });
    this.toAdd = '';
  }
  undo(): void {
    const before = this.undoable.at(-1);
    if (before === undefined) return;
    this.undoable = this.undoable.slice(0, -1);
    this.draft = before;
    this.checkSoon();
  }
  togglePreview(): void {
    this.isPreviewing = !this.isPreviewing;
  }

  async back(): Promise<void> {
    const mayLeave =
      !this.isChanged ||
      (await LightningConfirm.open({ label: leaveTitleLabel, message: leaveLabel, theme: 'warning' }));
    if (mayLeave) this.dispatchEvent(new CustomEvent('close'));
  }

  async save(): Promise<void> {
    try {
      this.saveState = await save({ draft: this.draft });
      this.isSlow = false;
      this.follow(MOST_ASKED);
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: messageOf(error), variant: 'error', mode: 'sticky' }));
    }
  }

  private change(part: Partial<Apex.MappingDraft>): void {
    if (this.draft === undefined) return;
    this.undoable = [...this.undoable, this.draft];
    this.draft = { ...this.draft, ...part };
    this.checkSoon();
  }

  private checkSoon(): void {
    this.timer?.cancel();
    this.timer = later(CHECK_AFTER_MS, () => this.check());
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

  /** The deployment answers when it likes: asked again, with an end. */
  private follow(left: number): void {
    this.timer = later(ASK_AGAIN_MS, () => this.askOnce(left));
  }

  private async askOnce(left: number): Promise<void> {
    try {
      this.saveState = await getSave({ saveId: this.saveState?.id });
    } catch (error) {
      this.saveState = { ...this.saveState, status: 'failed', message: messageOf(error) };
    }
    if (this.saveState.status === 'done') {
      this.saveState = undefined;
      this.dispatchEvent(new ShowToastEvent({ title: savedLabel, variant: 'success' }));
      await this.load();
    } else if (this.isPending && left > 0) {
      this.follow(left - 1);
    } else if (this.isPending) {
      this.isSlow = true;
    }
  }
}
