import { createElement } from 'lwc';
import SyncOverview from 'c/syncOverview';
import LightningConfirm from 'lightning/confirm';
import countToReapply from '@salesforce/apex/OverviewController.countToReapply';
import reapply from '@salesforce/apex/OverviewController.reapply';
import getOverview from '@salesforce/apex/OverviewController.getOverview';

jest.mock('@salesforce/apex/OverviewController.countToReapply', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OverviewController.reapply', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('lightning/confirm', () => ({ open: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OverviewController.getOverview', () => ({ default: jest.fn() }), { virtual: true });

const OVERVIEW = {
  days: [
    { day: '2026-11-21', total: 4, well: 4, failed: 0, open: 0, averageMs: 1250 },
    { day: '2026-11-22', total: 8, well: 6, failed: 2, open: 0 },
  ],
  relays: [{ name: 'relay-1' }],
  groups: [{ fingerprint: 'f', objectName: 'invoice', code: 'X', message: 'words', count: 2 }],
  objects: [
    { source: 'customer', label: 'Customer', target: 'Account', records: 10000, isMore: true },
    { source: 'invoice', label: 'Invoice', target: 'Invoice__c' },
  ],
  failed: 2,
  waiting: 0,
  needsMatch: 0,
  retention: { daysWhenWell: 14, daysOtherwise: 90, logs: 3, megabytes: 0.1, due: 1 },
};

const flush = () => new Promise(jest.requireActual('timers').setImmediate);

async function show() {
  const element = createElement('c-sync-overview', { is: SyncOverview });
  document.body.appendChild(element);
  await flush();
  return element;
}

describe('c-sync-overview', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    (getOverview as jest.Mock).mockResolvedValue(OVERVIEW);
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    jest.resetAllMocks();
  });

  it('shows today, the chart, what fails most, the relays and whether it is in sync', async () => {
    const { shadowRoot } = await show();
    const text = shadowRoot.textContent;
    for (const part of ['words', 'invoice · X', '10000+', 'Account', '1.3 sec']) expect(text).toContain(part);
    expect(shadowRoot.querySelector('[format-style="percent"], lightning-formatted-number')).not.toBeNull();
    expect(shadowRoot.querySelector('c-day-chart').days).toEqual(OVERVIEW.days);
    expect(shadowRoot.querySelector('c-relay-table').relays).toEqual(OVERVIEW.relays);
    jest.useRealTimers();
    await expect(shadowRoot.host).toBeAccessible();
  });

  it('refreshes itself while it is seen, and stops when it is left', async () => {
    await show();
    jest.advanceTimersByTime(30_000);
    await flush();
    expect(getOverview).toHaveBeenCalledTimes(2);
    document.body.replaceChildren();
    jest.advanceTimersByTime(90_000);
    expect(getOverview).toHaveBeenCalledTimes(2);
  });

  it('applies a mapping again, counted and confirmed first', async () => {
    (getOverview as jest.Mock).mockResolvedValue({ ...OVERVIEW, mayRepair: true });
    (countToReapply as jest.Mock).mockResolvedValueOnce(0).mockResolvedValue(7);
    (LightningConfirm.open as jest.Mock).mockResolvedValueOnce(false).mockResolvedValue(true);
    (reapply as jest.Mock).mockResolvedValueOnce({ id: 'a06', status: 'Pending' });
    (reapply as jest.Mock).mockRejectedValueOnce({ body: { message: 'may not' } });
    const { shadowRoot } = await show();
    const press = async () => {
      shadowRoot.querySelector('[data-source="customer"]').click();
      await flush();
    };
    await press();
    expect(shadowRoot.querySelector('[role="alert"]').textContent).toBe('c.Reapply_None');
    await press();
    expect(reapply).not.toHaveBeenCalled();
    await press();
    expect(reapply).toHaveBeenCalledWith({ source: 'customer' });
    expect(shadowRoot.querySelector('c-repair-progress')).not.toBeNull();
    await press();
    expect(shadowRoot.querySelector('[role="alert"]').textContent).toBe('may not');
  });

  it('says why it can not be shown, and shows an org where nothing happened yet', async () => {
    (getOverview as jest.Mock).mockRejectedValueOnce({ body: { message: 'no' } });
    const broken = await show();
    expect(broken.shadowRoot.querySelector('c-error-panel')).not.toBeNull();
    (getOverview as jest.Mock).mockResolvedValue({ ...OVERVIEW, groups: [], days: [{ total: 0 }] });
    const empty = await show();
    expect(empty.shadowRoot.textContent).toContain('c.Errors_None');
  });
});
