import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { configKeys } from '../../src/config-keys.ts';

const relay = join(import.meta.dirname, '..', '..');
const files = [
  join(relay, 'Dockerfile'),
  ...readdirSync(join(relay, 'deploy')).map((name) => join(relay, 'deploy', name)),
];
const known = new Set(Object.keys(configKeys));

for (const file of files) {
  const name = file.slice(relay.length + 1);
  const text = readFileSync(file, 'utf8');

  test(`${name} names only settings that exist`, () => {
    const named = text.match(/\b(?:RELAY|CHARGEOVER|SALESFORCE)_[A-Z_]+\b|\bDATABASE_URL(?:_FILE)?\b/g) ?? [];
    const unknown = [...new Set(named)].filter((key) => !known.has(key) && !isFileOf(key));
    assert.deepEqual(unknown, []);
  });

  test(`${name} probes doors that exist`, () => {
    const doors = text.match(/\/(?:[a-z]+z)\b/g) ?? [];
    assert.deepEqual(
      doors.filter((door) => door !== '/healthz' && door !== '/readyz'),
      [],
    );
  });
}

/** Only secrets come from files. */
function isFileOf(key: string): boolean {
  return Object.entries(configKeys).some(([name, { isSecret }]) => isSecret && `${name}_FILE` === key);
}
