import { later } from 'c/timers';

describe('c/timers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('calls when the time has come, unless it was called off', () => {
    const run = jest.fn();
    later(100, run);
    later(50, run).cancel();
    jest.advanceTimersByTime(99);
    expect(run).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
