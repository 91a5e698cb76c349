import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlSchema } from '../../src/core/contract.ts';
import type { Happening } from '../../src/core/happening.ts';
import { OrgControl } from '../../src/core/org-control.ts';
import { DeliveryBench } from '../support/delivery-bench.ts';
import { each } from '../support/fake-org.ts';

function learnt(...answers: readonly object[]): { readonly control: OrgControl; readonly said: readonly string[] } {
  const said: string[] = [];
  const happened = (happening: Happening): void => {
    if (happening.kind === 'org.control') said.push(happening.paused);
  };
  const control = new OrgControl({ happened });
  for (const answer of answers) control.learn(controlSchema.parse(answer));
  return { control, said };
}

test('a star and a missing part both stand for every', () => {
  const paused = [{ site: 'acme', object: '*' }, { object: 'user' }, { site: null, object: 'quote' }];
  const { control, said } = learnt({ control: { paused } });
  const pairs = control.paused.map(({ site, object }) => [site, object]);
  assert.deepEqual(pairs, [
    ['acme', undefined],
    [undefined, 'user'],
    [undefined, 'quote'],
  ]);
  assert.equal(control.isAllPaused, false);
  assert.deepEqual(said, ['*:quote, *:user, acme:*']);
});

test('each answer says all of it anew, and only a change is reported', () => {
  const paused = { control: { paused: [{ site: 'acme', object: 'user' }] } };
  const { control, said } = learnt(paused, paused, {}, { control: { paused: [] } }, { control: { paused: [] } });
  assert.deepEqual([control.paused, said], [[], ['acme:user', 'nothing']]);
});

test('a sync that is off pauses everything, wherever the answer says so', () => {
  for (const answer of [
    { syncOff: true, control: { paused: [{ site: '*', object: '*' }] } },
    { syncOff: true },
    { control: { syncOff: true } },
  ]) {
    const { control, said } = learnt(answer);
    assert.deepEqual([control.isAllPaused, control.isSyncOff, said], [true, true, ['everything: the sync is off']]);
  }
  assert.equal(learnt({ syncOff: true }, { syncOff: false, control: { paused: [] } }).control.isAllPaused, false);
});

test('control that nobody can read changes nothing, and costs the answer nothing', () => {
  const paused = { control: { paused: [{ site: 'acme', object: 'user' }] } };
  for (const odd of [
    { control: 'all' },
    { control: { paused: 'all' } },
    { control: { paused: [5] } },
    { syncOff: 'no' },
  ])
    assert.deepEqual(learnt(paused, odd).control.paused, [{ site: 'acme', object: 'user' }]);
});

test('what the answer to a call pauses is stored and not delivered, while the rest goes on', async (t) => {
  const bench = new DeliveryBench(
    t,
    each(() => undefined),
  );
  bench.control.learn(controlSchema.parse({ control: { paused: [{ site: '*', object: 'invoice' }] } }));
  await bench.receive('invoice:50', 'customer:1');
  await bench.settle();
  assert.deepEqual(bench.org.story, [['customer:1']]);
  assert.deepEqual([(await bench.row('50')).state, (await bench.row('50')).attempts], ['pending', 0]);
  bench.control.learn(controlSchema.parse({ control: { paused: [] } }));
  await bench.settle();
  assert.deepEqual(bench.org.story[1], ['invoice:50']);
});

test('an answer that says the sync is off gives its events back, and none is sent until the heartbeat says otherwise', async (t) => {
  const off = { status: 'retry', code: 'SYNC_OFF', message: 'switch it on' };
  const bench = new DeliveryBench(t, (events, call) => ({
    kind: 'answered',
    body: {
      contractVersion: 1,
      results: events.map(({ id }) => ({ id, ...(call === 1 ? off : { status: 'applied' }) })),
      control: { paused: call === 1 ? [{ site: '*', object: '*' }] : [] },
    },
  }));
  await bench.receive('customer:1');
  await bench.settle();
  await bench.after(86_400_000);
  assert.equal(bench.org.calls.length, 1);
  assert.deepEqual([(await bench.row('1')).state, (await bench.row('1')).attempts], ['pending', 0]);
  assert.equal(bench.gate.isOpen, false);
  bench.control.learn(controlSchema.parse({ syncOff: false, control: { paused: [] } }));
  await bench.settle();
  assert.equal((await bench.row('1')).outcome, 'applied');
});
