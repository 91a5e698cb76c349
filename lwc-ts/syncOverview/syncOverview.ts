import { LightningElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import countToReapply from '@salesforce/apex/OverviewController.countToReapply';
import getOverview from '@salesforce/apex/OverviewController.getOverview';
import reapply from '@salesforce/apex/OverviewController.reapply';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';
import allErrorsLabel from '@salesforce/label/c.Overview_All_Errors';
import emptyLabel from '@salesforce/label/c.Errors_None';
import eventsLabel from '@salesforce/label/c.Overview_Events';
import failedLabel from '@salesforce/label/c.Errors_Failed';
import inSyncLabel from '@salesforce/label/c.Overview_In_Sync';
import lastEventLabel from '@salesforce/label/c.Overview_Last_Event';
import lastStatusLabel from '@salesforce/label/c.Overview_Last_Status';
import latencyLabel from '@salesforce/label/c.Overview_Latency';
import loadingLabel from '@salesforce/label/c.Loading';
import needsMatchLabel from '@salesforce/label/c.Errors_Needs_Match';
import noneLatelyLabel from '@salesforce/label/c.Overview_None_Lately';
import objectLabel from '@salesforce/label/c.Overview_Object';
import openLabel from '@salesforce/label/c.Overview_Open';
import reapplyConfirm from '@salesforce/label/c.Reapply_Confirm';
import reapplyLabel from '@salesforce/label/c.Reapply_Do';
import reapplyNone from '@salesforce/label/c.Reapply_None';
import recordsLabel from '@salesforce/label/c.Overview_Records';
import refreshLabel from '@salesforce/label/c.Refresh';
import successLabel from '@salesforce/label/c.Overview_Success';
import targetLabel from '@salesforce/label/c.Overview_Target';
import titleLabel from '@salesforce/label/c.Overview_Title';
import topErrorsLabel from '@salesforce/label/c.Overview_Top_Errors';
import waitingLabel from '@salesforce/label/c.Errors_Waiting';
import timeZone from '@salesforce/i18n/timeZone';
import { durationText } from 'c/durations';

const EVERY_MS = 30_000;
const YESTERDAY = -2;

interface ShownGroup {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly count: number;
}

interface ShownObject extends Apex.ObjectState {
  readonly key: string;
  readonly count: string;
  /** As ChargeOver names the object in events: lines come with what they belong to. */
  readonly eventSource: string;
  readonly reapplyText: string;
}

/** How the sync is doing: what came, what of it went well, who delivers it, and whether it is all there. */
export default class SyncOverview extends LightningElement {
  overview: Apex.Overview | undefined;
  error: unknown;
  isBusy = false;
  repair: Apex.RepairState | undefined;
  refusal: string | undefined;
  private timer: Timer | undefined;

  readonly timeZone = timeZone;
  readonly labels = {
    allErrorsLabel,
    emptyLabel,
    eventsLabel,
    inSyncLabel,
    lastEventLabel,
    lastStatusLabel,
    latencyLabel,
    loadingLabel,
    noneLatelyLabel,
    objectLabel,
    openLabel,
    reapplyLabel,
    recordsLabel,
    refreshLabel,
    successLabel,
    targetLabel,
    titleLabel,
    topErrorsLabel,
  };

  connectedCallback(): void {
    this.load();
  }
  disconnectedCallback(): void {
    this.timer?.cancel();
  }

  get isLoading(): boolean {
    return this.overview === undefined && this.error === undefined;
  }
  get today(): Apex.DayTotal | undefined {
    return this.overview?.days?.at(-1);
  }
  get successRatio(): number | undefined {
    const { total = 0, well = 0 } = this.today ?? {};
    return total === 0 ? undefined : well / total;
  }
  get latencyText(): string {
    const average = this.overview?.days?.at(YESTERDAY)?.averageMs;
    return average === undefined ? '–' : durationText(average);
  }
  get openText(): string {
    const { failed = 0, waiting = 0, needsMatch = 0 } = this.overview ?? {};
    return [
      failedLabel.replace('{0}', String(failed)),
      waitingLabel.replace('{0}', String(waiting)),
      needsMatchLabel.replace('{0}', String(needsMatch)),
    ].join(' · ');
  }
  get groups(): ShownGroup[] {
    return (this.overview?.groups ?? []).map(
      ({ fingerprint = '', sentence, message, objectName = '', code = '', count = 0 }) => ({
        key: fingerprint,
        title: sentence ?? message ?? code,
        detail: `${objectName} · ${code}`,
        count,
      }),
    );
  }
  get isWithoutErrors(): boolean {
    return this.groups.length === 0;
  }
  get objects(): ShownObject[] {
    return (this.overview?.objects ?? []).map((state) => ({
      ...state,
      key: `${state.source ?? ''} ${state.label ?? ''}`,
      eventSource: state.source?.split('_')[0] ?? '',
      reapplyText: `${reapplyLabel}: ${state.label ?? ''}`,
      count: state.records === undefined ? '–' : `${state.records}${state.isMore === true ? '+' : ''}`,
    }));
  }
  async load(): Promise<void> {
    this.timer?.cancel();
    this.isBusy = true;
    try {
      this.overview = await getOverview();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
    if (this.isConnected) this.timer = later(EVERY_MS, () => this.refresh());
  }

  async reapply(event: Event): Promise<void> {
    const { source = '' } = (event.currentTarget as HTMLElement).dataset;
    this.isBusy = true;
    try {
      const count = await countToReapply({ source });
      this.refusal = count === 0 ? reapplyNone : undefined;
      if (count > 0 && (await confirmed(reapplyConfirm.replace('{0}', String(count))))) {
        this.repair = await reapply({ source });
      }
    } catch (error) {
      this.refusal = messageOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** By itself only while somebody can see it. */
  private refresh(): void {
    if (document.visibilityState === 'visible') this.load();
    else this.timer = later(EVERY_MS, () => this.refresh());
  }
}

function confirmed(message: string): Promise<boolean> {
  return LightningConfirm.open({ message, label: reapplyLabel });
}
