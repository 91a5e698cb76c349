import { createElement } from 'lwc';
import MappingTry from 'c/mappingTry';
import getTry from '@salesforce/apex/PreviewController.getTry';
import tryDraft from '@salesforce/apex/PreviewController.tryDraft';

jest.mock('@salesforce/apex/PreviewController.getTry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreviewController.tryDraft', () => ({ default: jest.fn() }), { virtual: true });
const mocked = { getTry, tryDraft } as unknown as Record<'getTry' | 'tryDraft', jest.Mock>;

/** Lets promises run; the component's own timers go by the test's clock. */
function settled(turns = 10): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show(change: object = {}) {
  const element = createElement('c-mapping-try', { is: MappingTry });
  Object.assign(element, { draft: { name: 'Customer' }, payloadId: 'a01x', ...change });
  document.body.appendChild(element);
  await settled();
  return element;
}

async function press(element: HTMLElement) {
  element.shadowRoot?.querySelector('lightning-button')?.click();
  await settled();
}

describe('c-mapping-try', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    mocked.tryDraft.mockResolvedValue({ id: 'a06x', isOver: false, isDriven: true });
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('waits for the relay, and tells what would have been written', async () => {
    mocked.getTry.mockResolvedValueOnce({ id: 'a06x', isOver: false, isDriven: true });
    mocked.getTry.mockResolvedValueOnce({
      id: 'a06x',
      isOver: true,
      status: 'Applied',
      records: [{ objectName: 'Account', operation: 'created' }],
    });
    const element = await show();
    await press(element);
    expect(element.shadowRoot.textContent).toContain('c.Try_Pending');
    expect(element.shadowRoot.querySelector('lightning-button').disabled).toBe(true);
    jest.advanceTimersByTime(3_000);
    await settled();
    jest.advanceTimersByTime(3_000);
    await settled();
    expect(element.shadowRoot.textContent).toContain('c.Try_Well');
    expect(element.shadowRoot.querySelector('lightning-button').disabled).toBe(false);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('tells a failure in plain words, with the field', async () => {
    mocked.tryDraft.mockResolvedValue({
      id: 'a06x',
      isOver: true,
      hasFailed: true,
      status: 'Failed',
      sentence: 'A rule of this org refuses it.',
      field: 'Name',
    });
    const element = await show();
    await press(element);
    expect(element.shadowRoot.querySelector('.slds-text-color_error').textContent).toBe(
      'c.Try_Failed A rule of this org refuses it. c.Try_Field',
    );
  });

  it.each([
    [{ status: 'Skipped', message: 'a filter' }, 'c.Try_Skipped'],
    [{ status: 'Unchanged' }, 'c.Try_Nothing'],
  ])('tells that nothing would be written: %j', async (state, text) => {
    mocked.tryDraft.mockResolvedValue({ id: 'a06x', isOver: true, ...state });
    const element = await show();
    await press(element);
    expect(element.shadowRoot.textContent).toContain(text);
  });

  it('says so where no relay is there', async () => {
    mocked.tryDraft.mockResolvedValue({ id: 'a06x', isOver: false, isDriven: false });
    const element = await show();
    await press(element);
    expect(element.shadowRoot.textContent).toContain('c.Repair_No_Relay');
  });

  it('says what went wrong; without a webhook there is nothing to try', async () => {
    mocked.tryDraft.mockRejectedValue({ body: { message: 'No access.' } });
    const element = await show();
    await press(element);
    expect(element.shadowRoot.querySelector('c-error-panel').error).toEqual({ body: { message: 'No access.' } });
    const other = await show({ payloadId: '' });
    expect(other.shadowRoot.querySelector('lightning-button').disabled).toBe(true);
  });
});
