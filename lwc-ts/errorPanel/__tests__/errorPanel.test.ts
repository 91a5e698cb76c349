import { createElement } from 'lwc';
import ErrorPanel, { messageOf } from 'c/errorPanel';

function show(error: unknown, canRetry = false) {
  const element = createElement('c-error-panel', { is: ErrorPanel });
  Object.assign(element, { error, canRetry });
  document.body.appendChild(element);
  return element;
}

describe('c-error-panel', () => {
  afterEach(() => document.body.replaceChildren());

  it("shows the call's own words", async () => {
    const element = show({ body: { message: 'Pick another name.' } });
    expect(element.shadowRoot.querySelector('p').textContent).toBe('Pick another name.');
    expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('offers to try again', () => {
    const element = show(new Error('no answer'), true);
    const heard = jest.fn();
    element.addEventListener('retry', heard);
    element.shadowRoot.querySelector('lightning-button').click();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('has a sentence for every kind of error', () => {
    expect(messageOf({ body: [{ message: 'one' }, { message: 'two' }] })).toBe('one two');
    expect(messageOf(new Error('three'))).toBe('three');
    expect(messageOf(undefined)).toBe('c.Error_Unknown');
    const body = { message: "You do not have access to the Apex class named 'SetupController'." };
    expect(messageOf({ body })).toBe('c.Error_No_Access');
  });
});
