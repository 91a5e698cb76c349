import { SaveFollower } from 'c/saveFollower';
import getSave from '@salesforce/apex/MappingController.getSave';

jest.mock('@salesforce/apex/MappingController.getSave', () => ({ default: jest.fn() }), { virtual: true });
const mock = getSave as unknown as jest.Mock;

/** Lets promises run. */
function settled(left = 5): Promise<void> {
  return left === 0 ? Promise.resolve() : Promise.resolve().then(() => settled(left - 1));
}

async function turns(count: number): Promise<void> {
  if (count === 0) return;
  jest.advanceTimersByTime(2_000);
  await settled();
  await turns(count - 1);
}

describe('SaveFollower', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  it('asks until it hears the end', async () => {
    const heard = jest.fn();
    mock.mockResolvedValueOnce({ id: 'a', status: 'pending' }).mockResolvedValueOnce({ id: 'a', status: 'done' });
    new SaveFollower(heard).follow({ id: 'a', status: 'pending' });
    await turns(5);
    expect(heard.mock.calls.map(([{ status }]) => status)).toEqual(['pending', 'done']);
    expect(mock).toHaveBeenCalledTimes(2);
  });

  it('gives up after a minute, and says so', async () => {
    const heard = jest.fn();
    mock.mockResolvedValue({ id: 'a', status: 'pending' });
    new SaveFollower(heard).follow({ id: 'a', status: 'pending' });
    await turns(40);
    expect(heard.mock.lastCall).toEqual([{ id: 'a', status: 'pending' }, true]);
    expect(mock).toHaveBeenCalledTimes(31);
  });

  it('tells a question that fails as a failure, and asks nobody any more once it is called off', async () => {
    const heard = jest.fn();
    mock.mockRejectedValue({ body: { message: 'No access.' } });
    const follower = new SaveFollower(heard);
    follower.follow({ id: 'a', status: 'pending' });
    await turns(1);
    expect(heard.mock.lastCall[0]).toEqual({ id: 'a', status: 'failed', message: 'No access.' });
    follower.follow({ id: 'a', status: 'pending' });
    follower.cancel();
    await turns(3);
    expect(mock).toHaveBeenCalledTimes(1);
  });
});
