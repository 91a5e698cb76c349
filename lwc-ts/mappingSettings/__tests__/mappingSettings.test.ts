import { createElement } from 'lwc';
import MappingSettings from 'c/mappingSettings';
import getTargetObjects from '@salesforce/apex/MappingController.getTargetObjects';

jest.mock('@salesforce/apex/MappingController.getTargetObjects', () => ({ default: jest.fn() }), { virtual: true });
const mock = getTargetObjects as unknown as jest.Mock;
const objects = [
  { name: 'Account', label: 'Account' },
  { name: 'Car__c', label: 'Vehicle' },
];
const targets = [
  { name: 'Key__c', label: 'Key', type: 'STRING', isUniqueKey: true, isWritable: true },
  { name: 'Number__c', label: 'Number', type: 'DOUBLE', isUniqueKey: true, isWritable: true },
  { name: 'Note__c', label: 'Note', type: 'TEXTAREA', isWritable: true },
];

/** Lets promises run. */
function settled(turns = 5): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show(change: object = {}) {
  const element = createElement('c-mapping-settings', { is: MappingSettings });
  Object.assign(element, {
    draft: { targetObject: 'Account', keyField: 'Key__c' },
    detail: { recordTypes: ['Business'], sources: [], comparisons: ['equals'], presets: [] },
    targets,
    ...change,
  });
  const heard = jest.fn();
  element.addEventListener('settings', (event) => heard((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return { element, heard };
}

function box(element: HTMLElement, label: string) {
  const all = [...(element.shadowRoot?.querySelectorAll('lightning-combobox') ?? [])];
  return all.find((one) => (one as unknown as { label: string }).label === label) as unknown as HTMLElement & {
    options: { value: string }[];
  };
}

function values(element: HTMLElement, label: string): string[] {
  return box(element, label).options.map(({ value }) => value);
}

describe('c-mapping-settings', () => {
  beforeEach(() => mock.mockResolvedValue(objects));
  afterEach(() => document.body.replaceChildren());

  it('finds objects by label and name; the chosen one stays on offer', async () => {
    const { element } = await show();
    element.shadowRoot
      .querySelector('lightning-input')
      .dispatchEvent(new CustomEvent('change', { detail: { value: 'vehi' } }));
    await Promise.resolve();
    expect(values(element, 'c.Settings_Object')).toEqual(['Account', 'Car__c']);
    await expect(element).toBeAccessible();
  });

  it('offers unique texts as keys, and texts to remember the state in', async () => {
    const { element } = await show();
    expect(values(element, 'c.Settings_Key')).toEqual(['Key__c']);
    expect(values(element, 'c.Settings_State')).toEqual(['', 'Key__c', 'Note__c']);
    const none = await show({ targets: [] });
    expect(none.element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('c.Settings_No_Key');
  });

  it.each([
    ['c.Settings_Object', 'Car__c', { targetObject: 'Car__c' }],
    ['c.Settings_Key', 'Key__c', { keyField: 'Key__c' }],
    ['c.Settings_Record_Type', 'Business', { recordType: 'Business' }],
    ['c.Settings_Delete', 'ignore', { deletePolicy: 'ignore' }],
    ['c.Settings_Duplicates', 'allow', { duplicatePolicy: 'allow' }],
    ['c.Settings_State', '', { stateField: undefined }],
  ])('says a change of %s', async (label, value, change) => {
    const { element, heard } = await show();
    box(element, label).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    expect(heard.mock.lastCall[0]).toEqual(change);
  });

  it('says a change of the filter', async () => {
    const { element, heard } = await show();
    element.shadowRoot
      .querySelector('c-mapping-filter')
      .dispatchEvent(new CustomEvent('filtered', { detail: '{"all":[]}' }));
    expect(heard.mock.lastCall[0]).toEqual({ filter: '{"all":[]}' });
  });

  it('says what went wrong', async () => {
    mock.mockRejectedValue({ body: { message: 'No access.' } });
    const { element } = await show();
    expect(element.shadowRoot.querySelector('c-error-panel')).not.toBeNull();
  });
});
