import { LightningElement, api } from 'lwc';
import backlogLabel from '@salesforce/label/c.Relay_Backlog';
import breakerLabel from '@salesforce/label/c.Relay_Breaker';
import deadLettersLabel from '@salesforce/label/c.Relay_Dead_Letters';
import emptyLabel from '@salesforce/label/c.Relay_None';
import heardLabel from '@salesforce/label/c.Relay_Heard';
import nameLabel from '@salesforce/label/c.Relay_Name';
import oldestLabel from '@salesforce/label/c.Relay_Oldest';
import quotaLabel from '@salesforce/label/c.Relay_Quota';
import titleLabel from '@salesforce/label/c.Relay_Title';
import versionLabel from '@salesforce/label/c.Relay_Version';
import waitingLabel from '@salesforce/label/c.Relay_Waiting';

const instant = {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

/** The relays and what they said with their last heartbeat. */
export default class RelayTable extends LightningElement {
  @api relays: Apex.RelayState[] | undefined;

  readonly titleLabel = titleLabel;
  readonly emptyLabel = emptyLabel;
  readonly columns = [
    { label: nameLabel, fieldName: 'name' },
    { label: versionLabel, fieldName: 'version' },
    { label: heardLabel, fieldName: 'lastSeenAt', type: 'date', typeAttributes: instant },
    { label: backlogLabel, fieldName: 'backlog', type: 'number' },
    { label: waitingLabel, fieldName: 'waiting', type: 'number' },
    { label: deadLettersLabel, fieldName: 'deadLetters', type: 'number' },
    { label: oldestLabel, fieldName: 'oldestEventAt', type: 'date', typeAttributes: instant },
    { label: breakerLabel, fieldName: 'breaker' },
    { label: quotaLabel, fieldName: 'quota', type: 'percent' },
  ];

  get rows(): (Apex.RelayState & { readonly quota: number | undefined })[] {
    return (this.relays ?? []).map((relay) => ({
      ...relay,
      quota: relay.quotaUsed === undefined ? undefined : relay.quotaUsed / 100,
    }));
  }
  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
}
