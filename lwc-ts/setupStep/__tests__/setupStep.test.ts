import { createElement } from 'lwc';
import SetupStep from 'c/setupStep';

const toDo = {
  name: 'syncOn',
  status: 'todo',
  title: 'Switch the sync on',
  finding: 'It is off.',
  nextStep: 'Switch it on.',
  action: 'switchOn',
};

function show(step: object, rest: object = { mayChange: true }) {
  const element = createElement('c-setup-step', { is: SetupStep });
  Object.assign(element, { step, ...rest });
  document.body.appendChild(element);
  return element;
}

describe('c-setup-step', () => {
  afterEach(() => document.body.replaceChildren());

  it('says how it stands and what to do next', async () => {
    const element = show(toDo);
    expect(element.shadowRoot.textContent).toContain('Switch it on.');
    expect(element.shadowRoot.querySelector('lightning-icon').alternativeText).toBe('c.Step_To_Do');
    await expect(element).toBeAccessible();
  });

  it('asks for its action', () => {
    const element = show(toDo);
    const heard = jest.fn();
    element.addEventListener('act', (event) => heard((event as CustomEvent).detail));
    const button = element.shadowRoot.querySelector('lightning-button');
    expect([button.label, button.variant]).toEqual(['c.Step_Switch_On', 'brand']);
    button.click();
    expect(heard).toHaveBeenCalledWith({ action: 'switchOn' });
  });

  it('offers nothing to those who may only look', () => {
    expect(show(toDo, { mayChange: false }).shadowRoot.querySelector('lightning-button')).toBeNull();
  });

  it('can be busy', () => {
    expect(show(toDo, { mayChange: true, isBusy: true }).shadowRoot.querySelector('lightning-button').disabled).toBe(
      true,
    );
  });

  it('copies its text and says so', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    const element = show({ name: 'exemption', status: 'done', title: 'x', copyText: 'NOT(y)' });
    const button = element.shadowRoot.querySelector('lightning-button');
    button.click();
    await Promise.resolve();
    await Promise.resolve();
    expect(writeText).toHaveBeenCalledWith('NOT(y)');
    expect(button.label).toBe('c.Copied');
  });
});
