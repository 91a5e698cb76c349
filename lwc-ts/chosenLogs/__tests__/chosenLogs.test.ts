import { createElement } from 'lwc';
import ChosenLogs from 'c/chosenLogs';
import assign from '@salesforce/apex/LogController.assign';
import getChosen from '@salesforce/apex/LogController.getChosen';
import resolve from '@salesforce/apex/LogController.resolve';
import retry from '@salesforce/apex/LogController.retry';

jest.mock('@salesforce/apex/LogController.assign', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.getChosen', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.resolve', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.retry', () => ({ default: jest.fn() }), { virtual: true });
const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base: new () => object) =>
    class extends Base {
      [Navigate](reference: unknown) {
        mockNavigate(reference);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});
const mocked = { assign, getChosen, resolve, retry } as unknown as Record<
  'assign' | 'getChosen' | 'resolve' | 'retry',
  jest.Mock
>;
const log = (id: string, isOpen = true) => ({ id, name: `LOG-${id}`, status: 'Failed', isOpen, message: 'too long' });
const state = { id: 'a0Rx', type: 'Retry', status: 'Pending', isDriven: true, isOver: false };

const settle = () => new Promise((resolve_) => setTimeout(resolve_));

async function show(chosen: object | Error, logIds = ['a', 'b']) {
  if (chosen instanceof Error) mocked.getChosen.mockRejectedValueOnce({ body: { message: chosen.message } });
  else mocked.getChosen.mockResolvedValue({ mayRepair: true, isDriven: true, logs: [], ...chosen });
  const element = createElement('c-chosen-logs', { is: ChosenLogs });
  element.logIds = logIds;
  document.body.appendChild(element);
  await settle();
  const button = (name: string) => element.shadowRoot.querySelector(`[data-${name}]`);
  return { element, button, text: () => element.shadowRoot.textContent };
}

describe('c-chosen-logs', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('retries those that are open, and shows how far it is', async () => {
    const { element, button } = await show({ logs: [log('a'), log('b', false)] });
    expect(mocked.getChosen).toHaveBeenCalledWith({ logIds: ['a', 'b'] });
    mocked.retry.mockResolvedValue(state);
    button('retry').click();
    await settle();
    expect(mocked.retry).toHaveBeenCalledWith({ logIds: ['a'] });
    const progress = element.shadowRoot.querySelector('c-repair-progress');
    expect(progress.repair.id).toBe('a0Rx');
    progress.dispatchEvent(new CustomEvent('over', { detail: state }));
    await settle();
    expect(mocked.getChosen).toHaveBeenCalledTimes(2);
    await expect(element).toBeAccessible();
  });

  it('resolves with a note, and says what is refused', async () => {
    const { button, element, text } = await show({ logs: [log('a'), log('b')] });
    const note = element.shadowRoot.querySelector('[data-note]');
    note.dispatchEvent(new CustomEvent('change', { detail: { value: 'by hand' } }));
    mocked.resolve.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    button('resolve').click();
    await settle();
    expect(mocked.resolve).toHaveBeenCalledWith({ logIds: ['a', 'b'], note: 'by hand' });
    expect(text()).toContain('Gone.');
    expect(button('resolve').disabled).toBe(false);
  });

  it('gives all of them to somebody', async () => {
    const { button, element, text } = await show({ logs: [log('a'), log('b', false)] });
    button('assign').click();
    await settle();
    mocked.assign.mockResolvedValue(2);
    element.shadowRoot.querySelector('c-owner-picker').dispatchEvent(new CustomEvent('owner', { detail: '005x' }));
    await settle();
    expect(mocked.assign).toHaveBeenCalledWith({ logIds: ['a', 'b'], ownerId: '005x' });
    expect(text()).toContain('c.Owner_Assigned');
  });

  it('lets a viewer look', async () => {
    const { button, text } = await show({ logs: [log('a')], mayRepair: false }, ['a']);
    expect(button('retry')).toBeNull();
    expect(text()).toContain('c.Chosen_Look_Only');
  });

  it('has a sentence where nothing is chosen, open, left, or driven', async () => {
    expect((await show({}, [])).text()).toContain('c.Chosen_None');
    const closed = await show({ logs: [log('a', false)], isDriven: false }, ['a', 'b']);
    expect(closed.text()).toContain('c.Chosen_None_Open');
    expect(closed.text()).toContain('c.Chosen_Gone');
    expect(closed.text()).toContain('c.Repair_No_Relay');
    expect(closed.button('retry').disabled).toBe(true);
    expect(closed.button('assign').disabled).toBe(false);
  });

  it('says why it has nothing to show', async () => {
    const { element } = await show(new Error('No access.'));
    const panel = element.shadowRoot.querySelector('c-error-panel');
    expect(panel.error.body.message).toBe('No access.');
    mocked.getChosen.mockResolvedValue({ logs: [log('a')], mayRepair: true, isDriven: true });
    panel.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(element.shadowRoot.querySelector('lightning-datatable').data).toHaveLength(1);
  });

  it('leads back to the list', async () => {
    const { button } = await show({ logs: [log('a')] });
    button('back').click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Sync_Log__c', actionName: 'list' },
    });
  });
});
