import { createElement } from 'lwc';
import MappingPreview from 'c/mappingPreview';
import getPayloads from '@salesforce/apex/PreviewController.getPayloads';
import preview from '@salesforce/apex/PreviewController.preview';

jest.mock('@salesforce/apex/PreviewController.getPayloads', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreviewController.preview', () => ({ default: jest.fn() }), { virtual: true });

const payloads = getPayloads as unknown as jest.Mock;
const previewed = preview as unknown as jest.Mock;
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

async function show() {
  const element = createElement('c-mapping-preview', { is: MappingPreview });
  Object.assign(element, { draft: { source: 'customer' } });
  document.body.appendChild(element);
  await turn();
  return element;
}

describe('c-mapping-preview', () => {
  beforeEach(() => payloads.mockResolvedValue([{ id: 'a05x', label: 'acme:customer:8 update' }]));
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('shows what each row would become', async () => {
    previewed.mockResolvedValue({
      operation: 'update',
      recordId: '001x',
      key: 'acme:customer:8',
      rows: [
        { source: 'customer.company', sourceValue: ' Acme ', targetField: 'Name', value: 'Acme', outcome: 'write' },
        { source: 'customer.x', targetField: 'Fax', outcome: 'leave' },
        { source: 'customer.y', targetField: 'Due__c', outcome: 'problem', message: 'soon is no date.' },
      ],
    });
    const element = await show();
    element.shadowRoot.querySelector('lightning-button').click();
    await turn();
    expect(previewed).toHaveBeenCalledWith({ draft: { source: 'customer' }, payloadId: 'a05x' });
    const cells = [...element.shadowRoot.querySelectorAll('tbody td:last-child')].map((cell) => cell.textContent);
    expect(cells).toEqual(['Acme', 'c.Preview_Leave', 'soon is no date.']);
    expect(element.shadowRoot.querySelector('a').getAttribute('href')).toBe('/001x');
    await expect(element).toBeAccessible();
  });

  it('has a sentence when no webhook is in the log', async () => {
    payloads.mockResolvedValue([]);
    const element = await show();
    expect(element.shadowRoot.textContent).toContain('c.Preview_Empty');
  });

  it('says when the webhook has been deleted meanwhile', async () => {
    previewed.mockRejectedValue({ body: { message: 'No longer in the log.' } });
    const element = await show();
    element.shadowRoot.querySelector('lightning-button').click();
    await turn();
    expect(element.shadowRoot.querySelector('c-error-panel').error).toEqual({
      body: { message: 'No longer in the log.' },
    });
  });
});
