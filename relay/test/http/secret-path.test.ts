import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureSecret, webhook } from '../support/fixtures.ts';
import { startIntake } from '../support/intake-bench.ts';

const key = { 'x-chargeover-key': fixtureSecret };
const pathSecret = 'a-path-secret-of-some-length';
const oldSecret = 'the-path-secret-before-it';
const acme = { code: 'acme', hosts: [], secrets: [fixtureSecret] };
const guarded = [{ ...acme, pathSecrets: [pathSecret, oldSecret] }];

const cases: readonly [string, string, Record<string, string>, number][] = [
  ['the right path secret and the right key', `/acme/${pathSecret}`, key, 200],
  ['the old path secret', `/acme/${oldSecret}`, key, 200],
  ['a wrong path secret', `/acme/${pathSecret}x`, key, 401],
  ['an empty path secret', '/acme/', key, 401],
  ['no path secret', '/acme', key, 401],
  ['the plain path', '', key, 401],
  ['the right path secret, and a wrong key', `/acme/${pathSecret}`, { 'x-chargeover-key': 'wrong' }, 401],
  ['a path secret of 400 characters', `/acme/${'x'.repeat(400)}`, key, 401],
  ['more path behind the secret', `/acme/${pathSecret}/x`, key, 404],
];

for (const [title, path, headers, status] of cases) {
  test(`where a path secret is set, ${title}: ${status}`, async (t) => {
    const bench = await startIntake(t, guarded);
    const response = await bench.post(webhook(), headers, path);
    assert.equal(response.status, status);
    assert.doesNotMatch(JSON.stringify(bench.happenings), new RegExp(`${pathSecret}|${fixtureSecret}`));
    assert.equal((await bench.store.recent(5)).length, status === 200 ? 1 : 0);
  });
}

test('the path secret alone opens nothing', async (t) => {
  const bench = await startIntake(t, guarded);
  const body = webhook().replace(/,"security_token":"[^"]*"/, '');
  assert.equal((await bench.post(body, {}, `/acme/${pathSecret}`)).status, 401);
});

test('where no path secret is set, one in the URL does no harm: it may be brought in there first', async (t) => {
  const bench = await startIntake(t, [acme]);
  assert.equal((await bench.post(webhook(), key, `/acme/${pathSecret}`)).status, 200);
});
