import { createElement } from 'lwc';
import SiteTable from 'c/siteTable';

function show(sites: object[] | undefined) {
  const element = createElement('c-site-table', { is: SiteTable });
  Object.assign(element, { sites });
  document.body.appendChild(element);
  return element;
}

describe('c-site-table', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows events and success of each site and object', async () => {
    const element = show([{ site: 'acme', objectName: 'invoice', total: 10, failed: 1, lastDay: '2026-11-22' }]);
    const numbers = [...element.shadowRoot.querySelectorAll('lightning-formatted-number')];
    expect(numbers.map(({ value }) => value)).toEqual([10, 0.9]);
    await expect(element).toBeAccessible();
  });

  it('says that nothing was counted yet', () => {
    expect(show([]).shadowRoot.textContent).toContain('c.Sites_None');
  });
});
