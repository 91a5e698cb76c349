import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Webhook } from '../../src/story/webhook.ts';
import { EngineOrg, entriesOf } from './engine-org.ts';

/**
 * Every sample webhook, sent one after the other in the order of the table in `docs/samples.md`, has the outcome that the table
 * says. The samples come from many sources: parents are partly missing, and their times don't fit together.
 */

const FIXTURES = 'relay/test/fixtures/webhooks';

interface Row {
  readonly sample: string;
  readonly outcome: string;
}

function table(): Row[] {
  return [...readFileSync('docs/samples.md', 'utf8').matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|/gm)].map(
    ([, sample = '', outcome = '']) => ({ sample, outcome }),
  );
}

function sampleNames(): string[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/').replace(/\.json$/, ''));
}

test('every sample webhook has the outcome that the table says', async () => {
  const rows = table();
  assert.deepEqual(rows.map((row) => row.sample).sort(), sampleNames().sort(), 'the table names every sample');
  const org = await EngineOrg.open();
  const webhooks = rows.map(
    ({ sample }) => JSON.parse(readFileSync(join(FIXTURES, `${sample}.json`), 'utf8')) as Webhook,
  );
  const outcomes: Row[] = [];
  for (const [index, entry] of entriesOf(webhooks, 'acme').entries()) {
    const { results } = await org.send([entry]);
    const [result] = results;
    assert.ok(result !== undefined);
    const parent = result.parent === undefined ? '' : ` for ${result.parent.object} ${result.parent.recordId}`;
    const fault =
      result.status === 'failed' ? ` ${String(result.code)} ${result.field ?? ''}: ${result.message ?? ''}` : '';
    outcomes.push({ sample: rows[index]?.sample ?? '', outcome: `${result.status}${parent}${fault}`.trim() });
  }
  await org.close();
  assert.deepEqual(outcomes, rows);
});
