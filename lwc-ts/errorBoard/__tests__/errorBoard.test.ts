import { createElement } from 'lwc';
import ErrorBoard from 'c/errorBoard';
import getBoard from '@salesforce/apex/LogController.getBoard';
import resolveChosen from '@salesforce/apex/LogController.resolve';
import resolveGroup from '@salesforce/apex/LogController.resolveGroup';
import retry from '@salesforce/apex/LogController.retry';
import retryGroup from '@salesforce/apex/LogController.retryGroup';
import retrySince from '@salesforce/apex/LogController.retrySince';

jest.mock('@salesforce/apex/LogController.getBoard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.resolve', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.resolveGroup', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.retry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.retryGroup', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.retrySince', () => ({ default: jest.fn() }), { virtual: true });

const BOARD = {
  groups: [{ fingerprint: 'f1', code: 'X', count: 3 }],
  repairs: [],
  failed: 3,
  waiting: 1,
  needsMatch: 0,
  mayRepair: true,
  isDriven: true,
};
const PENDING = { id: 'a06', type: 'Retry', status: 'Pending', isOver: false };

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function show(board: object) {
  (getBoard as jest.Mock).mockResolvedValue(board);
  const element = createElement('c-error-board', { is: ErrorBoard });
  document.body.appendChild(element);
  await settle();
  return element;
}

describe('c-error-board', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('passes on what its groups ask for, and shows how far that is', async () => {
    for (const call of [retryGroup, resolveGroup, retry]) (call as jest.Mock).mockResolvedValue(PENDING);
    const element = await show(BOARD);
    const row = element.shadowRoot.querySelector('c-error-group-row');
    expect(row.group).toEqual(BOARD.groups[0]);
    row.dispatchEvent(new CustomEvent('retrygroup', { detail: 'f1' }));
    row.dispatchEvent(new CustomEvent('resolvegroup', { detail: 'f1' }));
    row.dispatchEvent(new CustomEvent('retrylogs', { detail: ['a05'] }));
    (resolveChosen as unknown as jest.Mock).mockResolvedValue(PENDING);
    element.shadowRoot.querySelector('c-open-logs').dispatchEvent(new CustomEvent('resolvelogs', { detail: ['a06'] }));
    await settle();
    expect(resolveChosen).toHaveBeenCalledWith({ logIds: ['a06'], note: '' });
    expect(retryGroup).toHaveBeenCalledWith({ fingerprint: 'f1' });
    expect(resolveGroup).toHaveBeenCalledWith({ fingerprint: 'f1', note: '' });
    expect(retry).toHaveBeenCalledWith({ logIds: ['a05'] });
    expect(element.shadowRoot.querySelectorAll('c-repair-progress')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('retries everything since a time, and keeps what is over in sight', async () => {
    (retrySince as jest.Mock).mockResolvedValue(PENDING);
    const element = await show(BOARD);
    const button = element.shadowRoot.querySelector('[data-since]');
    expect(button.disabled).toBe(true);
    element.shadowRoot
      .querySelector('lightning-input')
      .dispatchEvent(new CustomEvent('change', { detail: { value: '2026-11-22' } }));
    await settle();
    button.click();
    await settle();
    expect(retrySince).toHaveBeenCalledWith({ since: '2026-11-22' });
    (getBoard as jest.Mock).mockResolvedValue({ ...BOARD, groups: [] });
    element.shadowRoot.querySelector('c-repair-progress').dispatchEvent(new CustomEvent('over'));
    await settle();
    expect(element.shadowRoot.textContent).toContain('c.Errors_None');
    expect(element.shadowRoot.querySelectorAll('c-repair-progress')).toHaveLength(1);
  });

  it('says that no relay is there, and shows refusals', async () => {
    (retryGroup as jest.Mock).mockRejectedValue({ body: { message: 'may not' } });
    const element = await show({ ...BOARD, isDriven: false });
    expect(element.shadowRoot.textContent).toContain('c.Repair_No_Relay');
    element.shadowRoot
      .querySelector('c-error-group-row')
      .dispatchEvent(new CustomEvent('retrygroup', { detail: 'f1' }));
    await settle();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('may not');
  });

  it('says why it can not be shown', async () => {
    (getBoard as jest.Mock).mockRejectedValue({ body: { message: 'no access' } });
    const element = createElement('c-error-board', { is: ErrorBoard });
    document.body.appendChild(element);
    await settle();
    expect(element.shadowRoot.querySelector('c-error-panel')).not.toBeNull();
  });
});
