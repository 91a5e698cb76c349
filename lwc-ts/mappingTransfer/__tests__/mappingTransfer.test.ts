import { createElement } from 'lwc';
import MappingTransfer from 'c/mappingTransfer';

const draft = {
  name: 'Customer',
  label: 'Customer',
  source: 'customer',
  targetObject: 'Account',
  revision: 3,
  isActive: true,
  fields: [
    { name: 'A', source: 'customer.company', targetField: 'Name', isActive: true },
    { name: 'B', source: 'customer.url', targetField: 'Website', isActive: true },
  ],
};

/** Lets promises run. */
function settled(turns = 5): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show() {
  const element = createElement('c-mapping-transfer', { is: MappingTransfer });
  element.draft = draft;
  const heard = jest.fn();
  element.addEventListener('imported', (event) => heard((event as CustomEvent).detail));
  document.body.appendChild(element);
  await Promise.resolve();
  return { element, heard };
}

function exported(element: HTMLElement): string {
  const url = element.shadowRoot?.querySelector('a')?.getAttribute('href') ?? '';
  return decodeURIComponent(url.slice(url.indexOf(',') + 1));
}

async function read(element: HTMLElement, text: string) {
  const files = [{ text: async () => text }];
  element.shadowRoot?.querySelector('lightning-input')?.dispatchEvent(new CustomEvent('change', { detail: { files } }));
  await settled();
}

describe('c-mapping-transfer', () => {
  afterEach(() => document.body.replaceChildren());

  it('reads what it wrote; the revision is the org’s', async () => {
    const { element, heard } = await show();
    expect(element.shadowRoot.querySelector('a').getAttribute('download')).toBe('Customer.json');
    await expect(element).toBeAccessible();
    await read(element, exported(element));
    expect(JSON.parse(JSON.stringify(heard.mock.lastCall[0]))).toEqual(draft);
  });

  it('adds rows that the org does not have, and switches those off that the file does not have', async () => {
    const { element, heard } = await show();
    const file = JSON.parse(exported(element)) as { fields: object[] };
    file.fields = [
      file.fields[0] ?? {},
      { name: 'Other_Org', source: 'customer.fax', targetField: 'Fax', isActive: true },
    ];
    await read(element, JSON.stringify(file));
    const shown = heard.mock.lastCall[0].fields.map(({ name, source, isActive }: Apex.MappedField) => [
      name,
      source,
      isActive,
    ]);
    expect(shown).toEqual([
      ['A', 'customer.company', true],
      [undefined, 'customer.fax', true],
      ['B', 'customer.url', false],
    ]);
  });

  it.each([
    ['no JSON', 'c.Mapping_File_No_Json'],
    ['{"format":"other"}', 'c.Mapping_File_Other'],
    ['{"format":"chargeover-sync-mapping","version":1,"source":"invoice","fields":[]}', 'c.Mapping_File_Source'],
    [
      '{"format":"chargeover-sync-mapping","version":1,"source":"customer","fields":[{"source":5}]}',
      'c.Mapping_File_Field',
    ],
    [
      '{"format":"chargeover-sync-mapping","version":1,"source":"customer","fields":[{"target":"Name"}]}',
      'c.Mapping_File_Field',
    ],
  ])('refuses %s and keeps the draft', async (text, reason) => {
    const { element, heard } = await show();
    await read(element, text);
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe(reason);
    expect(heard).not.toHaveBeenCalled();
  });
});
