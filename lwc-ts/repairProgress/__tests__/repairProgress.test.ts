import { createElement } from 'lwc';
import RepairProgress from 'c/repairProgress';
import getRepair from '@salesforce/apex/LogController.getRepair';
import stop from '@salesforce/apex/LogController.stop';

jest.mock('@salesforce/apex/LogController.getRepair', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.stop', () => ({ default: jest.fn() }), { virtual: true });

const RUNNING = { id: 'a1', type: 'Retry', status: 'Running', done: 5, total: 20, isOver: false, isDriven: true };

const settle = () => new Promise(jest.requireActual('timers').setImmediate);

function show(repair: object, mayRepair = true) {
  const element = createElement('c-repair-progress', { is: RepairProgress });
  Object.assign(element, { repair, mayRepair });
  document.body.appendChild(element);
  const over = jest.fn();
  element.addEventListener('over', (event) => over((event as CustomEvent).detail));
  return { element, over };
}

const textOf = (element: HTMLElement) => element.shadowRoot.querySelector('p').textContent;

describe('c-repair-progress', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    jest.resetAllMocks();
  });

  it('asks again until it is over, and says so', async () => {
    (getRepair as jest.Mock).mockResolvedValueOnce({ ...RUNNING, done: 15 });
    (getRepair as jest.Mock).mockResolvedValueOnce({ ...RUNNING, status: 'Done', done: 20, isOver: true });
    const { element, over } = show(RUNNING);
    expect(textOf(element)).toBe('c.Repair_Running');
    jest.advanceTimersByTime(3_000);
    await settle();
    expect(element.shadowRoot.querySelector('lightning-progress-bar').value).toBe(75);
    jest.advanceTimersByTime(3_000);
    await settle();
    expect(textOf(element)).toBe('c.Repair_Done');
    expect(over).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(30_000);
    expect(getRepair).toHaveBeenCalledTimes(2);
  });

  it.each([
    [{ status: 'Pending' }, 'c.Repair_Pending'],
    [{ status: 'Failed', isOver: true, message: 'no' }, 'c.Repair_Failed'],
    [{ status: 'Cancelled', isOver: true }, 'c.Repair_Cancelled'],
    [{ status: 'Done', isOver: true, failed: 2 }, 'c.Repair_Done_Some'],
  ])('says what %j means', async (change, text) => {
    const { element } = show({ ...RUNNING, ...change });
    expect(textOf(element)).toBe(text);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says that no relay is there', () => {
    const { element } = show({ ...RUNNING, isDriven: false });
    expect(element.shadowRoot.textContent).toContain('c.Repair_No_Relay');
  });

  it('is stopped by a click, which a viewer is not offered', async () => {
    (stop as jest.Mock).mockResolvedValue({ ...RUNNING, status: 'Cancelled', isOver: true });
    const { element, over } = show(RUNNING);
    element.shadowRoot.querySelector('lightning-button').click();
    await settle();
    expect(stop).toHaveBeenCalledWith({ requestId: 'a1' });
    expect(over).toHaveBeenCalled();
    expect(show(RUNNING, false).element.shadowRoot.querySelector('lightning-button')).toBeNull();
  });

  it('shows why it could not look, and looks again', async () => {
    (getRepair as jest.Mock).mockRejectedValueOnce({ body: { message: 'gone' } });
    (getRepair as jest.Mock).mockResolvedValueOnce(RUNNING);
    const { element } = show(RUNNING);
    jest.advanceTimersByTime(3_000);
    await settle();
    expect(element.shadowRoot.textContent).toContain('gone');
    jest.advanceTimersByTime(3_000);
    await settle();
    expect(element.shadowRoot.textContent).not.toContain('gone');
  });
});
