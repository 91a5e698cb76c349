import { LightningElement, api } from 'lwc';
import getStory from '@salesforce/apex/LogController.getStory';
import match from '@salesforce/apex/LogController.match';
import resolve from '@salesforce/apex/LogController.resolve';
import retry from '@salesforce/apex/LogController.retry';
import { messageOf } from 'c/errorPanel';
import attemptLabel from '@salesforce/label/c.Log_Attempt';
import cameLabel from '@salesforce/label/c.Log_Came';
import candidatesLabel from '@salesforce/label/c.Log_Candidates';
import chargeOverLabel from '@salesforce/label/c.Log_View_ChargeOver';
import codeLabel from '@salesforce/label/c.Log_Code';
import createLabel from '@salesforce/label/c.Repair_Create';
import fieldLabel from '@salesforce/label/c.Log_Field';
import latencyLabel from '@salesforce/label/c.Log_Latency';
import loadingLabel from '@salesforce/label/c.Loading';
import matchLabel from '@salesforce/label/c.Repair_Match';
import nextLabel from '@salesforce/label/c.Log_Next';
import noPayloadLabel from '@salesforce/label/c.Log_No_Payload';
import noteLabel from '@salesforce/label/c.Repair_Note';
import ownerLabel from '@salesforce/label/c.Log_Owner';
import payloadLabel from '@salesforce/label/c.Log_Payload';
import processedLabel from '@salesforce/label/c.Log_Processed';
import purgeLabel from '@salesforce/label/c.Log_Purge';
import receivedLabel from '@salesforce/label/c.Log_Received';
import recordsLabel from '@salesforce/label/c.Log_Records';
import repeatsLabel from '@salesforce/label/c.Log_Repeats';
import resolveLabel from '@salesforce/label/c.Repair_Resolve';
import retryLabel from '@salesforce/label/c.Repair_Retry';
import titleLabel from '@salesforce/label/c.Log_Story_Title';
import uncertainLabel from '@salesforce/label/c.Log_Uncertain';
import unseenLabel from '@salesforce/label/c.Log_Unseen';
import wordsLabel from '@salesforce/label/c.Log_Words';
import timeZone from '@salesforce/i18n/timeZone';
import { durationText } from 'c/durations';

interface ShownRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly url: string;
  readonly matchText: string;
}

/** The record page of a log: what came, what was done, why it failed, and what to do about it. */
export default class LogStory extends LightningElement {
  @api recordId: string | undefined;
  story: Apex.LogStory | undefined;
  repair: Apex.RepairState | undefined;
  error: unknown;
  refusal: string | undefined;
  note = '';
  isBusy = false;

  readonly timeZone = timeZone;
  readonly labels = {
    attemptLabel,
    candidatesLabel,
    chargeOverLabel,
    codeLabel,
    createLabel,
    fieldLabel,
    latencyLabel,
    loadingLabel,
    matchLabel,
    nextLabel,
    noPayloadLabel,
    noteLabel,
    ownerLabel,
    payloadLabel,
    processedLabel,
    purgeLabel,
    receivedLabel,
    recordsLabel,
    repeatsLabel,
    resolveLabel,
    retryLabel,
    titleLabel,
    uncertainLabel,
    wordsLabel,
  };

  connectedCallback(): void {
    this.load();
  }

  get isLoading(): boolean {
    return this.story === undefined && this.error === undefined;
  }
  get cameText(): string {
    const { event = '', objectName = '', recordId = '', site = '' } = this.story ?? {};
    return [objectName, recordId, event, site].reduce((text, value, i) => text.replace(`{${i}}`, value), cameLabel);
  }
  get headline(): string {
    return this.story?.sentence ?? this.story?.message ?? this.story?.status ?? '';
  }
  /** The platform's own words, where the headline isn't already those. */
  get words(): string | undefined {
    return this.story?.sentence === undefined ? undefined : this.story.message;
  }
  get isTrouble(): boolean {
    return this.story?.code !== undefined;
  }
  get records(): ShownRecord[] {
    return (this.story?.records ?? []).map(shownRecord);
  }
  get candidates(): ShownRecord[] {
    return (this.story?.candidates ?? []).map(shownRecord);
  }
  get isQuestion(): boolean {
    return this.candidates.length > 0 && this.story?.isOpen === true;
  }
  get hasRecords(): boolean {
    return this.records.length > 0;
  }
  get latencyText(): string {
    const ms = this.story?.latencyMs;
    return ms === undefined ? '–' : durationText(ms);
  }
  get mayRepair(): boolean {
    return this.story?.mayRepair === true;
  }
  get isRetryOffered(): boolean {
    return this.mayRepair && this.story?.status !== 'Applied' && this.story?.payload !== undefined;
  }
  get isResolveOffered(): boolean {
    return this.mayRepair && this.story?.isOpen === true;
  }
  /** Without it nothing can be tried again, which only matters where something should be. */
  get isPayloadMissed(): boolean {
    return this.story?.isOpen === true && this.story.payload === undefined;
  }
  get payload(): string | undefined {
    return this.story?.payload === undefined ? undefined : pretty(this.story.payload);
  }

  changeNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  async load(): Promise<void> {
    try {
      this.story = await getStory({ logId: this.recordId ?? '' });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  async retry(): Promise<void> {
    await this.ask(retry({ logIds: [this.recordId ?? ''] }));
  }

  async resolve(): Promise<void> {
    await this.ask(resolve({ logIds: [this.recordId ?? ''], note: this.note }));
  }

  async choose(event: Event): Promise<void> {
    const { id: recordId = '' } = (event.currentTarget as HTMLElement).dataset;
    await this.ask(match({ logId: this.recordId ?? '', recordId }));
  }

  async create(): Promise<void> {
    // The platform takes null for "none".
    await this.ask(match({ logId: this.recordId ?? '', recordId: null as unknown as string }));
  }

  private async ask(call: Promise<Apex.RepairState>): Promise<void> {
    this.isBusy = true;
    try {
      this.repair = await call;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = messageOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}

function shownRecord({ id = '', name, objectLabel = '', operation }: Apex.LinkedRecord): ShownRecord {
  const kind = operation === undefined ? objectLabel : `${objectLabel} · ${operation}`;
  const shownName = name ?? unseenLabel;
  return { id, name: shownName, kind, url: `/${id}`, matchText: `${matchLabel}: ${shownName} ${id}` };
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    // Shown as it is: a payload that is no JSON says what is wrong with it.
    return json;
  }
}
