import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A webhook as ChargeOver sends it, without the secret. */
export interface Webhook {
  readonly context_str: string;
  readonly context_id: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Values = Record<string, unknown>;

const FIXTURES = join(import.meta.dirname, '../../../relay/test/fixtures/webhooks');

/** The main object of a sample, or an object beside it: the full shape, to be overwritten where the story says so. */
export function sampleObject(sample: string, name: string): Values {
  const { data } = JSON.parse(readFileSync(join(FIXTURES, `${sample}.json`), 'utf8')) as { data: Values };
  const found = data[name];
  if (typeof found !== 'object' || found === null) throw new Error(`the sample ${sample} has no object ${name}`);
  return found as Values;
}

/** ISO 8601 in the fixed offset of Chicago's winter, as ChargeOver writes it. */
export function stamp(minutes: number): string {
  const start = Date.UTC(2026, 0, 5, 15, 0, 0);
  const local = new Date(start + minutes * 60_000 - 6 * 3_600_000);
  return `${local.toISOString().slice(0, 19)}-06:00`;
}

export function day(minutes: number): string {
  return stamp(minutes).slice(0, 10);
}
