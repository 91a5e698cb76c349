import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

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

test('a customer’s webhooks become Accounts and logs; played again with the data kept, they are repeats and add no log', async () => {
  const dataDir = join(folder, 'kept');
  const first = await demo(dataDir);
  assert.equal(first.status, 0, first.stdout + first.stderr);
  assert.deepEqual(
    rows(first.stdout, 'Accounts in Salesforce').map((cells) => cells[1]),
    ['acme:customer:160', 'acme:customer:8'],
  );
  assert.deepEqual(
    rows(first.stdout, 'Sync_Log__c in Salesforce').map((cells) => [cells[1], cells[2], cells[3], cells[4]]),
    [
      ['customer', '160', 'insert', 'Applied'],
      ['customer', '8', 'update', 'Applied'],
    ],
  );
  const second = await demo(dataDir);
  assert.equal(second.status, 0, second.stdout + second.stderr);
  assert.deepEqual(
    rows(second.stdout, 'Webhooks, as the relay sees them').map((cells) => [cells[0], cells[3], cells[5]]),
    [
      ['customer.insert', 'applied', '1'],
      ['customer.update', 'applied', '1'],
    ],
  );
  assert.equal(rows(second.stdout, 'Sync_Log__c in Salesforce').length, 2);
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
