import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const FIXTURES = 'relay/test/fixtures/webhooks';
const FILE = 'force-app/main/default/staticresources/Sample_Webhooks.json';
/** The sample of each object that has webhooks of its own; listed objects stand inside theirs. */
const SAMPLES = [
  'ach.insert',
  'creditcard.insert',
  'customer.insert',
  'invoice.insert',
  'item.insert',
  'package.update',
  'quote.insert',
  'tokenized.insert',
  'transaction.insert',
  'user.insert',
];

/**
 * What ChargeOver sends of each object, for the mapping pages of an org that hasn't heard a webhook yet: the `data` of a
 * sample. Secrets stand outside of it.
 */
export function sampleWebhooks(projectDir: string): string {
  const samples = SAMPLES.map((name) => {
    const text = readFileSync(join(projectDir, FIXTURES, `${name}.json`), 'utf8');
    const { data } = JSON.parse(text) as { readonly data?: unknown };
    if (typeof data !== 'object' || data === null) throw new Error(`${name}.json has no data`);
    return [name.split('.')[0] ?? name, data] as const;
  });
  return `${JSON.stringify(Object.fromEntries(samples))}\n`;
}

function main(mode: string | undefined): number {
  const path = join(PROJECT, FILE);
  if (mode !== '--write' && mode !== '--check') {
    console.error('usage: sample-webhooks --write | --check');
    return 2;
  }
  const wanted = sampleWebhooks(PROJECT);
  if (mode === '--write') writeFileSync(path, wanted);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== wanted) {
    console.error(`${FILE} does not fit the samples: npm run sample-webhooks:write`);
    return 1;
  }
  console.log(`${FILE}: ${mode === '--write' ? 'written' : 'fits the samples'}`);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv[2]);
