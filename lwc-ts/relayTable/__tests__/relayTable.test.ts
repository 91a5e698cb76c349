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

  it('shows what each relay said, and nothing that it did not say', async () => {
    const element = show([
      {
        name: 'relay-1',
        version: '0.1.0',
        lastSeenAt: '2026-11-23T01:00:00Z',
        backlog: 3,
        breaker: 'closed',
        quotaUsed: 12.5,
      },
      { name: 'relay-2', message: 'The org refuses the login.' },
    ]);
    const [first, second] = element.shadowRoot.querySelectorAll('li');
    const numbers = [...first.querySelectorAll('lightning-formatted-number')];
    expect(numbers.map(({ value, formatStyle }) => [value, formatStyle])).toEqual([
      [3, 'decimal'],
      [0.125, 'percent'],
    ]);
    expect(first.textContent).toContain('closed');
    expect(second.querySelectorAll('lightning-formatted-number')).toHaveLength(0);
    expect(second.textContent).toContain('The org refuses the login.');
    await expect(element).toBeAccessible();
  });

  it('says when none was heard', () => {
    const element = show(undefined);
    expect(element.shadowRoot.querySelector('ul')).toBeNull();
    expect(element.shadowRoot.querySelector('p').textContent).toBe('c.Relay_None');
  });
});
