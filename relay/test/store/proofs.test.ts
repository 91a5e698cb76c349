import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Proofs } from '../../src/store/proofs.ts';

test('a proof counts for calls that began before it, and for those of its moment', () => {
  const proofs = new Proofs();
  proofs.callBegan('a', { claimedAt: 0, endsAt: 60_000 });
  proofs.note('acme:customer:1', 500);
  assert.deepEqual(
    [499, 500, 501].map((claimedAt) => proofs.isSince('acme:customer:1', claimedAt)),
    [true, true, false],
  );
  assert.equal(proofs.isSince('acme:customer:2', 0), false);
});

test('proofs from before every call under way are forgotten, and calls that outlived their lease', () => {
  const proofs = new Proofs();
  proofs.callBegan('hangs', { claimedAt: 0, endsAt: 60 });
  for (let uptime = 10; uptime < 10_000; uptime += 10) {
    const token = String(uptime);
    proofs.callBegan(token, { claimedAt: uptime, endsAt: uptime + 60 });
    proofs.note(`acme:customer:${uptime}`, uptime + 5);
    proofs.callEnded(token);
    if (uptime === 50) assert.equal(proofs.size, 5, 'the first call may still ask for all of them');
  }
  assert.equal(proofs.size, 1);
});
