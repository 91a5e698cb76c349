import { createElement } from 'lwc';
import MappingRow from 'c/mappingRow';

const targets = [
  { name: 'Name', label: 'Account Name', type: 'STRING', isWritable: true },
  { name: 'Fax', label: 'Fax', type: 'PHONE', isWritable: true },
  { name: 'CreatedDate', label: 'Created', type: 'DATETIME', isWritable: false },
];
const conversions = [{ name: 'auto' }, { name: 'text', types: ['STRING'] }, { name: 'date', types: ['DATE'] }];

function show(properties: object) {
  const element = createElement('c-mapping-row', { is: MappingRow });
  Object.assign(element, {
    field: { name: 'A', source: 'customer.company', targetField: 'Name', isActive: true },
    targets,
    conversions,
    ...properties,
  });
  document.body.appendChild(element);
  const heard = jest.fn();
  element.addEventListener('mapped', (event) => heard((event as CustomEvent).detail));
  return { element, heard };
}

async function open(element: HTMLElement) {
  element.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
  await Promise.resolve();
}

function pick(element: HTMLElement, index: number, value: string) {
  const boxes = element.shadowRoot?.querySelectorAll('lightning-combobox') ?? [];
  boxes[index]?.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, detail: { value } }));
}

describe('c-mapping-row', () => {
  afterEach(() => document.body.replaceChildren());

  it('is one line until it is opened', async () => {
    const { element } = show({ sample: 'Acme' });
    expect(element.shadowRoot.textContent).toContain('Account Name (Name)');
    expect(element.shadowRoot.textContent).toContain('Acme');
    expect(element.shadowRoot.querySelector('lightning-combobox')).toBeNull();
    // The stub stands for a real button, which takes the label over.
    element.shadowRoot?.querySelectorAll('lightning-button').forEach((button) => button.setAttribute('role', 'button'));
    await expect(element).toBeAccessible();
    await open(element);
    expect(element.shadowRoot.querySelectorAll('lightning-combobox')).toHaveLength(3);
    // The stub stands for a real button, which takes the label over.
    element.shadowRoot?.querySelectorAll('lightning-button').forEach((button) => button.setAttribute('role', 'button'));
    await expect(element).toBeAccessible();
  });

  it('offers writable fields that fit the search, and conversions that fit the field', async () => {
    const { element } = show({});
    await open(element);
    const [fields, ways] = element.shadowRoot.querySelectorAll('lightning-combobox');
    expect(fields.options.map(({ value }: { value: string }) => value)).toEqual(['Name', 'Fax']);
    expect(ways.options.map(({ value }: { value: string }) => value)).toEqual(['auto', 'text']);
    expect(ways.options.map(({ label }: { label: string }) => label)).toEqual([
      'c.Mapping_Automatic',
      'c.Conversion_text',
    ]);
    element.shadowRoot
      .querySelector('lightning-input')
      .dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, detail: { value: 'fax' } }));
    await Promise.resolve();
    // What is chosen stays on offer.
    expect(fields.options.map(({ value }: { value: string }) => value)).toEqual(['Name', 'Fax']);
  });

  it('offers at most 50 of 800 fields', async () => {
    const many = Array.from({ length: 800 }, (_, index) => ({
      name: `F${index}__c`,
      label: `F${index}`,
      isWritable: true,
    }));
    const { element } = show({ targets: many, field: { source: 'x' } });
    expect(element.shadowRoot.querySelector('lightning-combobox').options).toHaveLength(50);
  });

  it('says every change with the whole row', async () => {
    const { element, heard } = show({});
    await open(element);
    pick(element, 0, 'Fax');
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'A', targetField: 'Fax' }));
    pick(element, 1, 'text');
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ conversion: 'text' }));
    pick(element, 1, 'auto');
    expect(heard.mock.lastCall[0].conversion).toBeUndefined();
    const [, source, byDefault, active] = element.shadowRoot.querySelectorAll('lightning-input');
    source.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, detail: { value: 'a, b' } }));
    expect(heard.mock.lastCall[0].source).toBe('a, b');
    byDefault.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, detail: { value: 'none' } }));
    expect(heard.mock.lastCall[0].defaultText).toBe('none');
    pick(element, 2, 'create');
    expect(heard.mock.lastCall[0].writeWhen).toBe('create');
    element.shadowRoot
      .querySelector('c-mapping-options')
      .dispatchEvent(new CustomEvent('options', { detail: '{"cut":true}' }));
    expect(heard.mock.lastCall[0].options).toBe('{"cut":true}');
    active.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, detail: { checked: false } }));
    expect(heard.mock.lastCall[0].isActive).toBe(false);
  });

  it('keeps a target that the org no longer has, and shows what is wrong', () => {
    const { element } = show({
      field: { source: 'x', targetField: 'Gone__c', lookup: 'customer' },
      problems: [{ level: 'error', message: 'No field Gone__c.' }],
    });
    expect(element.shadowRoot.textContent).toContain('Gone__c');
    expect(element.shadowRoot.querySelector('li').textContent).toBe('No field Gone__c.');
  });

  it('lets a reference point to the record of a mapped object', async () => {
    const owner = { name: 'Parent__c', label: 'Parent', type: 'REFERENCE', isWritable: true };
    const { element, heard } = show({
      targets: [owner],
      sourceObjects: ['customer'],
      field: { name: 'A', source: 'x', targetField: 'Parent__c', conversion: 'text', options: '{"cut":true}' },
    });
    await open(element);
    pick(element, 1, 'customer');
    const { lookup, conversion, options } = heard.mock.lastCall[0];
    expect([lookup, conversion, options]).toEqual(['customer', undefined, undefined]);
  });

  it('can be taken away while it was never saved', () => {
    const { element } = show({ field: { source: 'x' } });
    const gone = jest.fn();
    element.addEventListener('removed', gone);
    const all = [...element.shadowRoot.querySelectorAll('lightning-button')];
    all.find(({ label }) => label === 'c.Mapping_Remove').click();
    expect(gone).toHaveBeenCalledTimes(1);
  });
});
