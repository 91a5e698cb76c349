import { createElement } from 'lwc';
import SetupHome from 'c/setupHome';
import getState from '@salesforce/apex/SetupController.getState';
import pause from '@salesforce/apex/SetupController.pause';
import run from '@salesforce/apex/SetupController.run';

jest.mock('@salesforce/apex/SetupController.getState', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.run', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.resume', () => ({ default: jest.fn() }), { virtual: true });

const loaded = {
  mayChange: true,
  isOn: false,
  steps: [
    { name: 'relay', status: 'done', title: 'Start the relay', finding: 'It was heard.' },
    { name: 'syncOn', status: 'todo', title: 'Switch on', finding: 'Off.', nextStep: 'Do it.', action: 'switchOn' },
  ],
  relays: [],
  pauses: [],
};

const mock = (method: unknown): jest.Mock => method as jest.Mock;

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function show() {
  const element = createElement('c-setup-home', { is: SetupHome });
  const toasts: { title: string; variant: string }[] = [];
  element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return { element, toasts };
}

describe('c-setup-home', () => {
  beforeEach(() => mock(getState).mockResolvedValue(loaded));
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('shows the steps and how far they are', async () => {
    const { element } = await show();
    expect(element.shadowRoot.querySelectorAll('c-setup-step')).toHaveLength(2);
    expect(element.shadowRoot.querySelector('lightning-progress-bar').value).toBe(50);
    await expect(element).toBeAccessible();
  });

  it('says what went wrong, and loads again', async () => {
    mock(getState).mockRejectedValueOnce({ body: { message: 'No access.' } });
    const { element } = await show();
    const panel = element.shadowRoot.querySelector('c-error-panel');
    expect(panel.error).toEqual({ body: { message: 'No access.' } });
    panel.dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(element.shadowRoot.querySelector('c-error-panel')).toBeNull();
    expect(element.shadowRoot.querySelectorAll('c-setup-step')).toHaveLength(2);
  });

  it("does a step's action and shows what came of it", async () => {
    mock(run).mockResolvedValue({ ...loaded, steps: loaded.steps.map((step) => ({ ...step, status: 'done' })) });
    const { element, toasts } = await show();
    const [, step] = element.shadowRoot.querySelectorAll('c-setup-step');
    step.dispatchEvent(new CustomEvent('act', { detail: { action: 'switchOn' } }));
    await settled();
    expect(run).toHaveBeenCalledWith({ action: 'switchOn' });
    expect(element.shadowRoot.querySelector('lightning-progress-bar').value).toBe(100);
    expect(toasts[0].variant).toBe('success');
  });

  it('keeps what it shows when a change is refused, and says why', async () => {
    mock(pause).mockRejectedValue({ body: { message: 'Too many.' } });
    const { element, toasts } = await show();
    element.shadowRoot
      .querySelector('c-pause-panel')
      .dispatchEvent(new CustomEvent('pause', { detail: { site: 'acme', objectName: '*' } }));
    await settled();
    expect(pause).toHaveBeenCalledWith({ site: 'acme', objectName: '*' });
    expect(toasts[0]).toMatchObject({ title: 'Too many.', variant: 'error' });
    expect(element.shadowRoot.querySelectorAll('c-setup-step')).toHaveLength(2);
  });

  it('tells a viewer that he may only look', async () => {
    mock(getState).mockResolvedValue({ ...loaded, mayChange: false });
    const { element } = await show();
    expect(element.shadowRoot.textContent).toContain('c.Setup_May_Not_Change');
  });
});
