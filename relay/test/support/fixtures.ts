import { readFileSync, readdirSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The shared secret inside the sample webhooks. */
export const fixtureSecret = '0123456789abcdefghijklmnopqrstuv';

const folder = join(import.meta.dirname, '..', 'fixtures', 'webhooks');

export function webhookText(name: string): string {
  return readFileSync(join(folder, `${name}.json`), 'utf8');
}

export function webhookNames(): string[] {
  const variants = readdirSync(join(folder, 'variants')).map((name) => `variants/${name}`);
  return [...readdirSync(folder), ...variants]
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5));
}

export interface WebhookChange {
  readonly context_str?: string;
  readonly context_id?: number | string;
  readonly event?: string;
  readonly data?: unknown;
  readonly security_token?: string;
}

/** A minimal authentic webhook. */
export function webhook(change: WebhookChange = {}): string {
  const base = { context_str: 'customer', context_id: 8, event: 'update', data: { customer: { customer_id: 8 } } };
  return JSON.stringify({ ...base, security_token: fixtureSecret, ...change });
}

/** A folder that is gone after the test. */
export function temporaryFolder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'relay-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}
