import { createElement } from 'lwc';
import MappingEditor from 'c/mappingEditor';
import LightningConfirm from 'lightning/confirm';
import check from '@salesforce/apex/MappingController.check';
import getMapping from '@salesforce/apex/MappingController.getMapping';
import getSave from '@salesforce/apex/MappingController.getSave';
import getTargetFields from '@salesforce/apex/MappingController.getTargetFields';
import save from '@salesforce/apex/MappingController.save';

jest.mock('@salesforce/apex/MappingController.check', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MappingController.getMapping', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MappingController.getSave', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MappingController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MappingController.getShipped', () => ({ default: jest.fn(async () => null) }), {
  virtual: true,
});
jest.mock('@salesforce/apex/MappingController.getTargetFields', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MappingController.getTargetObjects', () => ({ default: jest.fn(async () => []) }), {
  virtual: true,
});
jest.mock('@salesforce/apex/PreviewController.getPayloads', () => ({ default: jest.fn(async () => []) }), {
  virtual: true,
});

const mocked = { check, getMapping, getSave, getTargetFields, save } as unknown as Record<string, jest.Mock>;
const detail = {
  mayChange: true,
  draft: {
    name: 'Customer',
    label: 'Customer',
    source: 'customer',
    targetObject: 'Account',
    isActive: true,
    revision: 1,
    fields: [{ name: 'A', source: 'customer.company', targetField: 'Name', isActive: true }],
  },
  sources: [{ path: 'customer.company', sample: 'Acme' }, { path: 'customer.custom_1' }],
  sourceObjects: ['customer'],
  recordTypes: [],
  comparisons: ['equals'],
  presets: [],
  targets: [{ name: 'Name', label: 'Account Name', isWritable: true }],
  conversions: [{ name: 'auto', options: [] }],
};

/** Lets promises run; the component's own timers go by the test's clock. */
function settled(turns = 10): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show() {
  const element = createElement('c-mapping-editor', { is: MappingEditor });
  element.name = 'Customer';
  const toasts: { title: string; variant: string }[] = [];
  const closed = jest.fn();
  element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
  element.addEventListener('close', closed);
  document.body.appendChild(element);
  await settled();
  return { element, toasts, closed };
}

function buttons(element: HTMLElement): Record<string, HTMLElement & { disabled: boolean }> {
  const all = [...(element.shadowRoot?.querySelectorAll('lightning-button') ?? [])];
  return Object.fromEntries(all.map((button) => [(button as unknown as { label: string }).label, button as never]));
}

async function changeRow(element: HTMLElement, change: object) {
  element.shadowRoot
    ?.querySelector('c-mapping-fields')
    ?.dispatchEvent(new CustomEvent('fields', { detail: [{ ...detail.draft.fields[0], ...change }] }));
  await settled();
}

function shownRow(element: HTMLElement) {
  const list = element.shadowRoot?.querySelector('c-mapping-fields');
  return (list as unknown as { fields: Apex.MappedField[] }).fields[0];
}

