import { createElement } from 'lwc';
import MappingHome from 'c/mappingHome';
import getMappings from '@salesforce/apex/MappingController.getMappings';
import switchAll from '@salesforce/apex/MappingController.switchAll';

jest.mock('@salesforce/apex/MappingController.getMappings', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MappingController.switchAll', () => ({ default: jest.fn() }), { virtual: true });
for (const name of ['check', 'getMapping', 'getSave', 'getShipped', 'getTargetFields', 'getTargetObjects', 'save']) {
  jest.mock(`@salesforce/apex/MappingController.${name}`, () => ({ default: jest.fn(async () => []) }), {
    virtual: true,
  });
}

const mock = getMappings as unknown as jest.Mock;
const mappings = [
  { name: 'Customer', label: 'Customer', source: 'customer', targetLabel: 'Account', isActive: true, fieldCount: 3 },
  { name: 'Ach', label: 'Ach', source: 'ach', targetObject: 'Gone__c', isActive: false },
];

async function show() {
  const element = createElement('c-mapping-home', { is: MappingHome });
  document.body.appendChild(element);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return element;
}

describe('c-mapping-home', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('lists the objects, and marks a target that the org no longer has', async () => {
    mock.mockResolvedValue(mappings);
    const element = await show();
    const rows = element.shadowRoot.querySelectorAll('tbody tr');
    expect(rows).toHaveLength(2);
    expect(rows[0].textContent).toContain('Account');
    expect(rows[1].querySelector('lightning-icon')).not.toBeNull();
    // The stub stands for a real button, which takes the label over.
    element.shadowRoot
      ?.querySelectorAll('tbody lightning-button')
      .forEach((button) => button.setAttribute('role', 'button'));
    await expect(element).toBeAccessible();
  });

  it('opens one, and comes back to a fresh list', async () => {
    mock.mockResolvedValue(mappings);
    const element = await show();
    element.shadowRoot.querySelector('tbody lightning-button').click();
    await Promise.resolve();
    const editor = element.shadowRoot.querySelector('c-mapping-editor');
    expect(editor.name).toBe('Customer');
    editor.dispatchEvent(new CustomEvent('close'));
    await Promise.resolve();
    expect(element.shadowRoot.querySelector('c-mapping-editor')).toBeNull();
    expect(mock).toHaveBeenCalledTimes(2);
  });

  it('switches those that are chosen, and shows a refusal of the platform', async () => {
    mock.mockResolvedValue(mappings);
    const element = await show();
    const [on, off] = element.shadowRoot.querySelectorAll('lightning-button');
    expect(off.disabled).toBe(true);
    for (const box of element.shadowRoot.querySelectorAll('tbody lightning-input')) {
      box.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    }
    await Promise.resolve();
    expect([on.disabled, off.disabled]).toEqual([false, false]);
    (switchAll as unknown as jest.Mock).mockResolvedValue({ id: 'a06x', status: 'failed', message: 'Not allowed' });
    off.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(switchAll).toHaveBeenCalledWith({ names: ['Customer', 'Ach'], isActive: false });
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('Not allowed');
  });

  it('has a sentence for an org without mappings', async () => {
    mock.mockResolvedValue([]);
    const element = await show();
    expect(element.shadowRoot.textContent).toContain('c.Mapping_None');
  });

  it('says what went wrong', async () => {
    mock.mockRejectedValue({ body: { message: 'No access.' } });
    const element = await show();
    expect(element.shadowRoot.querySelector('c-error-panel').error).toEqual({ body: { message: 'No access.' } });
  });
});
