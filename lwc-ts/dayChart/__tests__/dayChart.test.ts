import { createElement } from 'lwc';
import DayChart from 'c/dayChart';

jest.mock('@salesforce/i18n/locale', () => ({ default: 'en-US' }), { virtual: true });

const DAYS = [
  { day: '2026-11-21', total: 10, well: 5, failed: 3, open: 2 },
  { day: '2026-11-22', total: 0, well: 0, failed: 0, open: 0 },
];

function show(days: object | undefined) {
  const element = createElement('c-day-chart', { is: DayChart });
  Object.assign(element, { days });
  document.body.appendChild(element);
  return element;
}

describe('c-day-chart', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws each day, the tallest to the top, and says the same in a table', async () => {
    const { shadowRoot } = show(DAYS);
    const heights = [...shadowRoot.querySelectorAll('rect')].map((part) => Number(part.getAttribute('height')));
    expect(heights).toEqual([80, 32, 48]);
    const rows = [...shadowRoot.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['Nov 21', '10', '5', '2', '3'],
      ['Nov 22', '0', '0', '0', '0'],
    ]);
    await expect(shadowRoot.host).toBeAccessible();
  });

  it('draws nothing without days', () => {
    expect(show(undefined).shadowRoot.querySelector('rect')).toBeNull();
  });
});
