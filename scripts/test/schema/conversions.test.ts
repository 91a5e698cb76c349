import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

test('the page of conversions names what the registry knows, and nothing else', () => {
  const registry = readFileSync('force-app/main/default/classes/mapping/ConversionRegistry.cls', 'utf8');
  const known = [...registry.matchAll(/'(\w+)' => new/g)].map(([, name]) => name);
  const page = readFileSync('docs/conversions.md', 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  // `auto` stands in the registry by its constant.
  assert.deepEqual(listed.toSorted(), ['auto', ...known].toSorted());
});
