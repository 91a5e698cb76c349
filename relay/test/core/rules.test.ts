import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs, eventBackoff, maxAttempts } from '../../src/core/backoff.ts';
import { BatchSize } from '../../src/core/batch-size.ts';
import { OrgGate } from '../../src/core/org-gate.ts';

test('backoff doubles up to an hour, and jitter takes at most half of it away', () => {
  assert.equal(
    backoffMs(eventBackoff, 1, () => 1),
    2_000,
  );
  assert.equal(
    backoffMs(eventBackoff, 2, () => 1),
    4_000,
  );
  assert.equal(
    backoffMs(eventBackoff, 3, () => 0),
    4_000,
  );
  assert.equal(
    backoffMs(eventBackoff, 99, () => 1),
    3_600_000,
  );
});

test('even with the luckiest jitter the retries of an event span more than three days', () => {
  let total = 0;
  for (let attempt = 1; attempt < maxAttempts; attempt += 1) total += backoffMs(eventBackoff, attempt, () => 0);
  assert.ok(total > 72 * 3_600_000);
});

test('from three quarters of the quota on calls are spaced out, from nine tenths on more so', () => {
  let now = 1_000_000;
  const gate = new OrgGate({ now: () => now }, () => 1);
  assert.equal(gate.allowed(4), 4);
  gate.learnQuota(749, 1_000);
  gate.called();
  assert.equal(gate.allowed(4), 4);
  for (const [used, spacingMs] of [
    [750, 2_000],
    [900, 30_000],
  ] as const) {
    gate.learnQuota(used, 1_000);
    gate.called();
    assert.equal(gate.allowed(4), 0);
    assert.equal(gate.pausedForMs, spacingMs);
    now += spacingMs;
    assert.equal(gate.allowed(4), 1);
    assert.equal(gate.isOpen, false);
  }
});

test('calls that fail together count as one fault; the pause grows with each failed probe, and one call probes', () => {
  let now = 0;
  const gate = new OrgGate({ now: () => now }, () => 1);
  for (const pauseMs of [1_000, 2_000, 4_000]) {
    assert.equal(gate.fault(0, 'HTTP_503'), pauseMs);
    assert.equal(gate.fault(0, 'HTTP_503'), pauseMs);
    assert.equal(gate.allowed(4), 0);
    now += pauseMs;
    assert.equal(gate.allowed(4), 1);
  }
  assert.equal(gate.healed(), true);
  assert.deepEqual([gate.allowed(4), gate.isOpen, gate.faultCode], [4, false, undefined]);
});

test('a fault that asks for a longer pause than the one under way gets it', () => {
  const gate = new OrgGate({ now: () => 0 }, () => 1);
  gate.fault(0, 'HTTP_503');
  assert.equal(gate.fault(90_000, 'HTTP_429'), 90_000);
  assert.deepEqual([gate.pausedForMs, gate.faultCode], [90_000, 'HTTP_429']);
});

test('batches grow while full ones are fast, at most twofold, up to 200', () => {
  const size = new BatchSize(50);
  size.learn(50, 500);
  assert.equal(size.current, 100);
  size.learn(100, 500);
  size.learn(200, 500);
  assert.equal(size.current, 200);
});

test('a batch that was not full proves nothing', () => {
  const size = new BatchSize(50);
  size.learn(3, 10);
  assert.equal(size.current, 50);
});

test('batches shrink to what fits three seconds, down to one', () => {
  const size = new BatchSize(50);
  size.learn(50, 6_000);
  assert.equal(size.current, 25);
  size.learn(1, 60_000);
  assert.equal(size.current, 1);
});
