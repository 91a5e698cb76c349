import { createElement } from 'lwc';
import AlertRecipients from 'c/alertRecipients';
import findRecipients from '@salesforce/apex/AlertController.findRecipients';

jest.mock('@salesforce/apex/AlertController.findRecipients', () => ({ default: jest.fn() }), { virtual: true });

const find = findRecipients as unknown as jest.Mock;
const ann = { id: '005A', name: 'Ann', kind: 'User' };
const line = { id: '00GQ', name: 'Line', kind: 'Queue' };

function show(properties: object) {
  const element = createElement('c-alert-recipients', { is: AlertRecipients });
  Object.assign(element, { recipients: [ann], mayChange: true, ...properties });
  document.body.appendChild(element);
  const heard = jest.fn();
  element.addEventListener('choose', (event) =>
    heard((event as CustomEvent).detail.recipients.map(({ id }: { id: string }) => id)),
  );
  return { root: element.shadowRoot, element, heard };
}

async function type(root: ShadowRoot, value: string): Promise<void> {
  root.querySelector('lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await jest.advanceTimersByTimeAsync(300);
}

const texts = (root: ShadowRoot): string[] => [...root.querySelectorAll('li')].map((item) => item.textContent);

describe('c-alert-recipients', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('lists who is chosen, and removes them', async () => {
    const { root, element, heard } = show({ recipients: [ann, line] });
    expect(texts(root)).toEqual(['Ann · c.Alert_Kind_User', 'Line · c.Alert_Kind_Queue']);
    root.querySelector<HTMLElement>('[data-id="005A"]').click();
    expect(heard).toHaveBeenCalledWith(['00GQ']);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('finds others by name and adds them; those who are chosen are not offered again', async () => {
    find.mockResolvedValue([ann, line]);
    const { root, heard } = show({});
    await type(root, ' li ');
    expect(find).toHaveBeenCalledWith({ text: 'li' });
    expect(texts(root)).toEqual(['Ann · c.Alert_Kind_User', 'Line · c.Alert_Kind_Queue']);
    root.querySelector<HTMLElement>('[data-id="00GQ"]').click();
    expect(heard).toHaveBeenCalledWith(['005A', '00GQ']);
    await jest.advanceTimersByTimeAsync(0);
    expect(root.querySelector('lightning-input').value).toBe('');
    expect(texts(root)).toEqual(['Ann · c.Alert_Kind_User']);
  });

  it('asks for nobody before two letters', async () => {
    const { root } = show({});
    await type(root, 'l');
    expect(find).not.toHaveBeenCalled();
  });

  it('drops an answer that comes after the next question', async () => {
    let answer: (found: object[]) => void = () => undefined;
    find.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValueOnce([]);
    const { root } = show({});
    await type(root, 'li');
    await type(root, 'lix');
    answer([line]);
    await jest.advanceTimersByTimeAsync(0);
    expect(root.textContent).toContain('c.Alert_Find_None');
  });

  it('says what went wrong', async () => {
    find.mockRejectedValueOnce({ body: { message: 'No access.' } });
    const { root } = show({});
    await type(root, 'li');
    expect(root.querySelector('[role="alert"]').textContent).toBe('No access.');
  });

  it('offers nothing to those who may only look', () => {
    const { root } = show({ mayChange: false, recipients: [] });
    expect(root.textContent).toContain('c.Alert_Nobody');
    expect(root.querySelector('lightning-input')).toBeNull();
  });
});
