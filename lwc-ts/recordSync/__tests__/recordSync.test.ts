import { createElement } from 'lwc';
import RecordSync from 'c/recordSync';
import getHistory from '@salesforce/apex/LogController.getHistory';
import retry from '@salesforce/apex/LogController.retry';

jest.mock('@salesforce/apex/LogController.getHistory', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.retry', () => ({ default: jest.fn() }), { virtual: true });

const LINES = [
  {
    id: 'a05',
    name: 'LOG-2',
    status: 'Failed',
    isOpen: true,
    message: 'too long',
    processedAt: '2026-11-22T00:00:00Z',
  },
  { id: 'a04', name: 'LOG-1', status: 'Applied', isOpen: false, processedAt: '2026-11-21T00:00:00Z' },
];
const HISTORY = {
  lines: LINES,
  lastSyncAt: '2026-11-21T00:00:00Z',
  chargeOverLink: 'https://example.chargeover.com/c/8',
  mayRepair: true,
};

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function show(history: object) {
  (getHistory as jest.Mock).mockResolvedValue(history);
  const element = createElement('c-record-sync', { is: RecordSync });
  Object.assign(element, { recordId: '001000000000001' });
  document.body.appendChild(element);
  await settle();
  return element;
}

describe('c-record-sync', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('shows the history, and retries what is open', async () => {
    (retry as jest.Mock).mockResolvedValueOnce({ id: 'a06', status: 'Pending' });
    (retry as jest.Mock).mockRejectedValueOnce({ body: { message: 'may not' } });
    const element = await show(HISTORY);
    const links = [...element.shadowRoot.querySelectorAll('li a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/a05', '/a04']);
    await expect(element).toBeAccessible();
    element.shadowRoot.querySelector('lightning-button').click();
    await settle();
    expect(retry).toHaveBeenCalledWith({ logIds: ['a05'] });
    expect(element.shadowRoot.querySelector('c-repair-progress')).not.toBeNull();
    element.shadowRoot.querySelector('lightning-button').click();
    await settle();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('may not');
  });

  it('offers a viewer no retry, and says when there is nothing', async () => {
    const viewer = await show({ ...HISTORY, mayRepair: false });
    expect(viewer.shadowRoot.querySelector('lightning-button')).toBeNull();
    const empty = await show({ lines: [], mayRepair: true });
    expect(empty.shadowRoot.textContent).toContain('c.Record_Never');
  });

  it('says why it can not be shown', async () => {
    (getHistory as jest.Mock).mockRejectedValue({ body: { message: 'no access' } });
    const element = createElement('c-record-sync', { is: RecordSync });
    document.body.appendChild(element);
    await settle();
    expect(element.shadowRoot.querySelector('c-error-panel')).not.toBeNull();
  });
});
