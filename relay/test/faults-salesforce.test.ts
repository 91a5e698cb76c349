import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RetryableError } from '../src/core/errors.ts';
import { answer, applyAll, deadUrl, ScriptedSalesforce, type Script } from './support/scripted-salesforce.ts';
import { FaultBench, unsaid } from './faults-salesforce-bench.ts';

const hour = 3_600_000;
const sfError = (errorCode: string, message = 'john@example.com'): unknown => [{ errorCode, message }];
const applied = (event: { readonly id: string }): object => ({ id: event.id, status: 'applied' });

async function assertNothingSaid(bench: FaultBench): Promise<void> {
  const log = await bench.log();
  for (const text of unsaid) assert.ok(!log.includes(text), `the log says ${text}`);
}

/** The fault is over: each event arrives, under its one id, and only the events that the fault was about took more tries. */
async function assertHeals(bench: FaultBench, recordIds: readonly string[], attempts: number): Promise<void> {
  bench.heal();
  await bench.after(hour);
  for (const recordId of recordIds) {
    const row = await bench.row(recordId);
    assert.deepEqual([row.state, row.outcome, row.attempts], ['finished', 'applied', attempts + 1], recordId);
  }
  const idsOfRecord = Map.groupBy(bench.org.delivered, (event) => event.recordId);
  for (const events of idsOfRecord.values()) assert.equal(new Set(events.map(({ id }) => id)).size, 1);
  await assertNothingSaid(bench);
}

