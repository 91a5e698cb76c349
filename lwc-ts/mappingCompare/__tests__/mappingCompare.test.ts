import { createElement } from 'lwc';
import MappingCompare from 'c/mappingCompare';
import getShipped from '@salesforce/apex/MappingController.getShipped';

jest.mock('@salesforce/apex/MappingController.getShipped', () => ({ default: jest.fn() }), { virtual: true });
const mock = getShipped as unknown as jest.Mock;
const shipped = {
  name: 'Customer',
  isActive: true,
  keyField: 'Key__c',
  fields: [{ name: 'A', source: 'customer.company', targetField: 'Name', isActive: true }],
};

/** Lets promises run. */
function settled(turns = 5): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show(draft: object) {
  const element = createElement('c-mapping-compare', { is: MappingCompare });
  element.draft = draft;
  const heard = jest.fn();
  element.addEventListener('taken', (event) => heard((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return { element, heard };
}

describe('c-mapping-compare', () => {
  afterEach(() => document.body.replaceChildren());

  it('says that nothing was changed; blank and missing are the same', async () => {
    mock.mockResolvedValue(shipped);
    const { element } = await show({ ...shipped, filter: '' });
    expect(element.shadowRoot.textContent).toContain('c.Mapping_Compare_None');
  });

  it('shows what this org changed, and takes a shipped value back', async () => {
    mock.mockResolvedValue(shipped);
    const field = { ...shipped.fields[0], targetField: 'Site' };
    const own = { source: 'customer.x', targetField: 'Fax' };
    const { element, heard } = await show({ ...shipped, isActive: false, fields: [own, field] });
    const rows = [...element.shadowRoot.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.querySelectorAll('td')[1].textContent)).toEqual(['c.Mapping_On', 'Name']);
    element.shadowRoot
      .querySelectorAll('lightning-button')
      .forEach((one: Element) => one.setAttribute('role', 'button'));
    await expect(element).toBeAccessible();
    rows[1].querySelector('lightning-button').click();
    expect(heard.mock.lastCall[0].fields).toEqual([own, shipped.fields[0]]);
    rows[0].querySelector('lightning-button').click();
    expect(heard.mock.lastCall[0].isActive).toBe(true);
  });

  it('knows mappings that were made in this org', async () => {
    mock.mockResolvedValue(null);
    const { element } = await show(shipped);
    expect(element.shadowRoot.textContent).toContain('c.Mapping_Compare_Own');
  });

  it('says what went wrong', async () => {
    mock.mockRejectedValue({ body: { message: 'No access.' } });
    const { element } = await show(shipped);
    expect(element.shadowRoot.querySelector('c-error-panel')).not.toBeNull();
  });
});
