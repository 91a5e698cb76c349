import { createElement } from 'lwc';
import MappingFilter from 'c/mappingFilter';

async function show(filter?: string) {
  const element = createElement('c-mapping-filter', { is: MappingFilter });
  Object.assign(element, {
    filter,
    sources: [{ path: 'invoice.total' }, { path: 'invoice.status' }],
    comparisons: ['equals', 'in', 'blank', 'greaterThan'],
    presets: ['withoutDrafts'],
  });
  const heard = jest.fn();
  element.addEventListener('filtered', (event) => heard((event as CustomEvent).detail));
  document.body.appendChild(element);
  await Promise.resolve();
  return { element, heard };
}

function send(target: Element | null | undefined, value: string) {
  target?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

const two = JSON.stringify({
  any: [{ field: 'invoice.total', is: 'greaterThan', value: '0' }, { preset: 'withoutDrafts' }],
});

describe('c-mapping-filter', () => {
  afterEach(() => document.body.replaceChildren());

  it('begins with none, and adds a condition', async () => {
    const { element, heard } = await show();
    expect(element.shadowRoot.textContent).toContain('c.Filter_None');
    element.shadowRoot.querySelector('lightning-button').click();
    expect(JSON.parse(heard.mock.lastCall[0])).toEqual({ all: [{ field: 'invoice.status', is: 'notBlank' }] });
    const boxes = element.shadowRoot.querySelectorAll('lightning-combobox');
    send(boxes[boxes.length - 1], 'withoutDrafts');
    expect(JSON.parse(heard.mock.lastCall[0])).toEqual({ all: [{ preset: 'withoutDrafts' }] });
  });

  it('shows conditions and presets in words, and offers a preset once', async () => {
    const { element } = await show(two);
    expect(element.shadowRoot.textContent).toContain('c.Filter_Preset_withoutDrafts');
    const boxes = [...element.shadowRoot.querySelectorAll('lightning-combobox')];
    expect(boxes[0].value).toBe('any');
    expect(boxes.at(-1).options).toEqual([]);
    await expect(element).toBeAccessible();
    element.shadowRoot
      .querySelectorAll('lightning-button-icon')
      .forEach((one: Element) => one.setAttribute('role', 'img'));
  });

  it('makes a list of the value where the comparison takes one, and none where it takes none', async () => {
    const { element, heard } = await show('{"all":[{"field":"invoice.status","is":"equals","value":"a, b"}]}');
    const [, is] = element.shadowRoot.querySelectorAll('lightning-combobox');
    send(is, 'in');
    expect(JSON.parse(heard.mock.lastCall[0]).all[0].value).toEqual(['a', 'b']);
    send(is, 'blank');
    expect(JSON.parse(heard.mock.lastCall[0]).all[0]).toEqual({ field: 'invoice.status', is: 'blank' });
    send(element.shadowRoot.querySelector('lightning-input'), '7');
    expect(JSON.parse(heard.mock.lastCall[0]).all[0].value).toBe('7');
  });

  it('is no filter any more when its last condition goes', async () => {
    const { element, heard } = await show('{"all":[{"preset":"withoutDrafts"}]}');
    element.shadowRoot.querySelector('lightning-button-icon').click();
    // A custom event without a detail carries null.
    expect(heard.mock.lastCall[0] ?? undefined).toBeUndefined();
  });

  it('says so when it can not be read', async () => {
    const { element } = await show('{"every":[]}');
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('c.Filter_Unreadable');
  });
});
