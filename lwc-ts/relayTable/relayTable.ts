import { LightningElement, api } from 'lwc';
import backlogLabel from '@salesforce/label/c.Relay_Backlog';
import breakerLabel from '@salesforce/label/c.Relay_Breaker';
import deadLettersLabel from '@salesforce/label/c.Relay_Dead_Letters';
import emptyLabel from '@salesforce/label/c.Relay_None';
import heardLabel from '@salesforce/label/c.Relay_Heard';
import oldestLabel from '@salesforce/label/c.Relay_Oldest';
import quotaLabel from '@salesforce/label/c.Relay_Quota';
import titleLabel from '@salesforce/label/c.Relay_Title';
import waitingLabel from '@salesforce/label/c.Relay_Waiting';
import timeZone from '@salesforce/i18n/timeZone';

interface Fact {
  readonly label: string;
  readonly value: number | string;
  readonly isNumber: boolean;
  readonly style: string;
}
interface Card extends Apex.RelayState {
  /** What the relay said; what it didn't say is left out. */
  readonly facts: Fact[];
}

/** The relays and what they said with their last heartbeat. */
export default class RelayTable extends LightningElement {
  @api relays: Apex.RelayState[] | undefined;

  readonly timeZone = timeZone;
  readonly labels = { emptyLabel, heardLabel, oldestLabel, titleLabel };

  get cards(): Card[] {
    return (this.relays ?? []).map((relay) => ({ ...relay, facts: factsOf(relay) }));
  }
  get isEmpty(): boolean {
    return this.cards.length === 0;
  }
}

function factsOf({ backlog, waiting, deadLetters, breaker, quotaUsed }: Apex.RelayState): Fact[] {
  const quota = quotaUsed === undefined ? undefined : quotaUsed / 100;
  return [
    ...fact(backlogLabel, backlog),
    ...fact(waitingLabel, waiting),
    ...fact(deadLettersLabel, deadLetters),
    ...fact(breakerLabel, breaker),
    ...fact(quotaLabel, quota, 'percent'),
  ];
}

function fact(label: string, value: number | string | undefined, style = 'decimal'): Fact[] {
  return value === undefined ? [] : [{ label, value, isNumber: typeof value === 'number', style }];
}
