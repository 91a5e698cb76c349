import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpFault } from '../../src/salesforce/bounded-transport.ts';
import { classifyLogin } from '../../src/salesforce/fault.ts';

const reasons: readonly (readonly [string, RegExp])[] = [
  ['audience is invalid', /SALESFORCE_JWT_AUDIENCE/],
  ["user john@example.com hasn't approved this consumer", /pre-authorized/],
  ['no client credentials user enabled', /"Run As" user/],
  ['ip restricted', /login IP ranges/],
  ['External client app is not installed in this org', /not installed/],
  ['inactive user', /inactive, frozen or locked/],
  ['expired authorization code', /clock/],
  ['invalid assertion', /certificate of the app/],
  ['client identifier invalid', /SALESFORCE_CLIENT_ID/],
  ['invalid client credentials', /SALESFORCE_CLIENT_SECRET/],
  ['grant type not supported', /switched off/],
];

for (const [description, expected] of reasons) {
  test(`"${description}" of the login is explained in our own words`, () => {
    const body = JSON.stringify({ error: 'invalid_grant', error_description: description });
    const fault = classifyLogin(new HttpFault(400, body, 0));
    assert.deepEqual([fault.kind, fault.code], ['orgFault', 'LOGIN_INVALID_GRANT']);
    assert.match(fault.message, expected);
    assert.ok(!fault.message.includes(description));
  });
}

test('a description that nobody knows is left out', () => {
  const body = JSON.stringify({ error: 'invalid_grant', error_description: 'john@example.com' });
  assert.equal(classifyLogin(new HttpFault(400, body, 0)).message, 'the login answered 400 invalid_grant');
});
