import { createElement } from 'lwc';
import MappingReapply from 'c/mappingReapply';
import countToReapply from '@salesforce/apex/OverviewController.countToReapply';
import reapply from '@salesforce/apex/OverviewController.reapply';

jest.mock('@salesforce/apex/OverviewController.countToReapply', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OverviewController.reapply', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LogController.getRepair', () => ({ default: jest.fn(async () => ({})) }), {
  virtual: true,
});
const mocked = { countToReapply, reapply } as unknown as Record<'countToReapply' | 'reapply', jest.Mock>;

/** Lets promises run. */
function settled(turns = 10): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show(source = 'invoice_line') {
  const element = createElement('c-mapping-reapply', { is: MappingReapply });
  element.source = source;
  document.body.appendChild(element);
  await settled();
  return element;
}

describe('c-mapping-reapply', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('offers to write again what came before, of the object whose events carry the lines', async () => {
    mocked.countToReapply.mockResolvedValue(12);
    mocked.reapply.mockResolvedValue({ id: 'a06x', isOver: true, status: 'Done' });
    const element = await show();
    expect(mocked.countToReapply).toHaveBeenCalledWith({ source: 'invoice' });
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toContain('c.Reapply_Offer');
    await expect(element).toBeAccessible();
    element.shadowRoot.querySelector('lightning-button').click();
    await settled();
    expect(mocked.reapply).toHaveBeenCalledWith({ source: 'invoice' });
    expect(element.shadowRoot.querySelector('c-repair-progress').repair.id).toBe('a06x');
    expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
  });

  it('says nothing where nothing came before', async () => {
    mocked.countToReapply.mockResolvedValue(0);
    const element = await show();
    expect(element.shadowRoot.textContent).toBe('');
  });

  it('says what went wrong', async () => {
    mocked.countToReapply.mockResolvedValue(1);
    mocked.reapply.mockRejectedValue({ body: { message: 'No access.' } });
    const element = await show('customer');
    element.shadowRoot.querySelector('lightning-button').click();
    await settled();
    expect(element.shadowRoot.querySelector('c-error-panel').error).toEqual({ body: { message: 'No access.' } });
  });
});
