import { createElement } from 'lwc';
import LogStory from 'c/logStory';
import getStory from '@salesforce/apex/LogController.getStory';
import match from '@salesforce/apex/LogController.match';
import resolve from '@salesforce/apex/LogController.resolve';
import retry from '@salesforce/apex/LogController.retry';

jest.mock('@salesforce/apex/LogController.getStory', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.match', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.resolve', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.retry', () => ({ default: jest.fn() }), { virtual: true });

const FAILED = {
  id: 'a05000000000001',
  event: 'update',
  objectName: 'customer',
  recordId: '8',
  site: 'acme',
  status: 'Failed',
  isOpen: true,
  code: 'STRING_TOO_LONG',
  sentence: 'too long',
  message: 'data value too large',
  nextStep: 'shorten it',
  records: [],
  candidates: [],
  payload: '{"customer":{"customer_id":8}}',
  mayRepair: true,
  isDriven: true,
};
const PENDING = { id: 'a06', type: 'Retry', status: 'Pending', isOver: false, isDriven: true };

const settle = () => new Promise((resolveNow) => setTimeout(resolveNow));

async function show(story: object) {
  (getStory as jest.Mock).mockResolvedValue(story);
  const element = createElement('c-log-story', { is: LogStory });
  Object.assign(element, { recordId: FAILED.id });
  document.body.appendChild(element);
  await settle();
  return element;
}

const button = (element: HTMLElement, name: string) => element.shadowRoot.querySelector(`[data-${name}]`);

describe('c-log-story', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('tells cause, words and next step, and folds the payload', async () => {
    const element = await show(FAILED);
    const text = element.shadowRoot.textContent;
    expect(getStory).toHaveBeenCalledWith({ logId: FAILED.id });
    for (const part of ['too long', 'data value too large', 'shorten it']) expect(text).toContain(part);
    expect(element.shadowRoot.querySelector('pre').textContent).toContain('"customer_id": 8');
    await expect(element).toBeAccessible();
  });

  it('shows the words of an error that has no sentence', async () => {
    const element = await show({ ...FAILED, sentence: undefined });
    expect(element.shadowRoot.querySelector('h3').textContent).toBe('data value too large');
  });

  it('retries and resolves with a note', async () => {
    (retry as jest.Mock).mockResolvedValue(PENDING);
    (resolve as jest.Mock).mockRejectedValue({ body: { message: 'refused' } });
    const element = await show(FAILED);
    button(element, 'retry').click();
    await settle();
    expect(retry).toHaveBeenCalledWith({ logIds: [FAILED.id] });
    expect(element.shadowRoot.querySelector('c-repair-progress').repair).toEqual(PENDING);
    element.shadowRoot
      .querySelector('lightning-input')
      .dispatchEvent(new CustomEvent('change', { detail: { value: 'by phone' } }));
    button(element, 'resolve').click();
    await settle();
    expect(resolve).toHaveBeenCalledWith({ logIds: [FAILED.id], note: 'by phone' });
    expect(element.shadowRoot.textContent).toContain('refused');
    getStory.mockClear();
    element.shadowRoot.querySelector('c-repair-progress').dispatchEvent(new CustomEvent('over'));
    expect(getStory).toHaveBeenCalled();
  });

  it('offers the candidates side by side, and a new record', async () => {
    (match as jest.Mock).mockResolvedValue({ ...PENDING, type: 'Match' });
    const candidates = [
      { id: '001000000000001', name: 'One', objectLabel: 'Account' },
      { id: '001000000000002', objectLabel: 'Account' },
    ];
    const element = await show({ ...FAILED, status: 'Needs Match', candidates });
    expect(element.shadowRoot.textContent).toContain('c.Log_Unseen');
    element.shadowRoot.querySelector('[data-id="001000000000002"]').click();
    await settle();
    expect(match).toHaveBeenLastCalledWith({ logId: FAILED.id, recordId: '001000000000002' });
    button(element, 'create').click();
    await settle();
    expect(match).toHaveBeenLastCalledWith({ logId: FAILED.id, recordId: null });
    // A real base button has the role itself.
    for (const one of element.shadowRoot.querySelectorAll('[data-id]')) one.setAttribute('role', 'button');
    await expect(element).toBeAccessible();
  });

  it('offers nothing to a viewer, and no retry without a payload', async () => {
    const viewer = await show({ ...FAILED, mayRepair: false });
    expect(viewer.shadowRoot.querySelector('lightning-button')).toBeNull();
    const purged = await show({ ...FAILED, payload: undefined });
    expect(button(purged, 'retry')).toBeNull();
    expect(purged.shadowRoot.textContent).toContain('c.Log_No_Payload');
  });

  it('says why it can not be shown', async () => {
    (getStory as jest.Mock).mockRejectedValue({ body: { message: 'gone' } });
    const element = createElement('c-log-story', { is: LogStory });
    document.body.appendChild(element);
    await settle();
    expect(element.shadowRoot.querySelector('c-error-panel')).not.toBeNull();
  });
});
