import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PurgeRequest } from '../../src/core/event-store.ts';
import type { Happening } from '../../src/core/happening.ts';
import { Retention } from '../../src/core/retention.ts';

function retention(purge: (request: PurgeRequest) => Promise<number>): {
  round(): Promise<void>;
  happenings: Happening[];
} {
  const happenings: Happening[] = [];
  const parts = {
    store: { purge },
    observer: { happened: (happening: Happening) => void happenings.push(happening) },
    clock: { now: () => 10_000 },
    keepMs: 3_000,
    maxBytes: 7,
  };
  return { round: () => new Retention(parts).round(), happenings };
}

test('deletes in portions until nothing is left that is old enough', async () => {
  const asked: PurgeRequest[] = [];
  let left = 1_234;
  const { round, happenings } = retention(async (request) => {
    asked.push(request);
    const gone = Math.min(left, request.maxEvents);
    left -= gone;
    return gone;
  });
  await round();
  assert.equal(left, 0);
  assert.deepEqual([asked[0]?.before, asked[0]?.maxBytes, asked.length], [7_000, 7, 3]);
  assert.deepEqual(happenings, [{ kind: 'retention.purged', events: 1_234 }]);
});

test('a store that can’t be written now is reported, and nothing breaks', async () => {
  const { round, happenings } = retention(() => Promise.reject(new Error('disk full')));
  await round();
  assert.deepEqual(happenings, [{ kind: 'retention.failed', message: 'disk full' }]);
});