describe('c-mapping-editor', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    mocked.getMapping?.mockResolvedValue(detail);
    mocked.check?.mockResolvedValue([]);
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('shows what the draft has; nothing to save yet', async () => {
    const { element } = await show();
    expect(shownRow(element)?.targetField).toBe('Name');
    expect(buttons(element)['c.Save'].disabled).toBe(true);
    jest.useRealTimers();
    // The stub of the row's button stands for a real one, which takes the label over.
    const row = element.shadowRoot.querySelector('c-mapping-fields').shadowRoot.querySelector('c-mapping-row');
    row.shadowRoot.querySelectorAll('lightning-button').forEach((one: Element) => one.setAttribute('role', 'button'));
    await expect(element).toBeAccessible();
  });

  it('checks a change a moment later, and an error keeps it from being saved', async () => {
    const { element } = await show();
    mocked.check.mockResolvedValue([{ row: 0, level: 'error', message: 'No field Gone__c.' }]);
    await changeRow(element, { targetField: 'Gone__c' });
    expect(buttons(element)['c.Save'].disabled).toBe(false);
    jest.advanceTimersByTime(400);
    await settled();
    expect(mocked.check.mock.lastCall[0].draft.fields[0].targetField).toBe('Gone__c');
    expect(element.shadowRoot.querySelector('c-mapping-fields').problems).toHaveLength(1);
    expect(buttons(element)['c.Save'].disabled).toBe(true);
  });

  it('takes a change back', async () => {
    const { element } = await show();
    await changeRow(element, { defaultText: 'x' });
    buttons(element)['c.Mapping_Undo'].click();
    await settled();
    expect(shownRow(element)?.defaultText).toBeUndefined();
    expect(buttons(element)['c.Save'].disabled).toBe(true);
  });

  it('reads the fields of another object as soon as it is chosen, and those of the old one when that is taken back', async () => {
    const { element } = await show();
    mocked.getTargetFields?.mockResolvedValue([{ name: 'Plate__c', label: 'Plate' }]);
    element.shadowRoot
      .querySelector('c-mapping-settings')
      .dispatchEvent(new CustomEvent('settings', { detail: { targetObject: 'Car__c' } }));
    await settled();
    expect(mocked.getTargetFields).toHaveBeenLastCalledWith({ objectName: 'Car__c' });
    expect(element.shadowRoot.querySelector('c-mapping-fields').targets[0].name).toBe('Plate__c');
    buttons(element)['c.Mapping_Undo'].click();
    await settled();
    expect(mocked.getTargetFields).toHaveBeenLastCalledWith({ objectName: 'Account' });
  });

  it('takes a whole draft from a file or from what was shipped, and that can be undone', async () => {
    const { element } = await show();
    element.shadowRoot
      .querySelector('c-mapping-transfer')
      .dispatchEvent(new CustomEvent('imported', { detail: { ...detail.draft, isActive: false } }));
    await settled();
    expect(element.shadowRoot.querySelector('lightning-input').checked).toBe(false);
    buttons(element)['c.Mapping_Undo'].click();
    await settled();
    expect(element.shadowRoot.querySelector('lightning-input').checked).toBe(true);
  });

  it('says how an org is made to allow packages what it forbids them', async () => {
    const { element } = await show();
    await changeRow(element, { defaultText: 'x' });
    mocked.save?.mockResolvedValue({ id: 'a06x', status: 'failed', message: 'Not allowed', isForbidden: true });
    buttons(element)['c.Save'].click();
    await settled();
    expect(element.shadowRoot.textContent).toContain('c.Mapping_Deploy_Forbidden');
    expect(element.shadowRoot.querySelector('a').getAttribute('href')).toBe('/lightning/setup/ApexSettings/home');
  });

  it('saves everything at once, and follows the deployment to its end', async () => {
    const { element, toasts } = await show();
    await changeRow(element, { defaultText: 'x' });
    mocked.save.mockResolvedValue({ id: 'a06x', status: 'pending' });
    mocked.getSave.mockResolvedValueOnce({ id: 'a06x', status: 'pending' });
    mocked.getSave.mockResolvedValueOnce({ id: 'a06x', status: 'done' });
    buttons(element)['c.Save'].click();
    await settled();
    expect(mocked.save.mock.lastCall[0].draft.fields[0].defaultText).toBe('x');
    expect(element.shadowRoot.textContent).toContain('c.Mapping_Save_Pending');
    jest.advanceTimersByTime(2_000);
    await settled();
    jest.advanceTimersByTime(2_000);
    await settled();
    expect(toasts.at(-1)?.variant).toBe('success');
    expect(mocked.getMapping).toHaveBeenCalledTimes(2);
  });

  it("shows the platform's reason when a deployment fails, and keeps the changes", async () => {
    const { element } = await show();
    await changeRow(element, { defaultText: 'x' });
    mocked.save.mockResolvedValue({ id: 'a06x', status: 'pending' });
    mocked.getSave.mockResolvedValue({ id: 'a06x', status: 'failed', message: 'The org forbids it.' });
    buttons(element)['c.Save'].click();
    await settled();
    jest.advanceTimersByTime(2_000);
    await settled();
    expect(element.shadowRoot.textContent).toContain('The org forbids it.');
    expect(element.shadowRoot.querySelector('a').getAttribute('href')).toBe('/lightning/setup/DeployStatus/home');
    expect(shownRow(element)?.defaultText).toBe('x');
  });

  it('says so when a save is refused', async () => {
    const { element, toasts } = await show();
    await changeRow(element, { defaultText: 'x' });
    mocked.save.mockRejectedValue({ body: { message: 'Somebody else has saved.' } });
    buttons(element)['c.Save'].click();
    await settled();
    expect(toasts.at(-1)).toMatchObject({ title: 'Somebody else has saved.', variant: 'error' });
  });

  it('asks before changes are left behind', async () => {
    const { element, closed } = await show();
    const ask = jest.spyOn(LightningConfirm, 'open').mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    await changeRow(element, { defaultText: 'x' });
    buttons(element)['c.Mapping_Back'].click();
    await settled();
    expect(closed).not.toHaveBeenCalled();
    buttons(element)['c.Mapping_Back'].click();
    await settled();
    expect(ask).toHaveBeenCalledTimes(2);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('lets a viewer look and not touch', async () => {
    mocked.getMapping.mockResolvedValue({ ...detail, mayChange: false, whyNot: 'You may look.' });
    const { element } = await show();
    expect(element.shadowRoot.textContent).toContain('You may look.');
    expect(element.shadowRoot.querySelector('c-mapping-fields').readOnly).toBe(true);
    expect(element.shadowRoot.querySelector('c-mapping-settings').readOnly).toBe(true);
  });

  it('says what went wrong, and loads again', async () => {
    mocked.getMapping.mockRejectedValueOnce({ body: { message: 'No such mapping.' } });
    const { element } = await show();
    element.shadowRoot.querySelector('c-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(shownRow(element)?.name).toBe('A');
  });
});
