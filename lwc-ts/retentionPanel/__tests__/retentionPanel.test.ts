import { createElement } from 'lwc';
import RetentionPanel from 'c/retentionPanel';
import countToPurge from '@salesforce/apex/OverviewController.countToPurge';
import keepLogs from '@salesforce/apex/OverviewController.keepLogs';

jest.mock('@salesforce/apex/OverviewController.countToPurge', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OverviewController.keepLogs', () => ({ default: jest.fn() }), { virtual: true });
const mocked = { countToPurge, keepLogs } as unknown as Record<'countToPurge' | 'keepLogs', jest.Mock>;
const retention = { daysWhenWell: 14, daysOtherwise: 90, logs: 100, megabytes: 0.2, due: 3 };

/** Lets promises run; the component's own timers go by the test's clock. */
function settled(turns = 10): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show(mayChange = true) {
  const element = createElement('c-retention-panel', { is: RetentionPanel });
  Object.assign(element, { retention, mayChange });
  const changed = jest.fn();
  element.addEventListener('changed', changed);
  document.body.appendChild(element);
  await settled();
  return { element, changed };
}

async function type(element: HTMLElement, days: string, value: string) {
  element.shadowRoot
    ?.querySelector(`[data-days="${days}"]`)
    ?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  jest.advanceTimersByTime(400);
  await settled();
}

describe('c-retention-panel', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('shows what would go before it is saved', async () => {
    mocked.countToPurge.mockResolvedValue(42);
    mocked.keepLogs.mockResolvedValue(undefined);
    const { element, changed } = await show();
    const button = element.shadowRoot.querySelector('lightning-button');
    expect(button.disabled).toBe(true);
    await type(element, 'well', '7');
    await type(element, 'other', '60');
    expect(mocked.countToPurge).toHaveBeenLastCalledWith({ daysWhenWell: 7, daysOtherwise: 60 });
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe('c.Retention_Would_Go');
    // What the page loads meanwhile doesn't take away what somebody types.
    element.retention = { ...retention, logs: 101 };
    button.click();
    await settled();
    expect(mocked.keepLogs).toHaveBeenCalledWith({ daysWhenWell: 7, daysOtherwise: 60 });
    expect(changed).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says why days can not be kept', async () => {
    mocked.countToPurge.mockRejectedValue({ body: { message: 'Logs are kept for 1 to 3650 days.' } });
    const { element } = await show();
    await type(element, 'well', '0');
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toContain('3650');
    expect(element.shadowRoot.querySelector('lightning-button').disabled).toBe(true);
  });

  it('only tells who may not change it', async () => {
    const { element } = await show(false);
    expect(element.shadowRoot.querySelector('lightning-input')).toBeNull();
    expect(element.shadowRoot.textContent).toContain('c.Overview_Retention_Text');
  });
});
