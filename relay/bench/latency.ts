import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ScriptedSalesforce } from '../test/support/scripted-salesforce.ts';
import { Bodies, secret } from './bodies.ts';
import { inFolder, node, Server } from './processes.ts';

export interface LatencyResult {
  readonly webhooks: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly calls: number;
}

const callMs = 800;

/** Webhooks at a steady rate to a relay whose org takes 800 ms for each call; time from the POST to the answer with the record. */
export function benchLatency(perSecond: number, seconds: number): Promise<LatencyResult> {
  return inFolder(async (folder) => {
    const org = await ScriptedSalesforce.start();
    const sentAt = new Map<string, number>();
    const latencies: number[] = [];
    org.script = async (request) => {
      await sleep(callMs);
      const now = performance.now();
      for (const { recordId } of request.events) latencies.push(now - (sentAt.get(recordId) ?? now));
      const results = request.events.map(({ id }) => ({ id, status: 'applied' }));
      return { body: { contractVersion: 1, results, usage: { elapsedMs: callMs } } };
    };
    const relay = new Server([...node, join(import.meta.dirname, '..', 'src', 'main.ts'), 'start'], {
      RELAY_PORT: '0',
      RELAY_DATA_DIR: folder,
      CHARGEOVER_SITES: 'acme=example.chargeover.com',
      CHARGEOVER_SECRET: secret,
      SALESFORCE_LOGIN_URL: org.url,
      SALESFORCE_CLIENT_ID: 'client',
      SALESFORCE_CLIENT_SECRET: 'client-secret-of-tests',
    });
    const url = await relay.url;
    const bodies = new Bodies();
    const webhooks = perSecond * seconds;
    const posts: Promise<unknown>[] = [];
    for (let count = 0; count < webhooks; count += 1) {
      const body = bodies.next();
      sentAt.set(String((JSON.parse(body) as { context_id: unknown }).context_id), performance.now());
      posts.push(
        fetch(`${url}/webhooks/chargeover`, { method: 'POST', body, headers: { 'x-chargeover-key': secret } }),
      );
      await sleep(1_000 / perSecond);
    }
    await Promise.all(posts);
    while (latencies.length < webhooks) await sleep(50);
    await relay.stop();
    await org.stop();
    const sorted = latencies.sort((a, b) => a - b);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    return { webhooks, p50Ms: at(0.5), p95Ms: at(0.95), calls: org.requests.length };
  });
}
