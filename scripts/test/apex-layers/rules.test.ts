import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLayers, readClass } from '../../src/apex-layers/rules.ts';

function messages(...classes: readonly (readonly [path: string, text: string])[]): string[] {
  return checkLayers(
    classes.flatMap(([path, text]) => readClass(`force-app/main/default/classes/${path}.cls`, text) ?? []),
  ).map((finding) => finding.message);
}

test('inner features may be used by outer ones, not the other way round', () => {
  const log = ['log/LogService', 'public with sharing class LogService { }'] as const;
  assert.deepEqual(
    messages(log, ['sync/SyncService', 'public with sharing class SyncService { LogService log; }']),
    [],
  );
  assert.deepEqual(messages(log, ['shared/Text', 'public with sharing class Text { LogService log; }']), [
    'shared may not use LogService of log',
  ]);
});
test('a query stands in a Selector', () => {
  const body = '{ List<Account> all() { return [SELECT Id FROM Account WITH SYSTEM_MODE]; } }';
  assert.deepEqual(messages(['sync/KeySelector', `public with sharing class KeySelector ${body}`]), []);
  assert.deepEqual(messages(['sync/KeyService', `public with sharing class KeyService ${body}`]), [
    'a query outside of a Selector',
  ]);
});
test('sharing is stated', () => {
  assert.deepEqual(messages(['sync/Plan', 'public class Plan { }']), ['sharing is not stated']);
});
test('without sharing is for selectors', () => {
  assert.deepEqual(messages(['sync/Plan', 'public without sharing class Plan { }']), [
    'without sharing outside of a Selector',
  ]);
});
test('global stands in classes/api only', () => {
  assert.deepEqual(messages(['api/Door', 'global with sharing class Door { }']), []);
  assert.deepEqual(messages(['sync/Door', 'global with sharing class Door { }']), ['global outside of classes/api']);
});
test('no query and no DML in a loop; the query that a loop walks is fine', () => {
  const inLoop =
    'public with sharing class ASelector { void run(List<Account> rows) { for (Account row : rows) { update as user row; } } }';
  const walked =
    'public with sharing class ASelector { void run() { for (Account row : [SELECT Id FROM Account]) { row.Name = null; } } }';
  assert.deepEqual(messages(['sync/ASelector', inLoop]), ['a query or DML inside a loop']);
  assert.deepEqual(messages(['sync/ASelector', walked]), []);
});
test('a folder that is no feature is refused', () => {
  assert.match(messages(['misc/Thing', 'public with sharing class Thing { }']).join(), /classes\/misc is no feature/);
});
test('tests may do as they need', () => {
  assert.deepEqual(
    messages([
      'shared/TextTest',
      '@IsTest private class TextTest { static void run() { for (Integer i = 0; i < 2; i++) { insert new Account(); } } }',
    ]),
    [],
  );
});
