import { LightningElement, api } from 'lwc';
import copiedLabel from '@salesforce/label/c.Copied';
import copyLabel from '@salesforce/label/c.Copy';
import doneLabel from '@salesforce/label/c.Step_Done';
import checkLabel from '@salesforce/label/c.Step_Check';
import grantLabel from '@salesforce/label/c.Step_Grant';
import openLabel from '@salesforce/label/c.Step_Open';
import scheduleLabel from '@salesforce/label/c.Step_Schedule';
import switchOffLabel from '@salesforce/label/c.Step_Switch_Off';
import switchOnLabel from '@salesforce/label/c.Step_Switch_On';
import toDoLabel from '@salesforce/label/c.Step_To_Do';
import warningLabel from '@salesforce/label/c.Step_Warning';

const ICONS: Readonly<Record<string, readonly [icon: string, variant: string, text: string]>> = {
  done: ['utility:success', 'success', doneLabel],
  todo: ['utility:routing_offline', '', toDoLabel],
  warning: ['utility:warning', 'warning', warningLabel],
};
const ACTIONS: Readonly<Record<string, string>> = {
  switchOn: switchOnLabel,
  switchOff: switchOffLabel,
  scheduleDays: scheduleLabel,
  grantRights: grantLabel,
  checkMappings: checkLabel,
};

/** One step of the setup: how it stands, what to do next, and a button where this page can do it. */
export default class SetupStep extends LightningElement {
  @api step: Apex.SetupStep = {};
  @api mayChange = false;
  /** An action is under way. */
  @api isBusy = false;
  isCopied = false;

  readonly openLabel = openLabel;

  get icon(): string {
    return this.look[0];
  }
  get variant(): string {
    return this.look[1];
  }
  get statusText(): string {
    return this.look[2];
  }
  get isOpen(): boolean {
    return this.step.status !== 'done';
  }
  get actionLabel(): string | undefined {
    return this.mayChange ? ACTIONS[this.step.action ?? ''] : undefined;
  }
  get actionVariant(): string {
    return this.isOpen ? 'brand' : 'neutral';
  }
  get copyLabel(): string {
    return this.isCopied ? copiedLabel : copyLabel;
  }

  act(): void {
    this.dispatchEvent(new CustomEvent('act', { detail: { action: this.step.action } }));
  }

  async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.step.copyText ?? '');
    this.isCopied = true;
  }

  private get look(): readonly [string, string, string] {
    return ICONS[this.step.status ?? ''] ?? ['utility:help', '', ''];
  }
}
