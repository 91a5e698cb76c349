import { LightningElement, api } from 'lwc';
import findRecipients from '@salesforce/apex/AlertController.findRecipients';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';
import addLabel from '@salesforce/label/c.Alert_Add';
import findHelpLabel from '@salesforce/label/c.Alert_Find_Help';
import findLabel from '@salesforce/label/c.Alert_Find';
import findNoneLabel from '@salesforce/label/c.Alert_Find_None';
import groupLabel from '@salesforce/label/c.Alert_Kind_Group';
import nobodyLabel from '@salesforce/label/c.Alert_Nobody';
import queueLabel from '@salesforce/label/c.Alert_Kind_Queue';
import removeLabel from '@salesforce/label/c.Alert_Remove';
import userLabel from '@salesforce/label/c.Alert_Kind_User';
import whoLabel from '@salesforce/label/c.Alert_Who';

/** Nothing is asked while somebody types. */
const AFTER_MS = 300;
const LEAST_LETTERS = 2;
const KINDS: Readonly<Record<string, string>> = { User: userLabel, Queue: queueLabel, Group: groupLabel };

interface Shown {
  readonly id: string;
  readonly text: string;
  readonly addText: string;
  readonly removeText: string;
}

/** Who gets notifications: those who are chosen, and the way to find more. Says `choose` with all that are chosen. */
export default class AlertRecipients extends LightningElement {
  @api recipients: Apex.AlertRecipient[] | undefined;
  @api mayChange = false;
  @api isBusy = false;
  found: Apex.AlertRecipient[] | undefined;
  error: string | undefined;
  text = '';
  private timer: Timer | undefined;
  private asked = '';

  readonly labels = { findHelpLabel, findLabel, findNoneLabel, nobodyLabel, whoLabel };

  disconnectedCallback(): void {
    this.timer?.cancel();
  }

  get chosen(): Shown[] {
    return (this.recipients ?? []).map(shownOf);
  }
  get isEmpty(): boolean {
    return this.chosen.length === 0;
  }
  get choices(): Shown[] {
    const ids = new Set((this.recipients ?? []).map(({ id }) => id));
    return (this.found ?? []).filter(({ id }) => !ids.has(id)).map(shownOf);
  }
  get isNobodyFound(): boolean {
    return this.found !== undefined && this.choices.length === 0;
  }

  search(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    const text = this.text.trim();
    this.timer?.cancel();
    this.asked = text;
    if (text.length < LEAST_LETTERS) this.found = undefined;
    else this.timer = later(AFTER_MS, () => this.ask(text));
  }
  add(event: Event): void {
    const id = idOf(event);
    const one = this.found?.find((candidate) => candidate.id === id);
    if (one === undefined) return;
    this.found = undefined;
    this.text = '';
    this.say([...(this.recipients ?? []), one]);
  }
  remove(event: Event): void {
    const id = idOf(event);
    this.say((this.recipients ?? []).filter((one) => one.id !== id));
  }

  /** An answer that comes after the next question is dropped. */
  private async ask(text: string): Promise<void> {
    try {
      const found = await findRecipients({ text });
      if (this.asked === text) this.found = found;
      this.error = undefined;
    } catch (error) {
      this.error = messageOf(error);
    }
  }
  private say(recipients: Apex.AlertRecipient[]): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { recipients } }));
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}

function shownOf({ id = '', name = '', kind = '' }: Apex.AlertRecipient): Shown {
  return {
    id,
    text: `${name} · ${KINDS[kind] ?? kind}`,
    addText: addLabel.replace('{0}', name),
    removeText: removeLabel.replace('{0}', name),
  };
}
