import { createElement } from 'lwc';
import OwnerPicker from 'c/ownerPicker';
import findRecipients from '@salesforce/apex/AlertController.findRecipients';

jest.mock('@salesforce/apex/AlertController.findRecipients', () => ({ default: jest.fn() }), { virtual: true });
const mock = findRecipients as unknown as jest.Mock;

/** Lets promises run; the component's own timers go by the test's clock. */
function settled(turns = 10): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(turns - 1));
}

function show() {
  const element = createElement('c-owner-picker', { is: OwnerPicker });
  const heard = jest.fn();
  element.addEventListener('owner', (event) => heard((event as CustomEvent).detail));
  document.body.appendChild(element);
  return { element, heard };
}

async function type(element: HTMLElement, value: string) {
  element.shadowRoot?.querySelector('lightning-input')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  jest.advanceTimersByTime(300);
  await settled();
}

describe('c-owner-picker', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('finds users and queues, no groups, and says who was chosen', async () => {
    mock.mockResolvedValue([
      { id: '005x', name: 'Ada', kind: 'User' },
      { id: '00Gx', name: 'Adders', kind: 'Queue' },
      { id: '00Gy', name: 'All', kind: 'Group' },
    ]);
    const { element, heard } = show();
    await type(element, 'ad');
    const buttons = element.shadowRoot.querySelectorAll('lightning-button');
    expect(buttons).toHaveLength(2);
    buttons[1].click();
    expect(heard).toHaveBeenCalledWith('00Gx');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('asks nobody for a letter alone, and says when nobody is found or it goes wrong', async () => {
    const { element } = show();
    await type(element, 'a');
    expect(mock).not.toHaveBeenCalled();
    mock.mockResolvedValueOnce([]);
    await type(element, 'zz');
    expect(element.shadowRoot.textContent).toContain('c.Owner_Assign_None');
    mock.mockRejectedValueOnce({ body: { message: 'No access.' } });
    await type(element, 'zzz');
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('No access.');
  });
});
