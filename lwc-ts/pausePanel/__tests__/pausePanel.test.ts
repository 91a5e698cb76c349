import { createElement } from 'lwc';
import PausePanel from 'c/pausePanel';

function show(properties: object) {
  const element = createElement('c-pause-panel', { is: PausePanel });
  Object.assign(element, { pauses: [], mayChange: true, ...properties });
  document.body.appendChild(element);
  const heard = jest.fn();
  for (const name of ['pause', 'resume']) {
    element.addEventListener(name, (event) => heard(name, (event as CustomEvent).detail));
  }
  return { element, heard };
}

describe('c-pause-panel', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists what is paused and resumes it', async () => {
    const { element, heard } = show({
      pauses: [
        { site: 'acme', objectName: 'invoice' },
        { site: '*', objectName: '*' },
      ],
    });
    const items = [...element.shadowRoot.querySelectorAll('li')];
    expect(items.map((item) => item.textContent)).toEqual(['acme · invoice', 'c.Pause_All · c.Pause_All']);
    items[0].querySelector('lightning-button').click();
    expect(heard).toHaveBeenCalledWith('resume', { site: 'acme', objectName: 'invoice' });
    await expect(element).toBeAccessible();
  });

  it('pauses what was chosen; an empty site means all', () => {
    const { element, heard } = show({});
    const { shadowRoot } = element;
    const button = [...shadowRoot.querySelectorAll('lightning-button')].pop();
    button.click();
    expect(heard).toHaveBeenLastCalledWith('pause', { site: '*', objectName: '*' });
    shadowRoot
      .querySelector('lightning-input')
      .dispatchEvent(new CustomEvent('change', { detail: { value: ' acme ' } }));
    shadowRoot
      .querySelector('lightning-combobox')
      .dispatchEvent(new CustomEvent('change', { detail: { value: 'invoice' } }));
    button.click();
    expect(heard).toHaveBeenLastCalledWith('pause', { site: 'acme', objectName: 'invoice' });
  });

  it('offers nothing to those who may only look', () => {
    const { element } = show({ mayChange: false, pauses: [{ site: 'acme', objectName: '*' }] });
    expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
  });
});
