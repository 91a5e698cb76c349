import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLogQueries } from '../../src/apex-layers/log-queries.ts';
import { readClass } from '../../src/apex-layers/rules.ts';

const fields = { externalIds: ['Fingerprint__c'], unique: ['Delivery_Key__c'] };

function messages(name: string, body: string): string[] {
  const text = `public with sharing class ${name} { ${body} }`;
  const one = readClass(`force-app/main/default/classes/log/${name}.cls`, text);
  assert.ok(one, text);
  return checkLogQueries([one], fields).map(({ message }) => message.replace(/, expected.*/, ''));
}

const query = (soql: string): string[] => messages('KeySelector', `Object all() { return [${soql}]; }`);

test('a query on logs starts from an indexed field and has a limit', () => {
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE Fingerprint__c = :x AND Status__c = :y LIMIT 5'), []);
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE CreatedDate >= TODAY LIMIT 5'), []);
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE Fingerprint__c = :x'), ['a query on logs without LIMIT']);
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c LIMIT 5'), ['a query on logs that starts from no field']);
});
test('a field without an index, a refusal, or one of several conditions is no start', () => {
  for (const where of ['Status__c = :x', 'Status__c = :x AND Fingerprint__c = :y'])
    assert.deepEqual(query(`SELECT Id FROM Sync_Log__c WHERE ${where} LIMIT 5`), [
      'a query on logs that starts from Status__c',
    ]);
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE Fingerprint__c != NULL LIMIT 5'), [
    'a query on logs that starts from Fingerprint__c',
  ]);
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE Fingerprint__c = :x OR Status__c = :y LIMIT 5'), [
    'a query on logs that starts from no field',
  ]);
});
test('rows named by their keys need no limit, nor does a count of all or what a batch reads', () => {
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE Id IN :x'), []);
  assert.deepEqual(query('SELECT Id FROM Sync_Log__c WHERE Delivery_Key__c IN :x'), []);
  assert.deepEqual(query('SELECT COUNT() FROM Sync_Log__c LIMIT 5'), []);
  const locator = 'Database.getQueryLocator([SELECT Id FROM Sync_Log__c WHERE CreatedDate < TODAY])';
  assert.deepEqual(messages('KeySelector', `Object all() { return ${locator}; }`), []);
});
test('queries on other objects and in tests are free', () => {
  assert.deepEqual(query('SELECT Id FROM Account'), []);
  const text = '@IsTest private class KeyTest { Object all() { return [SELECT Id FROM Sync_Log__c]; } }';
  const one = readClass('force-app/main/default/classes/log/KeyTest.cls', text);
  assert.deepEqual(one && checkLogQueries([one], fields), []);
});
test('a query in text takes its condition from the class that is looked at, and has a limit', () => {
  const call = (text: string): string[] =>
    messages('KeySelector', `Object all(LogChoice choice) { return Database.queryWithBinds(${text}, null, null); }`);
  assert.deepEqual(call("'SELECT Id FROM Sync_Log__c WHERE ' + choice.whereAll() + ' LIMIT 5'"), []);
  assert.deepEqual(call("'SELECT Id FROM Sync_Log__c WHERE ' + choice.whereAll()"), ['a query on logs without LIMIT']);
  assert.deepEqual(call("'SELECT Id FROM Sync_Log__c LIMIT 5'"), [
    "a query on logs in text whose condition doesn't come from LogChoice",
  ]);
  const choice = (text: string): string[] =>
    messages('LogChoice', `String condition; LogChoice() { condition = ${text}; }`);
  assert.deepEqual(choice("'Fingerprint__c = :x AND Status__c = :y'"), []);
  assert.deepEqual(choice("'Status__c = :y'"), ['a condition for logs that starts from Status__c']);
});
