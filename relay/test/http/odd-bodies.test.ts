import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureSecret, webhook } from '../support/fixtures.ts';
import { oneSite, startIntake, type IntakeBench } from '../support/intake-bench.ts';

const key = { 'x-chargeover-key': fixtureSecret };
const farAway = Number.MAX_SAFE_INTEGER;

/** What is stored of one webhook, as the delivery would send it. */
async function stored(bench: IntakeBench, body: string): Promise<{ recordId: string; data: unknown }> {
  assert.equal((await bench.post(body, key)).status, 200);
  const lease = await bench.store.claim({ now: farAway, maxEvents: 1, maxBytes: 10_000_000, leaseMs: 1 });
  const event = lease?.events[0];
  assert.ok(event);
  return { recordId: event.recordId, data: JSON.parse(event.data) as unknown };
}

const withRaw = (data: string, id = '8'): string =>
  `{"context_str":"customer","context_id":${id},"event":"update","data":${data},"security_token":"${fixtureSecret}"}`;

test('an id above 2^53 is kept to the last digit, as record and in the data', async (t) => {
  const bench = await startIntake(t);
  const { recordId, data } = await stored(
    bench,
    withRaw('{"customer":{"customer_id":9007199254740993}}', '9007199254740993'),
  );
  assert.equal(recordId, '9007199254740993');
  assert.deepEqual(data, { customer: { customer_id: '9007199254740993' } });
});

test('two ids above 2^53 that JavaScript takes for the same number are two records', async (t) => {
  const bench = await startIntake(t);
  await bench.post(withRaw('{}', '9007199254740992'), key);
  await bench.post(withRaw('{}', '9007199254740993'), key);
  assert.deepEqual(
    (await bench.store.recent(9)).map((event) => event.recordId),
    ['9007199254740993', '9007199254740992'],
  );
});

test('a number too large for JavaScript is kept as it was written, not as null', async (t) => {
  const bench = await startIntake(t);
  assert.deepEqual((await stored(bench, withRaw('{"customer":{"total":1e400}}'))).data, {
    customer: { total: '1e400' },
  });
});

test('numbers and booleans in each other’s place are stored as they came', async (t) => {
  const bench = await startIntake(t);
  const odd = {
    customer: { no_taxes: 'false', paid: true, total: '10.95', balance: -0.1, x: null, is_taxed: '0', list: [[], {}] },
  };
  assert.deepEqual((await stored(bench, webhook({ data: odd }))).data, odd);
});

test('keys named like parts of the language are stored as data, and reach no prototype', async (t) => {
  const bench = await startIntake(t);
  const { data } = await stored(
    bench,
    withRaw('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"toString":1}'),
  );
  assert.equal(JSON.stringify(data), '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"toString":1}');
  assert.equal('isAdmin' in {}, false);
});

test('an envelope that comes by way of __proto__ is none', async (t) => {
  const bench = await startIntake(t);
  const body = `{"__proto__":{"context_str":"customer","context_id":8,"event":"update","security_token":"${fixtureSecret}"},"data":{}}`;
  assert.equal((await bench.post(body, key)).status, 400);
  assert.equal((await bench.post(body, {})).status, 401);
});

test('of equal keys the last wins, also within the data, and the last token counts', async (t) => {
  const bench = await startIntake(t);
  assert.deepEqual((await stored(bench, withRaw('{"customer":{"a":1,"a":2}}'))).data, { customer: { a: 2 } });
  const twice = withRaw('{}').replace('{"context_str"', '{"security_token":"wrong","context_str"');
  assert.equal((await bench.post(twice, {})).status, 200);
  const last = withRaw('{}').replace(/\}$/, ',"security_token":"wrong"}');
  assert.equal((await bench.post(last, {})).status, 401);
});

test('100,000 fields are taken, and ten times the fields cost about ten times the time', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { bodyLimitBytes: 16_000_000 });
  const fields = (count: number): string =>
    withRaw(
      `{"customer":{${Array.from({ length: count }, (_, index) => `"custom_${index}":"value ${index}"`).join()}}}`,
    );
  const time = async (count: number): Promise<number> => {
    const body = fields(count);
    const startedAt = performance.now();
    assert.equal((await bench.post(body, key)).status, 200);
    return performance.now() - startedAt;
  };
  await time(10_000);
  const [small, large] = [await time(10_001), await time(100_000)];
  // Square growth would be a hundred times.
  assert.ok(large < Math.max(small, 5) * 40, `${small} ms, then ${large} ms`);
  const { data } = await stored(bench, fields(100_000));
  assert.ok(typeof data === 'object' && data !== null);
});

const escapes: readonly [string, string, string][] = [
  ['slashes as PHP writes them', String.raw`"https:\/\/example.com\/x"`, 'https://example.com/x'],
  ['letters as PHP writes them', String.raw`"Caf\u00e9 \ud83d\ude00"`, 'Café 😀'],
  ['half a pair of surrogates', String.raw`"a\ud83db"`, 'a\ud83db'],
  ['a zero character', String.raw`"a\u0000b"`, 'a\u0000b'],
  ['a byte order mark inside', '"a\ufeffb"', 'a\ufeffb'],
];

for (const [title, written, read] of escapes) {
  test(`a text with ${title} is stored as it was meant`, async (t) => {
    const bench = await startIntake(t);
    assert.deepEqual((await stored(bench, withRaw(`{"customer":{"company":${written}}}`))).data, {
      customer: { company: read },
    });
  });
}

for (const encoding of ['gzip', 'br', 'deflate', 'identity', 'x']) {
  test(`the content encoding ${encoding} is refused with 415, before the body is looked at`, async (t) => {
    const bench = await startIntake(t);
    assert.equal((await bench.post('no JSON', { ...key, 'content-encoding': encoding })).status, 415);
  });
}

test('no secret and no card number of a webhook is stored', async (t) => {
  const bench = await startIntake(t);
  const card = { number: '4111111111111111', cvv: '123', mask_number: 'x1111', notes: 'or 4242 4242 4242 4242' };
  const data = { creditcard: card, tokenized: [{ token: 'cus_SECRET' }], custom_1: JSON.stringify(card) };
  const kept = JSON.stringify((await stored(bench, webhook({ context_str: 'creditcard', data }))).data);
  assert.doesNotMatch(kept, /4111|4242 4242|cvv|cus_SECRET|0123456789abcdef/);
  assert.match(kept, /"mask_number":"x1111","notes":"or x4242"/);
});

test('the shared secret is stored under no other name either', async (t) => {
  const bench = await startIntake(t);
  const data = {
    customer: { custom_1: `see ${fixtureSecret}`, [fixtureSecret]: 1, custom_2: JSON.stringify({ a: fixtureSecret }) },
  };
  assert.deepEqual((await stored(bench, webhook({ data }))).data, {
    customer: { custom_1: 'see ', '': 1, custom_2: '{"a":""}' },
  });
});
