import { LightningElement, api } from 'lwc';
import allLabel from '@salesforce/label/c.Pause_All';
import emptyLabel from '@salesforce/label/c.Pause_None';
import introLabel from '@salesforce/label/c.Pause_Intro';
import objectLabel from '@salesforce/label/c.Pause_Object';
import pauseLabel from '@salesforce/label/c.Pause_Do';
import resumeLabel from '@salesforce/label/c.Pause_Resume';
import siteLabel from '@salesforce/label/c.Pause_Site';
import titleLabel from '@salesforce/label/c.Pause_Title';

const ALL = '*';
/** What ChargeOver names its objects. */
const OBJECTS = [
  'customer',
  'user',
  'item',
  'quote',
  'package',
  'invoice',
  'transaction',
  'creditcard',
  'ach',
  'tokenized',
] as const;

interface ShownPause {
  readonly key: string;
  readonly site: string;
  readonly objectName: string;
  readonly text: string;
}

/** What is paused, and the way to pause more: events are kept meanwhile, and applied when it goes on. */
export default class PausePanel extends LightningElement {
  @api pauses: Apex.PausedPair[] | undefined;
  @api mayChange = false;
  @api isBusy = false;
  site = '';
  objectName: string = ALL;

  readonly labels = { emptyLabel, introLabel, objectLabel, pauseLabel, resumeLabel, siteLabel, titleLabel, allLabel };
  readonly objectOptions = [
    { label: allLabel, value: ALL },
    ...OBJECTS.map((name) => ({ label: name, value: name as string })),
  ];

  get rows(): ShownPause[] {
    return (this.pauses ?? []).map(({ site = ALL, objectName = ALL }) => ({
      key: `${site}:${objectName}`,
      site,
      objectName,
      text: `${site === ALL ? allLabel : site} · ${objectName === ALL ? allLabel : objectName}`,
    }));
  }
  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  changeSite(event: CustomEvent<{ value: string }>): void {
    this.site = event.detail.value.trim();
  }
  changeObject(event: CustomEvent<{ value: string }>): void {
    this.objectName = event.detail.value;
  }
  pause(): void {
    this.send('pause', this.site === '' ? ALL : this.site, this.objectName);
  }
  resume(event: Event): void {
    const { site = ALL, object = ALL } = (event.currentTarget as HTMLElement).dataset;
    this.send('resume', site, object);
  }

  private send(name: string, site: string, objectName: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { site, objectName } }));
  }
}
