import { createElement } from 'lwc';
import MappingOptions from 'c/mappingOptions';

const known = [
  { name: 'cut', kind: 'flag' },
  { name: 'case', kind: 'choice', choices: ['upper', 'lower', 'later'] },
  { name: 'scale', kind: 'number' },
  { name: 'separator', kind: 'text' },
  { name: 'map', kind: 'map' },
];

async function show(text?: string) {
  const element = createElement('c-mapping-options', { is: MappingOptions });
  Object.assign(element, { known, text });
  const heard = jest.fn();
  element.addEventListener('options', (event) => heard((event as CustomEvent).detail ?? undefined));
  document.body.appendChild(element);
  await Promise.resolve();
  const said = () => JSON.parse(heard.mock.lastCall[0]) as unknown;
  return { element, heard, said };
}

function send(element: HTMLElement, selector: string, detail: object) {
  element.shadowRoot?.querySelector(selector)?.dispatchEvent(new CustomEvent('change', { detail }));
}

describe('c-mapping-options', () => {
  afterEach(() => document.body.replaceChildren());

  it('is a form of what the conversion takes', async () => {
    const { element, said, heard } = await show('{"cut":true}');
    expect(element.shadowRoot.querySelector('[data-name="cut"]').checked).toBe(true);
    await expect(element).toBeAccessible();
    const { options } = element.shadowRoot.querySelector('[data-name="case"]');
    expect(options.map(({ label }: { label: string }) => label)).toEqual([
      'c.Options_Unset',
      'c.Word_upper',
      'c.Word_lower',
      'later',
    ]);
    send(element, '[data-name="case"]', { value: 'upper' });
    expect(said()).toEqual({ cut: true, case: 'upper' });
    send(element, '[data-name="scale"]', { value: '2' });
    expect(said()).toEqual({ cut: true, scale: 2 });
    send(element, '[data-name="separator"]', { value: ' · ' });
    expect(said()).toEqual({ cut: true, separator: ' · ' });
    send(element, '[data-name="cut"]', { checked: false });
    expect(heard.mock.lastCall[0]).toBeUndefined();
  });

  it('has the values of a map as rows', async () => {
    const { element, said, heard } = await show('{"map":{"a":"Alpha"}}');
    send(element, 'lightning-input[data-index="0"][data-name="map"]', { value: 'b' });
    expect(said()).toEqual({ map: { b: 'Alpha' } });
    const [, to] = element.shadowRoot.querySelectorAll('lightning-input[data-index="0"]');
    to.dispatchEvent(new CustomEvent('change', { detail: { value: 'Beta' } }));
    expect(said()).toEqual({ map: { a: 'Beta' } });
    element.shadowRoot.querySelector('lightning-button').click();
    expect(said()).toEqual({ map: { a: 'Alpha', '': '' } });
    element.shadowRoot.querySelector('lightning-button-icon').click();
    expect(heard.mock.lastCall[0]).toBeUndefined();
  });

  it.each(['no JSON', '[1]', '{"other":1}'])('leaves %s as it is written', async (text) => {
    const { element, heard } = await show(text);
    expect(element.shadowRoot.querySelector('lightning-input').value).toBe(text);
    send(element, 'lightning-input', { value: '' });
    expect(heard.mock.lastCall[0]).toBeUndefined();
  });
});
