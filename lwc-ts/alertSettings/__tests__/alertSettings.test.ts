import { createElement } from 'lwc';
import AlertSettings from 'c/alertSettings';

const settings = {
  level: 'errors',
  digest: 'none',
  quietMinutes: 60,
  silentMinutes: 15,
  waitingMinutes: 60,
  backlogMinutes: 60,
  quotaPercent: 80,
  recipientIds: ['005A'],
};

function show(properties: object) {
  const element = createElement('c-alert-settings', { is: AlertSettings });
  Object.assign(element, {
    settings,
    recipients: [{ id: '005A', name: 'Ann', kind: 'User' }],
    mayChange: true,
    ...properties,
  });
  document.body.appendChild(element);
  const saved = jest.fn();
  const edited = jest.fn();
  element.addEventListener('save', (event) => saved((event as CustomEvent).detail));
  element.addEventListener('edit', edited);
  return { element, root: element.shadowRoot, saved, edited };
}

function change(root: ShadowRoot, name: string, value: string): void {
  root.querySelector(`[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

const save = (root: ShadowRoot): void => root.querySelector('lightning-button').click();

describe('c-alert-settings', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows what is set, with the warning about e-mail', async () => {
    const { element, root } = show({});
    expect(root.querySelector<HTMLInputElement>('[data-name="quietMinutes"]').value).toBe(60);
    expect(root.querySelector<HTMLInputElement>('[data-name="level"]').value).toBe('errors');
    expect(root.textContent).toContain('c.Alert_Email_Warning');
    await expect(element).toBeAccessible();
  });

  it('saves what was changed, and says as soon as something is', () => {
    const { root, saved, edited } = show({});
    change(root, 'quietMinutes', '120');
    change(root, 'digest', 'daily');
    change(root, 'webhook', 'Ops_Chat');
    expect(edited).toHaveBeenCalledTimes(3);
    save(root);
    expect(saved).toHaveBeenCalledWith({ ...settings, quietMinutes: 120, digest: 'daily', webhook: 'Ops_Chat' });
  });

  it('sends what is no number as nothing', () => {
    const { root, saved } = show({});
    change(root, 'quotaPercent', '');
    save(root);
    expect(saved.mock.calls[0][0].quotaPercent).toBeUndefined();
  });

  it('takes who is chosen', () => {
    const { root, saved } = show({});
    const recipients = [{ id: '00GQ', name: 'Line', kind: 'Queue' }];
    root.querySelector('c-alert-recipients').dispatchEvent(new CustomEvent('choose', { detail: { recipients } }));
    save(root);
    expect(saved.mock.calls[0][0].recipientIds).toEqual(['00GQ']);
  });

  it('shows everything and changes nothing for those who may only look', async () => {
    const { element, root } = show({ mayChange: false });
    expect(root.querySelector('lightning-button')).toBeNull();
    const inputs = [...root.querySelectorAll<HTMLInputElement>('[data-name]')];
    expect(inputs.every(({ disabled }) => disabled)).toBe(true);
    await expect(element).toBeAccessible();
  });
});
