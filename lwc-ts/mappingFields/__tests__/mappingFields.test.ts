import { createElement } from 'lwc';
import MappingFields from 'c/mappingFields';

const props = {
  fields: [
    { name: 'A', source: 'customer.company', targetField: 'Name', isActive: true },
    { name: 'B', source: 'customer.url', targetField: 'Website', isActive: true },
  ],
  sources: [
    { path: 'customer.company', sample: 'Acme' },
    { path: 'customer.fax', sample: '1' },
    { path: 'customer.custom_1' },
  ],
  sourceObjects: ['customer'],
  targets: [
    { name: 'Name', label: 'Account Name', isWritable: true },
    { name: 'Fax', label: 'Account Fax', isWritable: true },
  ],
  conversions: [{ name: 'auto', options: [] }],
};

async function show(change: object = {}) {
  const element = createElement('c-mapping-fields', { is: MappingFields });
  Object.assign(element, props, change);
  const heard = jest.fn();
  element.addEventListener('fields', (event) => heard((event as CustomEvent).detail));
  document.body.appendChild(element);
  await Promise.resolve();
  return { element, heard };
}

function rows(element: HTMLElement): string[] {
  const all = [...(element.shadowRoot?.querySelectorAll('c-mapping-row') ?? [])];
  return all.map((row) => (row as unknown as { field: Apex.MappedField }).field.source ?? '');
}

function button(element: HTMLElement, label: string): HTMLElement {
  const all = [...(element.shadowRoot?.querySelectorAll('lightning-button') ?? [])];
  return all.find((one) => (one as unknown as { label: string }).label === label) as HTMLElement;
}

async function type(element: HTMLElement, value: string) {
  element.shadowRoot?.querySelector('lightning-input')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await Promise.resolve();
}

describe('c-mapping-fields', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows rows with samples, found by either side', async () => {
    const { element } = await show({ readOnly: true });
    expect(element.shadowRoot.querySelector('c-mapping-row').sample).toBe('Acme');
    await type(element, 'WEBSITE');
    expect(rows(element)).toEqual(['customer.url']);
    await type(element, 'nobody');
    expect(element.shadowRoot.textContent).toContain('c.Mapping_No_Rows');
    await expect(element).toBeAccessible();
  });

  it('shows only rows with problems where asked', async () => {
    const { element } = await show({ problems: [{ row: 1, level: 'error', message: 'No.' }] });
    const toggle = element.shadowRoot.querySelector('lightning-input[data-name="problems"]');
    toggle.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    await Promise.resolve();
    expect(rows(element)).toEqual(['customer.url']);
  });

  it('adds a ChargeOver field that is not mapped yet', async () => {
    const { element, heard } = await show();
    const box = element.shadowRoot.querySelector('lightning-combobox');
    expect(box.options.map(({ value }: { value: string }) => value)).toEqual(['customer.fax', 'customer.custom_1']);
    box.dispatchEvent(new CustomEvent('change', { detail: { value: 'customer.custom_1' } }));
    button(element, 'c.Mapping_Add').click();
    expect(heard.mock.lastCall[0].at(-1)).toEqual({ source: 'customer.custom_1', isActive: true });
  });

  it('suggests by name, and takes one or all', async () => {
    const { element, heard } = await show();
    const fax = { source: 'customer.fax', targetField: 'Fax', isActive: true };
    button(element, 'c.Mapping_Accept').click();
    expect(heard.mock.lastCall[0].at(-1)).toEqual(fax);
    button(element, 'c.Mapping_Accept_All').click();
    expect(heard.mock.lastCall[0].at(-1)).toEqual(fax);
  });

  it('says which row changed, and which went', async () => {
    const { element, heard } = await show();
    const [, second] = element.shadowRoot.querySelectorAll('c-mapping-row');
    second.dispatchEvent(new CustomEvent('mapped', { detail: { ...props.fields[1], isActive: false } }));
    expect(heard.mock.lastCall[0].map(({ isActive }: Apex.MappedField) => isActive)).toEqual([true, false]);
    second.dispatchEvent(new CustomEvent('removed'));
    expect(heard.mock.lastCall[0]).toEqual([props.fields[0]]);
  });
});
