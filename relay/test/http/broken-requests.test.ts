import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { fixtureSecret, webhook } from '../support/fixtures.ts';
import { startIntake, type IntakeBench } from '../support/intake-bench.ts';
import { rawConnection } from '../support/raw-http.ts';

const head = `POST /webhooks/chargeover HTTP/1.1\r\nHost: relay.example\r\nX-ChargeOver-Key: ${fixtureSecret}\r\n`;

/** The status lines that a connection got, and what was reported. */
function told(bench: IntakeBench): unknown[] {
  return bench.happenings.map((one) => (one.kind === 'event.rejected' ? [one.status, one.reason] : one.kind));
}

async function isUnharmed(bench: IntakeBench): Promise<boolean> {
  const response = await bench.post(webhook({ context_id: 99 }), { 'x-chargeover-key': fixtureSecret });
  const ids = (await bench.store.recent(9)).map((event) => event.recordId);
  return response.status === 200 && ids.join() === '99';
}

test('a slow loris that never ends its headers is answered 408 and cut off', async (t) => {
  const bench = await startIntake(t);
  const { socket, ended } = rawConnection(bench.url, head);
  const drip = setInterval(() => socket.write('X-Drop: 1\r\n'), 50);
  t.after(() => clearInterval(drip));
  assert.match(await ended, /^HTTP\/1\.1 408 Request Timeout\r\n/);
  assert.deepEqual(told(bench), [[408, 'the request took too long to come']]);
  assert.ok(await isUnharmed(bench));
});

test('a slow loris that never ends its body is answered 408 and cut off, however much it sends', async (t) => {
  const bench = await startIntake(t);
  const { socket, ended } = rawConnection(bench.url, `${head}Content-Length: 5000\r\n\r\n{`);
  const drip = setInterval(() => socket.write(' '), 50);
  t.after(() => clearInterval(drip));
  assert.match(await ended, /^HTTP\/1\.1 408 Request Timeout\r\n/);
  assert.deepEqual(told(bench), [[408, 'the request took too long to come']]);
  assert.ok(await isUnharmed(bench));
});

test('a sender that hangs up within the body is reported as its own fault, and nothing is stored', async (t) => {
  const bench = await startIntake(t);
  const { socket, ended } = rawConnection(bench.url, `${head}Content-Length: 5000\r\n\r\n${webhook()}`);
  await once(bench.http.server, 'request');
  socket.destroy();
  await ended;
  assert.ok(await isUnharmed(bench));
  assert.deepEqual(told(bench), [[400, 'the sender hung up within the body'], 'event.received']);
});

test('a sender that ends its side before the announced length stores nothing', async (t) => {
  const bench = await startIntake(t);
  const { socket, ended } = rawConnection(bench.url, `${head}Content-Length: 5000\r\n\r\n${webhook()}`);
  socket.end();
  assert.match(await ended, /^(?:HTTP\/1\.1 400 |$)/);
  assert.ok(await isUnharmed(bench));
});

test('what follows a body of the announced length is another request, not a part of it', async (t) => {
  const bench = await startIntake(t);
  const body = webhook({ context_id: 98 });
  const { ended } = rawConnection(bench.url, `${head}Content-Length: ${body.length}\r\n\r\n${body}GARBAGE\r\n\r\n`);
  assert.match(await ended, /HTTP\/1\.1 400 Bad Request\r\n/);
  assert.ok((await bench.store.recent(9)).every((event) => event.recordId === '98'));
  assert.deepEqual(told(bench)[0], [400, 'the request is no HTTP']);
});

const broken: readonly [string, string, RegExp, readonly unknown[]][] = [
  ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /, [400, 'the request is no HTTP']],
  [
    'both a length and chunks',
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
    [400, 'the request is no HTTP'],
  ],
  [
    'two lengths',
    `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
    /^HTTP\/1\.1 400 /,
    [400, 'the request is no HTTP'],
  ],
  ['a negative length', `${head}Content-Length: -5\r\n\r\n{}`, /^HTTP\/1\.1 400 /, [400, 'the request is no HTTP']],
  [
    'a chunk that is none',
    `${head}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`,
    /^HTTP\/1\.1 400 /,
    [400, 'the request is no HTTP'],
  ],
  [
    'headers of 100 KB',
    `${head}X-Long: ${'x'.repeat(100_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 /,
    [431, 'the headers are too large'],
  ],
];

for (const [title, bytes, answer, reported] of broken) {
  test(`a request with ${title} is refused, reported, and its bytes are not told`, async (t) => {
    const bench = await startIntake(t);
    assert.match(await rawConnection(bench.url, bytes).ended, answer);
    assert.deepEqual(told(bench)[0], reported);
    assert.doesNotMatch(JSON.stringify(bench.happenings), new RegExp(fixtureSecret));
    assert.ok(await isUnharmed(bench));
  });
}

for (const [title, part] of [
  ['that is no text', '%ff-of-a-secret'],
  ['with a part of 600 characters', 'of-a-secret'.repeat(60)],
]) {
  test(`a path ${title} is a bad request; it is reported, and not repeated`, async (t) => {
    const bench = await startIntake(t);
    const response = await bench.post(webhook(), { 'x-chargeover-key': fixtureSecret }, `/acme/${part}`);
    assert.deepEqual([response.status, await response.text()], [400, '{"error":"the path is malformed"}']);
    assert.deepEqual(told(bench), [[400, 'the path is malformed']]);
    assert.ok(await isUnharmed(bench));
  });
}
