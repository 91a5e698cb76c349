import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { storyWebhooks } from '../../src/story/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
after(() => rmSync(folder, { recursive: true }));

function listen(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
async function freePort(): Promise<number> {
  const server = await listen();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function demo(
  dataDir: string,
  ports: { readonly org?: number; readonly relay?: number } = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const args = [
    '--once',
    '--data',
    dataDir,
    '--org-port',
    String(ports.org ?? (await freePort())),
    '--relay-port',
    String(ports.relay ?? (await freePort())),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/src/demo/main.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The rows of a printed table, below its heading, as cells. */
function rows(output: string, heading: string): string[][] {
  const lines = output.split('\n');
  const start = lines.indexOf(heading);
  const end = lines.findIndex((line, i) => i > start && line.trim() === '');
  return lines.slice(start + 3, end < 0 ? undefined : end).map((line) => line.trim().split(/ {2,}/));
}

/** The lines of the tree of records. */
function tree(output: string): string[] {
  const lines = output.trimEnd().split('\n');
  return lines.slice(lines.indexOf('Records in Salesforce') + 1).map((line) => line.trim());
}

test('the story of a customer arrives whole; told again with the data kept, nothing is doubled', async () => {
  const dataDir = join(folder, 'kept');
  const first = await demo(dataDir);
  assert.equal(first.status, 0, first.stdout + first.stderr);
  const events = rows(first.stdout, 'Webhooks, as the relay sees them');
  assert.equal(events.length, storyWebhooks().length);
  assert.deepEqual(
    events.filter((cells) => cells[2] !== 'finished' || !['applied', 'unchanged'].includes(cells[3] ?? '')),
    [],
  );
  assert.equal(rows(first.stdout, 'Sync_Log__c in Salesforce').length, storyWebhooks().length);
  const records = tree(first.stdout);
  for (const line of [
    'Account  Lakeside Books, LLC · Inactive · 0',
    'Subscription  570 · Canceled manually',
    'Invoice  5009 · Void · 275 · 0',
    'paid by  11 · -15',
    'Transaction  11 · Refund · Success · -15 · 10',
  ]) {
    assert.ok(records.includes(line), `${line}\n${records.join('\n')}`);
  }
  const second = await demo(dataDir);
  assert.equal(second.status, 0, second.stdout + second.stderr);
  assert.deepEqual(tree(second.stdout), records);
});

for (const part of ['org', 'relay'] as const) {
  test(`the ${part}’s port taken: one clear line, exit code 1`, async () => {
    const taken = await listen();
    const port = portOf(taken);
    const { status, stderr } = await demo(join(folder, `taken-${part}`), { [part]: port });
    taken.close();
    assert.equal(status, 1);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
    assert.match(stderr, new RegExp(`port.*${port}|${port}.*in use`));
  });
}

test('a data folder that can’t be written: one clear line that names it, exit code 1', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { status, stderr } = await demo(join(file, 'data'));
  assert.equal(status, 1);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
  assert.match(stderr, /can't write to the data folder .*data/);
});
