import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stopSignals } from '../../src/cli/stop-signals.ts';

function heardAt(...times: readonly number[]): string[] {
  const story: string[] = [];
  let now = 0;
  const heard = stopSignals({
    now: () => now,
    stop: (signal) => story.push(`stop ${signal}`),
    endNow: (signal) => story.push(`end ${signal}`),
  });
  for (const time of times) {
    now = time;
    heard('SIGTERM');
  }
  return story;
}

test('the first signal stops gracefully', () => {
  assert.deepEqual(heardAt(5_000), ['stop SIGTERM']);
});

test('the same signal once more within a second is an echo', () => {
  assert.deepEqual(heardAt(5_000, 5_000, 5_999), ['stop SIGTERM']);
});

test('a second signal after that ends at once', () => {
  assert.deepEqual(heardAt(5_000, 6_000), ['stop SIGTERM', 'end SIGTERM']);
});
