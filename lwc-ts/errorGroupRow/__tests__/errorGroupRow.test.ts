import { createElement } from 'lwc';
import ErrorGroupRow from 'c/errorGroupRow';
import assign from '@salesforce/apex/LogController.assign';
import assignGroup from '@salesforce/apex/LogController.assignGroup';
import getLogsOfGroup from '@salesforce/apex/LogController.getLogsOfGroup';

jest.mock('@salesforce/apex/LogController.getLogsOfGroup', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.assign', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.assignGroup', () => ({ default: jest.fn() }), { virtual: true });

const GROUP = { fingerprint: 'data:X:invoice:', objectName: 'invoice', code: 'X', count: 3, message: 'words' };
const LOG = { id: 'a05', name: 'LOG-1', recordKey: 'acme:invoice:1' };

const settle = () => new Promise((resolve) => setTimeout(resolve));

function show(properties: object) {
  const element = createElement('c-error-group-row', { is: ErrorGroupRow });
  Object.assign(element, { group: GROUP, mayRepair: true, ...properties });
  document.body.appendChild(element);
  const heard = jest.fn();
  for (const name of ['retrygroup', 'resolvegroup', 'retrylogs'])
    element.addEventListener(name, (event) => heard(name, (event as CustomEvent).detail));
  return { element, heard, button: (name: string) => element.shadowRoot.querySelector(`[data-${name}]`) };
}

describe('c-error-group-row', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('asks for the whole group', async () => {
    const { element, heard, button } = show({});
    expect(element.shadowRoot.querySelector('h3').textContent).toBe('words');
    button('retry').click();
    expect(heard).toHaveBeenLastCalledWith('retrygroup', GROUP.fingerprint);
    button('resolve').click();
    expect(heard).toHaveBeenLastCalledWith('resolvegroup', GROUP.fingerprint);
    await expect(element).toBeAccessible();
  });

  it('shows its logs, of which some are retried, and hides them again', async () => {
    (getLogsOfGroup as jest.Mock).mockResolvedValue([LOG]);
    const { element, heard, button } = show({ group: { ...GROUP, sentence: 'plain', field: 'Name' } });
    expect(element.shadowRoot.textContent).toContain('c.Errors_On_Field');
    button('show').click();
    await settle();
    const table = element.shadowRoot.querySelector('lightning-datatable');
    expect(table.data).toEqual([{ ...LOG, url: '/a05' }]);
    expect(button('retry-chosen').disabled).toBe(true);
    table.dispatchEvent(new CustomEvent('rowselection', { detail: { selectedRows: [LOG] } }));
    await settle();
    button('retry-chosen').click();
    expect(heard).toHaveBeenLastCalledWith('retrylogs', ['a05']);
    button('show').click();
    await settle();
    expect(element.shadowRoot.querySelector('lightning-datatable')).toBeNull();
  });

  it('gives the group to somebody, or those of it that are chosen', async () => {
    (getLogsOfGroup as jest.Mock).mockResolvedValue([LOG]);
    (assignGroup as unknown as jest.Mock).mockResolvedValue(3);
    (assign as unknown as jest.Mock).mockRejectedValue({ body: { message: 'Not a queue of logs.' } });
    const { element, button } = show({});
    const give = async () => {
      button('assign').click();
      await settle();
      element.shadowRoot.querySelector('c-owner-picker').dispatchEvent(new CustomEvent('owner', { detail: '005x' }));
      await settle();
    };
    await give();
    expect(assignGroup).toHaveBeenCalledWith({ fingerprint: GROUP.fingerprint, ownerId: '005x' });
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe('c.Owner_Assigned');
    button('show').click();
    await settle();
    element.shadowRoot
      .querySelector('lightning-datatable')
      .dispatchEvent(new CustomEvent('rowselection', { detail: { selectedRows: [LOG] } }));
    await give();
    expect(assign).toHaveBeenCalledWith({ logIds: ['a05'], ownerId: '005x' });
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('Not a queue of logs.');
  });

  it('says why its logs can not be shown, and offers a viewer no repair', async () => {
    (getLogsOfGroup as jest.Mock).mockRejectedValue({ body: { message: 'no' } });
    const { element, button } = show({ mayRepair: false });
    expect(button('retry')).toBeNull();
    button('show').click();
    await settle();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('no');
  });
});
