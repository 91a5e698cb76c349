import { createElement } from 'lwc';
import OpenLogs from 'c/openLogs';
import assign from '@salesforce/apex/LogController.assign';
import getOpenLogs from '@salesforce/apex/LogController.getOpenLogs';

jest.mock('@salesforce/apex/LogController.assign', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.getOpenLogs', () => ({ default: jest.fn() }), { virtual: true });
const mocked = { assign, getOpenLogs } as unknown as Record<'assign' | 'getOpenLogs', jest.Mock>;
const logs = [
  { id: 'a05x', name: 'LOG-1', recordKey: 'acme:invoice:1', message: 'too long' },
  { id: 'a05y', name: 'LOG-2', recordKey: 'acme:customer:2', message: 'no address' },
];

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function show(change: object = {}) {
  mocked.getOpenLogs.mockResolvedValue(logs);
  const element = createElement('c-open-logs', { is: OpenLogs });
  Object.assign(element, { mayRepair: true, ...change });
  document.body.appendChild(element);
  const heard = jest.fn();
  for (const name of ['retrylogs', 'resolvelogs'])
    element.addEventListener(name, (event) => heard(name, (event as CustomEvent).detail));
  const button = (name: string) => element.shadowRoot.querySelector(`[data-${name}]`);
  button('show').click();
  await settle();
  return { element, heard, button };
}

async function choose(element: HTMLElement) {
  element.shadowRoot
    ?.querySelector('lightning-datatable')
    ?.dispatchEvent(new CustomEvent('rowselection', { detail: { selectedRows: logs } }));
  await settle();
}

describe('c-open-logs', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('finds by record and message', async () => {
    const { element } = await show();
    expect(mocked.getOpenLogs).toHaveBeenCalledWith({ openKey: 'Failed' });
    element.shadowRoot
      .querySelector('lightning-input')
      .dispatchEvent(new CustomEvent('change', { detail: { value: 'ADDRESS' } }));
    await settle();
    const { data } = element.shadowRoot.querySelector('lightning-datatable');
    expect(data.map(({ id }: { id: string }) => id)).toEqual(['a05y']);
    await expect(element).toBeAccessible();
  });

  it('retries and resolves what is chosen', async () => {
    const { element, heard, button } = await show();
    expect(button('retry').disabled).toBe(true);
    await choose(element);
    button('retry').click();
    expect(heard).toHaveBeenLastCalledWith('retrylogs', ['a05x', 'a05y']);
    button('resolve').click();
    expect(heard).toHaveBeenLastCalledWith('resolvelogs', ['a05x', 'a05y']);
  });

  it('gives what is chosen to somebody', async () => {
    mocked.assign.mockResolvedValue(2);
    const { element, button } = await show();
    await choose(element);
    button('assign').click();
    await settle();
    element.shadowRoot.querySelector('c-owner-picker').dispatchEvent(new CustomEvent('owner', { detail: '005x' }));
    await settle();
    expect(mocked.assign).toHaveBeenCalledWith({ logIds: ['a05x', 'a05y'], ownerId: '005x' });
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe('c.Owner_Assigned');
  });

  it('lets a viewer look, and says when nothing is open or it goes wrong', async () => {
    const { element, button } = await show({ mayRepair: false });
    expect(button('retry')).toBeNull();
    expect(element.shadowRoot.querySelector('lightning-datatable').hideCheckboxColumn).toBe(true);
    mocked.getOpenLogs.mockResolvedValueOnce([]);
    button('show').click();
    await settle();
    expect(element.shadowRoot.textContent).toContain('c.Open_Logs_None');
    mocked.getOpenLogs.mockRejectedValueOnce({ body: { message: 'No access.' } });
    button('show').click();
    await settle();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('No access.');
  });
});
