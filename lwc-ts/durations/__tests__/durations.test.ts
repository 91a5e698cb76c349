import { durationText } from 'c/durations';

describe('c/durations', () => {
  it.each([
    [0, '0 sec'],
    [249, '0.2 sec'],
    [1_250, '1.3 sec'],
    [59_949, '59.9 sec'],
    [60_000, '1 min'],
    [12 * 60_000, '12 min'],
    [90 * 60_000, '1.5 hr'],
    [47 * 3_600_000, '47 hr'],
    [25_491_427_531, '295 days'],
  ])('says %d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
