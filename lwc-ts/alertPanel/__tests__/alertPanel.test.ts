import { createElement } from 'lwc';
import AlertPanel from 'c/alertPanel';
import getState from '@salesforce/apex/AlertController.getState';
import save from '@salesforce/apex/AlertController.save';
import sendTest from '@salesforce/apex/AlertController.sendTest';

jest.mock('@salesforce/apex/AlertController.getState', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AlertController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AlertController.sendTest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AlertController.findRecipients', () => ({ default: jest.fn() }), { virtual: true });

const loaded = { mayChange: true, isScheduled: true, settings: { level: 'errors' }, recipients: [], alerts: [] };
const mock = (method: unknown): jest.Mock => method as jest.Mock;

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function show() {
  const element = createElement('c-alert-panel', { is: AlertPanel });
  const toasts: { title: string; variant: string }[] = [];
  element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return { element, root: element.shadowRoot, toasts };
}

const testButton = (root: ShadowRoot): HTMLButtonElement => root.querySelector('[data-test]');

describe('c-alert-panel', () => {
  beforeEach(() => mock(getState).mockResolvedValue(loaded));
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('says that nothing is open', async () => {
    const { element, root } = await show();
    expect(root.textContent).toContain('c.Alert_Open_None');
    expect(root.querySelector('lightning-spinner')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('waits visibly while it loads', async () => {
    mock(getState).mockReturnValueOnce(new Promise(() => undefined));
    const { root } = await show();
    expect(root.querySelector('lightning-spinner')).not.toBeNull();
  });

  it('lists what is open: what to do, since when, and what could not be sent', async () => {
    const alert = {
      id: 'a1',
      kind: 'silent',
      message: 'The relay is silent.\nStart it.',
      openedAt: '2026-11-22T15:00:00.000Z',
      failure: 'E-mail: no.\nWebhook: no.',
    };
    mock(getState).mockResolvedValue({ ...loaded, isScheduled: false, alerts: [alert] });
    const { element, root } = await show();
    const lines = [...root.querySelectorAll('li p')].map((line) => line.textContent);
    expect(lines).toEqual([
      'The relay is silent.',
      'Start it.',
      'c.Alert_Open_Since · c.Alert_Not_Told',
      'E-mail: no.',
      'Webhook: no.',
    ]);
    expect(root.textContent).toContain('c.Alert_Not_Scheduled');
    await expect(element).toBeAccessible();
  });

  it('says what went wrong, and loads again', async () => {
    mock(getState).mockRejectedValueOnce({ body: { message: 'No access.' } });
    const { root } = await show();
    root.querySelector('c-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(root.querySelector('c-error-panel')).toBeNull();
    expect(root.querySelector('c-alert-settings')).not.toBeNull();
  });

  it('saves what the settings say, and tests only what is saved', async () => {
    mock(save).mockResolvedValue(loaded);
    const { root, toasts } = await show();
    const settings = root.querySelector('c-alert-settings');
    settings.dispatchEvent(new CustomEvent('edit'));
    await settled();
    expect(testButton(root).disabled).toBe(true);
    expect(root.textContent).toContain('c.Alert_Unsaved');
    settings.dispatchEvent(new CustomEvent('save', { detail: { level: 'off' } }));
    await settled();
    expect(save).toHaveBeenCalledWith({ form: { level: 'off' } });
    expect(toasts).toEqual([expect.objectContaining({ title: 'c.Saved', variant: 'success' })]);
    expect(testButton(root).disabled).toBe(false);
  });

  it('keeps what was typed when saving is refused', async () => {
    mock(save).mockRejectedValueOnce({ body: { message: 'No number.' } });
    const { root, toasts } = await show();
    const settings = root.querySelector('c-alert-settings');
    settings.dispatchEvent(new CustomEvent('edit'));
    settings.dispatchEvent(new CustomEvent('save', { detail: {} }));
    await settled();
    expect(toasts).toEqual([expect.objectContaining({ title: 'No number.', variant: 'error' })]);
    expect(testButton(root).disabled).toBe(true);
  });

  it('sends a test and shows what did not come through', async () => {
    const tested = { ...loaded, testedAt: '2026-11-22T15:00:00.000Z' };
    mock(sendTest)
      .mockResolvedValueOnce({ ...tested, testFailure: 'E-mail: no.' })
      .mockResolvedValueOnce(tested);
    const { root } = await show();
    testButton(root).click();
    await settled();
    expect(root.textContent).toContain('c.Alert_Test_Failed');
    expect(root.textContent).toContain('E-mail: no.');
    testButton(root).click();
    await settled();
    expect(root.textContent).toContain('c.Alert_Test_Sent');
    expect(root.textContent).not.toContain('E-mail: no.');
  });

  it('offers nothing to those who may only look', async () => {
    mock(getState).mockResolvedValue({ ...loaded, mayChange: false });
    const { element, root } = await show();
    expect(testButton(root)).toBeNull();
    expect(root.querySelector('c-alert-settings').mayChange).toBe(false);
    await expect(element).toBeAccessible();
  });
});