/** The org as a whole: the delivery pauses, says so in one line, and no event is charged a try. */
const orgFaults: readonly (readonly [string, Script, string, { needsPerson: boolean; least?: number }])[] = [
  ['403', () => ({ status: 403, body: sfError('INSUFFICIENT_ACCESS') }), 'INSUFFICIENT_ACCESS', { needsPerson: true }],
  [
    '403 for a spent quota',
    () => ({ status: 403, body: sfError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.') }),
    'REQUEST_LIMIT_EXCEEDED',
    { needsPerson: false, least: 60_000 },
  ],
  [
    '403 for too many calls at once',
    () => ({ status: 403, body: sfError('REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.') }),
    'REQUEST_LIMIT_EXCEEDED',
    { needsPerson: false },
  ],
  ['404: no package', () => ({ status: 404, body: sfError('NOT_FOUND') }), 'NOT_FOUND', { needsPerson: true }],
  [
    '429 with a time',
    () => ({ status: 429, headers: { 'retry-after': '90' }, body: '' }),
    'HTTP_429',
    { needsPerson: false, least: 90_000 },
  ],
  ['500 as a page', () => ({ status: 500, body: '<html>john@example.com</html>' }), 'HTTP_500', { needsPerson: false }],
  [
    '503 for maintenance',
    () => ({ status: 503, body: sfError('SERVER_UNAVAILABLE') }),
    'SERVER_UNAVAILABLE',
    { needsPerson: false },
  ],
  ['HTML instead of JSON', () => ({ body: '<html>john@example.com</html>' }), 'NOT_JSON', { needsPerson: false }],
  ['truncated JSON', () => ({ body: '{"contractVersion":1,"results":[{"id"' }), 'NOT_JSON', { needsPerson: false }],
  [
    'a connection that is reset within the body',
    () => ({ body: { results: 'x'.repeat(1_000) }, cutBytes: 500 }),
    'NETWORK',
    { needsPerson: false },
  ],
  ['a connection that is reset before a word', () => ({ body: '', isReset: true }), 'NETWORK', { needsPerson: false }],
  [
    'a redirect',
    () => ({ status: 302, headers: { location: 'https://john@example.com/' }, body: '' }),
    'HTTP_302',
    { needsPerson: true },
  ],
  ['an answer of 50 MB', () => ({ body: ' '.repeat(50_000_000) }), 'ANSWER_TOO_LARGE', { needsPerson: true }],
];

for (const [title, script, code, { needsPerson, least = 1_000 }] of orgFaults) {
  test(`${title}: the delivery pauses, no try counts, and what waited is delivered afterwards`, async (t) => {
    const bench = await FaultBench.start(t);
    bench.org.script = script;
    await bench.receive('1', '2');
    await bench.after(0);
    const [paused, ...more] = await bench.lines('delivery.paused');
    assert.deepEqual(
      [paused?.['code'], paused?.['needsPerson'], paused?.['pauseMs'], paused?.['level']],
      [code, needsPerson, least, needsPerson ? 50 : 40],
    );
    assert.equal(more.length, 0);
    for (const id of ['1', '2']) {
      const row = await bench.row(id);
      assert.deepEqual([row.state, row.attempts, row.code], ['pending', 0, null]);
    }
    assert.equal(bench.org.requests.length, 1);
    await bench.after(least - 1);
    assert.equal(bench.org.requests.length, 1);
    // Half-open: one probing call, and a longer pause if it fails too.
    await bench.after(1);
    assert.equal(bench.org.requests.length, 2);
    assert.equal((await bench.lines('delivery.paused')).length, 2);
    await assertHeals(bench, ['1', '2'], 0);
    assert.equal((await bench.lines('delivery.resumed')).length, 1);
  });
}

test('an event that the package cannot even parse holds up none of its neighbours', async (t) => {
  const bench = await FaultBench.start(t);
  const notJson = { error: { code: 'BODY_NOT_JSON', message: 'the body must be a JSON object' } };
  bench.org.script = (request) =>
    request.events.some(({ recordId }) => recordId === '2') ? { status: 400, body: notJson } : applyAll(request);
  await bench.receive('1', '2', '3');
  await bench.after(0);
  await bench.after(1_000);
  assert.deepEqual([(await bench.row('1')).outcome, (await bench.row('3')).outcome], ['applied', 'applied']);
  assert.equal((await bench.row('2')).state, 'pending');
  assert.equal((await bench.lines('event.isolated')).length, 1);
  await assertHeals(bench, ['2'], 1);
});

test('a store that fails while the org is pinned is not called a fault of the network', async (t) => {
  const bench = await FaultBench.start(t);
  const fault = new RetryableError('STORE_WRITE', 'the disk is full');
  const pin = t.mock.method(bench.store, 'pin', () => Promise.reject(fault));
  await bench.receive('1');
  await bench.after(0);
  assert.equal((await bench.lines('delivery.paused'))[0]?.['code'], 'STORE_WRITE');
  pin.mock.restore();
  await assertHeals(bench, ['1'], 0);
});

test('401 once: the token is renewed, and nobody notices', async (t) => {
  const bench = await FaultBench.start(t);
  await bench.receive('1');
  await bench.after(0);
  bench.org.revoked.add('token-1');
  await bench.receive('2');
  await bench.after(0);
  assert.deepEqual([(await bench.row('2')).outcome, bench.org.grants.length], ['applied', 2]);
  assert.deepEqual(await bench.lines('delivery.paused'), []);
  await assertNothingSaid(bench);
});

test('401 for ever: two logins a probe, a person is called, and no try counts', async (t) => {
  const bench = await FaultBench.start(t);
  for (let index = 1; index < 50; index += 1) bench.org.revoked.add(`token-${index}`);
  await bench.receive('1');
  await bench.after(0);
  const [paused] = await bench.lines('delivery.paused');
  assert.deepEqual([paused?.['code'], paused?.['needsPerson']], ['INVALID_SESSION_ID', true]);
  assert.deepEqual([bench.org.grants.length, (await bench.row('1')).attempts], [2, 0]);
  await bench.after(1_000);
  assert.equal(bench.org.grants.length, 4);
  await assertHeals(bench, ['1'], 0);
});

test('a refused login calls a person, costs no try, and heals', async (t) => {
  const bench = await FaultBench.start(t);
  const body = { error: 'invalid_grant', error_description: "user john@example.com hasn't approved this consumer" };
  bench.org.loginReply = { status: 400, body };
  await bench.receive('1');
  await bench.after(0);
  const [paused] = await bench.lines('delivery.paused');
  assert.deepEqual([paused?.['code'], paused?.['needsPerson']], ['LOGIN_INVALID_GRANT', true]);
  assert.equal((await bench.row('1')).state, 'pending');
  await assertHeals(bench, ['1'], 0);
});

for (const [title, place] of [
  ['a refused connection', deadUrl],
  ['a host that no DNS knows', async () => 'https://acme.invalid'],
] as const) {
  test(`${title}: the delivery pauses, and no try counts`, async (t) => {
    const bench = await FaultBench.start(t, { loginUrl: await place() });
    await bench.receive('1');
    await bench.after(0);
    const [paused] = await bench.lines('delivery.paused');
    assert.deepEqual([paused?.['code'], paused?.['needsPerson'], paused?.['level']], ['NETWORK', false, 40]);
    assert.deepEqual([(await bench.row('1')).state, (await bench.row('1')).attempts], ['pending', 0]);
    await assertNothingSaid(bench);
  });
}

test('an org that goes away and comes back gets what waited', async (t) => {
  const bench = await FaultBench.start(t);
  await bench.receive('1');
  await bench.after(0);
  const { port } = new URL(bench.org.url);
  await bench.org.stop();
  await bench.receive('2');
  await bench.after(0);
  assert.equal((await bench.lines('delivery.paused'))[0]?.['code'], 'NETWORK');
  const again = await ScriptedSalesforce.start(Number(port));
  t.after(() => again.stop());
  await bench.after(hour);
  assert.deepEqual([(await bench.row('2')).outcome, (await bench.row('2')).attempts], ['applied', 1]);
});

test('no answer in time: the batch is split, and a single event waits its turn while its neighbours go', async (t) => {
  const bench = await FaultBench.start(t, { callTimeoutMs: 300 });
  bench.org.script = () => ({ body: '', isSilent: true });
  await bench.receive('1', '2');
  await bench.after(0);
  assert.deepEqual(
    (await bench.lines('batch.split')).map((line) => line['code']),
    ['TIMEOUT'],
  );
  assert.deepEqual([(await bench.row('1')).code, (await bench.row('1')).attempts], ['TIMEOUT', 1]);
  assert.deepEqual([(await bench.row('2')).state, (await bench.row('2')).attempts], ['pending', 0]);
  bench.heal();
  await bench.after(hour);
  for (const id of ['1', '2']) assert.equal((await bench.row(id)).outcome, 'applied');
  await assertNothingSaid(bench);
});

test('500 of Apex for one event: its neighbours are applied, and its log is written with the reason', async (t) => {
  const bench = await FaultBench.start(t);
  bench.org.script = ({ events }) =>
    events.some(({ recordId, action }) => recordId === '2' && action === 'apply')
      ? { status: 500, body: sfError('APEX_ERROR', 'System.LimitException: john@example.com') }
      : answer(events.map(({ id, action }) => ({ id, status: action === 'record' ? 'failed' : 'applied' })));
  await bench.receive('1', '2', '3');
  await bench.after(0);
  const recorded = bench.org.delivered.find(({ action }) => action === 'record');
  assert.deepEqual([recorded?.recordId, recorded?.code], ['2', 'APEX_ERROR']);
  assert.equal((await bench.row('2')).state, 'failed');
  for (const id of ['1', '3']) assert.equal((await bench.row(id)).outcome, 'applied');
  assert.equal((await bench.lines('event.isolated')).length, 1);
  await assertNothingSaid(bench);
});

test('500 of Apex for a locked row: what fails alone is tried again, not given up', async (t) => {
  const bench = await FaultBench.start(t);
  const locked = sfError('APEX_ERROR', 'System.QueryException: Record Currently Unavailable: john@example.com');
  bench.org.script = () => ({ status: 500, body: locked });
  await bench.receive('1', '2');
  await bench.after(0);
  assert.ok(bench.org.delivered.every(({ action }) => action === 'apply'));
  for (const id of ['1', '2']) {
    const row = await bench.row(id);
    assert.deepEqual([row.state, row.code, row.attempts], ['pending', 'UNABLE_TO_LOCK_ROW', 1]);
  }
  assert.equal(bench.gate.isOpen, false);
  await assertHeals(bench, ['1', '2'], 1);
});

test('a result that is missing: that event alone is tried again', async (t) => {
  const bench = await FaultBench.start(t);
  bench.org.script = ({ events }) => answer(events.slice(1).map(applied));
  await bench.receive('1', '2');
  await bench.after(0);
  assert.deepEqual([(await bench.row('1')).code, (await bench.row('2')).outcome], ['RESULT_MISSING', 'applied']);
  const [settled] = await bench.lines('event.settled');
  assert.deepEqual([settled?.['recordId'], settled?.['outcome'], settled?.['code']], ['1', 'retry', 'RESULT_MISSING']);
  await assertHeals(bench, ['1'], 1);
});

test('results in the wrong order are found by their ids', async (t) => {
  const bench = await FaultBench.start(t);
  bench.org.script = ({ events }) =>
    answer(events.map(({ id, recordId }) => ({ id, status: recordId === '1' ? 'failed' : 'applied' })).reverse());
  await bench.receive('1', '2');
  await bench.after(0);
  assert.deepEqual([(await bench.row('1')).state, (await bench.row('2')).outcome], ['failed', 'applied']);
  await assertNothingSaid(bench);
});

test('a result with an unknown id is reported and settles nothing', async (t) => {
  const bench = await FaultBench.start(t);
  bench.org.script = ({ events }) => answer([...events.map(applied), { id: 'john@example.com', status: 'failed' }]);
  await bench.receive('1');
  await bench.after(0);
  assert.equal((await bench.lines('answer.unknown-result'))[0]?.['results'], 1);
  assert.equal((await bench.row('1')).outcome, 'applied');
  await assertNothingSaid(bench);
});

test('half the batch to be retried: that half alone comes again', async (t) => {
  const bench = await FaultBench.start(t);
  const isEven = ({ recordId }: { readonly recordId: string }): boolean => Number(recordId) % 2 === 0;
  bench.org.script = ({ events }) =>
    answer(events.map((event) => (isEven(event) ? { ...applied(event), status: 'retry', code: 'X' } : applied(event))));
  await bench.receive('1', '2', '3', '4');
  await bench.after(0);
  assert.deepEqual([(await bench.row('1')).outcome, (await bench.row('3')).outcome], ['applied', 'applied']);
  await assertHeals(bench, ['2', '4'], 1);
  assert.deepEqual(
    bench.org.requests.map(({ events }) => events.map(({ recordId }) => recordId)),
    [
      ['1', '2', '3', '4'],
      ['2', '4'],
    ],
  );
});
