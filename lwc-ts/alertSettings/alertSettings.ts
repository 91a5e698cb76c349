import { LightningElement, api } from 'lwc';
import backlogLabel from '@salesforce/label/c.Alert_Backlog_Minutes';
import dailyLabel from '@salesforce/label/c.Alert_Digest_Daily';
import digestLabel from '@salesforce/label/c.Alert_Digest';
import emailLabel from '@salesforce/label/c.Alert_Email';
import emailWarningLabel from '@salesforce/label/c.Alert_Email_Warning';
import levelConfigurationLabel from '@salesforce/label/c.Alert_Level_Configuration';
import levelErrorsLabel from '@salesforce/label/c.Alert_Level_Errors';
import levelLabel from '@salesforce/label/c.Alert_Level';
import levelOffLabel from '@salesforce/label/c.Alert_Level_Off';
import noneLabel from '@salesforce/label/c.Alert_Digest_None';
import quietLabel from '@salesforce/label/c.Alert_Quiet_Minutes';
import quotaLabel from '@salesforce/label/c.Alert_Quota_Percent';
import saveLabel from '@salesforce/label/c.Alert_Save';
import silentLabel from '@salesforce/label/c.Alert_Silent_Minutes';
import waitingLabel from '@salesforce/label/c.Alert_Waiting_Minutes';
import webhookHelpLabel from '@salesforce/label/c.Alert_Webhook_Help';
import webhookLabel from '@salesforce/label/c.Alert_Webhook';

type NumberName = 'quietMinutes' | 'silentMinutes' | 'waitingMinutes' | 'backlogMinutes' | 'quotaPercent';

interface ShownNumber {
  readonly name: NumberName;
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
}

const MINUTES = { min: 5, max: 10_080 };
const NUMBERS: readonly Omit<ShownNumber, 'value'>[] = [
  { name: 'quietMinutes', label: quietLabel, ...MINUTES },
  { name: 'silentMinutes', label: silentLabel, ...MINUTES },
  { name: 'waitingMinutes', label: waitingLabel, ...MINUTES },
  { name: 'backlogMinutes', label: backlogLabel, ...MINUTES },
  { name: 'quotaPercent', label: quotaLabel, min: 1, max: 100 },
];

/** What is told to whom, when and how. Says `save` with the settings, and `edit` as soon as they differ from what is saved. */
export default class AlertSettings extends LightningElement {
  @api mayChange = false;
  @api isBusy = false;
  private draft: Apex.AlertForm = {};
  private chosen: Apex.AlertRecipient[] = [];

  readonly labels = {
    digestLabel,
    emailLabel,
    emailWarningLabel,
    levelLabel,
    saveLabel,
    webhookHelpLabel,
    webhookLabel,
  };
  readonly levels = [
    { label: levelErrorsLabel, value: 'errors' },
    { label: levelConfigurationLabel, value: 'configuration' },
    { label: levelOffLabel, value: 'off' },
  ];
  readonly digests = [
    { label: noneLabel, value: 'none' },
    { label: dailyLabel, value: 'daily' },
  ];

  @api get settings(): Apex.AlertForm | undefined {
    return this.draft;
  }
  set settings(value: Apex.AlertForm | undefined) {
    this.draft = { ...value };
  }
  @api get recipients(): Apex.AlertRecipient[] | undefined {
    return this.chosen;
  }
  set recipients(value: Apex.AlertRecipient[] | undefined) {
    this.chosen = value ?? [];
  }

  get isReadOnly(): boolean {
    return !this.mayChange;
  }
  get numbers(): ShownNumber[] {
    return NUMBERS.map((one) => ({ ...one, value: this.draft[one.name] }));
  }

  changeText(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    this.change({ [name]: event.detail.value });
  }
  changeNumber(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    // What is no number goes as nothing, and is refused with a sentence.
    const number = value === '' ? NaN : Number(value);
    this.change({ [name]: Number.isNaN(number) ? undefined : Math.round(number) });
  }
  choose(event: CustomEvent<{ recipients: Apex.AlertRecipient[] }>): void {
    this.chosen = event.detail.recipients;
    this.change({});
  }
  save(): void {
    const recipientIds = this.chosen.map(({ id = '' }) => id);
    this.dispatchEvent(new CustomEvent('save', { detail: { ...this.draft, recipientIds } }));
  }

  private change(part: Partial<Apex.AlertForm>): void {
    this.draft = { ...this.draft, ...part };
    this.dispatchEvent(new CustomEvent('edit'));
  }
}
