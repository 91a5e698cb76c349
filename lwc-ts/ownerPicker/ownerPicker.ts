import { LightningElement, api } from 'lwc';
import findRecipients from '@salesforce/apex/AlertController.findRecipients';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';
import findLabel from '@salesforce/label/c.Owner_Assign_Find';
import giveLabel from '@salesforce/label/c.Owner_Give';
import helpLabel from '@salesforce/label/c.Owner_Assign_Help';
import noneLabel from '@salesforce/label/c.Owner_Assign_None';

/** Nothing is asked while somebody types. */
const AFTER_MS = 300;
const LEAST_LETTERS = 2;

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly giveText: string;
}

/** Finds a user or a queue, and says `owner` with the id. */
export default class OwnerPicker extends LightningElement {
  @api isBusy = false;
  found: Choice[] | undefined;
  error: string | undefined;
  private timer: Timer | undefined;
  private asked = '';

  readonly labels = { findLabel, helpLabel, noneLabel };

  disconnectedCallback(): void {
    this.timer?.cancel();
  }

  get isNobody(): boolean {
    return this.found?.length === 0;
  }

  search(event: CustomEvent<{ value: string }>): void {
    this.asked = event.detail.value;
    this.timer?.cancel();
    this.timer = later(AFTER_MS, () => this.find(this.asked));
  }

  choose(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('owner', { detail: id }));
  }

  private async find(text: string): Promise<void> {
    if (text.trim().length < LEAST_LETTERS) {
      this.found = undefined;
      return;
    }
    try {
      const found = await findRecipients({ text });
      // A later question has overtaken this answer.
      if (text !== this.asked) return;
      // A group owns nothing.
      this.found = found
        .filter(({ kind }) => kind !== 'Group')
        .map(({ id = '', name = '' }) => ({ id, name, giveText: giveLabel.replace('{0}', name) }));
      this.error = undefined;
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}
