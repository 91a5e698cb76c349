import { createElement } from 'lwc';
import HealthCheck from 'c/healthCheck';
import getHealth from '@salesforce/apex/SetupController.getHealth';
import run from '@salesforce/apex/SetupController.run';

jest.mock('@salesforce/apex/SetupController.getHealth', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.run', () => ({ default: jest.fn() }), { virtual: true });
const mocked = { getHealth, run } as unknown as Record<'getHealth' | 'run', jest.Mock>;
const lines = [
  { name: 'keys', status: 'done', title: 'Keys', finding: 'All have one.' },
  {
    name: 'rights',
    status: 'warning',
    title: 'Rights',
    finding: 'Lacks one.',
    nextStep: 'Press.',
    action: 'grantRights',
  },
];

/** Lets promises run. */
function settled(turns = 10): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

async function show() {
  const element = createElement('c-health-check', { is: HealthCheck });
  element.mayChange = true;
  const toasts: { title: string; variant: string }[] = [];
  element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
  const changed = jest.fn();
  element.addEventListener('changed', changed);
  document.body.appendChild(element);
  await settled();
  return { element, toasts, changed };
}

describe('c-health-check', () => {
  beforeEach(() => mocked.getHealth.mockResolvedValue(lines));
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('shows what somebody should look at first', async () => {
    const { element } = await show();
    const steps = [...element.shadowRoot.querySelectorAll('c-setup-step')];
    expect(steps.map(({ step }) => step.name)).toEqual(['rights', 'keys']);
    await expect(element).toBeAccessible();
  });

  it('does what a line offers, and looks again', async () => {
    mocked.run.mockResolvedValue({});
    const { element, toasts, changed } = await show();
    element.shadowRoot
      .querySelector('c-setup-step')
      .dispatchEvent(new CustomEvent('act', { detail: { action: 'grantRights' } }));
    await settled();
    expect(mocked.run).toHaveBeenCalledWith({ action: 'grantRights' });
    expect(mocked.getHealth).toHaveBeenCalledTimes(2);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(toasts.at(-1)?.variant).toBe('success');
  });

  it('shows a refusal, and keeps what it has', async () => {
    mocked.run.mockRejectedValue({ body: { message: 'You may not manage users.' } });
    const { element, toasts } = await show();
    element.shadowRoot
      .querySelector('c-setup-step')
      .dispatchEvent(new CustomEvent('act', { detail: { action: 'grantRights' } }));
    await settled();
    expect(toasts.at(-1)).toMatchObject({ title: 'You may not manage users.', variant: 'error' });
    expect(element.shadowRoot.querySelectorAll('c-setup-step')).toHaveLength(2);
  });

  it('says what went wrong, and looks again when asked', async () => {
    mocked.getHealth.mockRejectedValueOnce({ body: { message: 'No access.' } });
    const { element } = await show();
    element.shadowRoot.querySelector('c-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(element.shadowRoot.querySelectorAll('c-setup-step')).toHaveLength(2);
  });
});
