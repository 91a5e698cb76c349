import { createElement } from 'lwc';
import RelayTable from 'c/relayTable';

function show(relays: object[] | undefined) {
  const element = createElement('c-relay-table', { is: RelayTable });
  Object.assign(element, { relays });
  document.body.appendChild(element);
  return element;
}

describe('c-relay-table', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows each relay; its quota as a part of one', async () => {
    const element = show([{ name: 'relay-1', quotaUsed: 12.5 }, { name: 'relay-2' }]);
    const { data } = element.shadowRoot.querySelector('lightning-datatable');
    expect(data.map((row: { name: string; quota?: number }) => [row.name, row.quota])).toEqual([
      ['relay-1', 0.125],
      ['relay-2', undefined],
    ]);
    await expect(element).toBeAccessible();
  });

  it('says when none was heard', () => {
    const element = show(undefined);
    expect(element.shadowRoot.querySelector('lightning-datatable')).toBeNull();
    expect(element.shadowRoot.querySelector('p').textContent).toBe('c.Relay_None');
  });
});
