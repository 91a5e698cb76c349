import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from './cli/memory-terminal.ts';
import { fixtureSecret, temporaryFolder, webhook, webhookNames, webhookText } from './support/fixtures.ts';
import { environmentFor, postWebhook, RelayProcess } from './support/relay-process.ts';
import { answer, ScriptedSalesforce, type Reply, type Script } from './support/scripted-salesforce.ts';

const card = {
  creditcard_id: 1,
  customer_id: 8,
  number: '4111111111111111',
  cvv: '987-cvv',
  password: 'pass-word-1',
};
const vault = { tokenized: { token: 'cus_vault_token' } };
const leak = 'client-secret-of-tests token-1 4111111111111111';
const sfError = [{ errorCode: 'APEX_ERROR', message: leak }];

/** One call each; then the org does its work. */
const faults: readonly Reply[] = [
  { status: 503, body: leak },
  { body: `<html>${leak}</html>` },
  { status: 429, body: leak, headers: { 'retry-after': '1' } },
  { body: { contractVersion: 1, results: [{ id: leak, status: leak }] } },
  { body: '', isReset: true },
];

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const keyLines = pem.split('\n').filter((line) => line.length === 64);

for (const [title, credentials] of [
  ['client credentials', { SALESFORCE_CLIENT_SECRET: 'client-secret-of-tests' }],
  ['JWT bearer', { SALESFORCE_JWT_KEY: pem, SALESFORCE_USERNAME: 'i@acme.example', SALESFORCE_CLIENT_SECRET: '' }],
] as const) {
  test(`after a run full of faults nothing holds a secret, a token or a card number (${title})`, async (t) => {
    const org = await ScriptedSalesforce.start();
    t.after(() => org.stop());
    org.publicKey = publicKey;
    org.loginReply = { status: 400, body: { error: 'invalid_grant', error_description: `audience ${leak}` } };
    org.script = faultsThenWork();
    const folder = temporaryFolder(t);
    const own = {
      ...environmentFor(folder, org.url),
      ...credentials,
      CHARGEOVER_SECRET_PREVIOUS: 'the-previous-secret-of-acme',
    };
    const relay = RelayProcess.start(t, own);
    const url = await relay.url();
    const environment = { ...own, RELAY_PORT: new URL(url).port };

    await postEverything(url);
    await relay.until(() => relay.stdout.includes('LOGIN_INVALID_GRANT'));
    const refused = await outputs(environment);
    org.loginReply = undefined;
    await relay.until(() => org.requests.length > 0);
    org.revoked.add(`token-${org.grants.length}`);
    const events = webhookNames().length + 3;
    await relay.until(() => settledIn(relay.stdout) >= events);

    const metrics = await (await fetch(`${url}/metrics`)).text();
    const after = await outputs(environment);
    const files = storeFiles(folder);
    await relay.kill('SIGTERM');
    const stopped = await outputs(environment);
    const places = { log: relay.stdout, stderr: relay.stderr, metrics, ...files, ...storeFiles(folder, 'stopped ') };
    const all = Object.entries({ ...places, refused, after, stopped });
    assert.ok(all.some(([name, text]) => name.startsWith('events.db') && text.includes('mask_number')));
    assert.match(after, /dead-letters/);
    const assertions = org.grants.flatMap((grant) => grant.get('assertion') ?? []);
    for (const secret of [...secretsOf(org), ...assertions])
      for (const [name, text] of all) assert.ok(!text.includes(secret), `${name} holds ${secret}`);
  });
}

function faultsThenWork(): Script {
  return ({ events }, call) => {
    const fault = faults[call - 1];
    if (fault !== undefined) return fault;
    const isPoison = events.some(({ object, action }) => object === 'item' && action === 'apply');
    if (isPoison) return { status: 500, body: sfError };
    return answer(events.map(({ id, action }) => ({ id, status: action === 'record' ? 'failed' : 'applied' })));
  };
}

async function postEverything(url: string): Promise<void> {
  const cardHook = webhook({ context_str: 'creditcard', context_id: 1, event: 'insert', data: { creditcard: card } });
  const vaultHook = webhook({ context_str: 'tokenized', context_id: 9, event: 'insert', data: vault });
  const poison = webhook({ context_str: 'item', context_id: 77, data: { item: { item_id: 77 } } });
  for (const body of [...webhookNames().map(webhookText), cardHook, vaultHook, poison])
    assert.equal((await postWebhook(url, body)).status, 200);
  assert.equal((await postWebhook(url, webhook(), { 'x-chargeover-key': 'a-wrong-secret-to-find' })).status, 401);
}

/** Events that came to their end. */
function settledIn(log: string): number {
  const ends = log.split('\n').filter((line) => /"outcome":"(?:applied|failed)"/.test(line));
  return new Set(ends.map((line) => /"id":"([^"]+)"/.exec(line)?.[1])).size;
}

/** What every command that reads says, as text and as JSON. */
async function outputs(environment: Readonly<Record<string, string>>): Promise<string> {
  const lists = [['status'], ['doctor'], ['events', 'list', '--limit', '500'], ['dead-letters', 'list']];
  const letters = await runCommand(['dead-letters', 'list', '--json'], environment);
  const ids = (JSON.parse(letters.stdout) as { readonly id: string }[]).map(({ id }) => id);
  const shows = ids.map((id) => ['events', 'show', id]);
  const texts: string[] = [];
  for (const args of [...lists, ...shows])
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await runCommand([...args, ...json], environment);
      texts.push(`${args.join(' ')} ${code}\n${stdout}${stderr}`);
    }
  return texts.join('\n');
}

/** As they are on the disk, the log of the database too. */
function storeFiles(folder: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [prefix + name, readFileSync(join(folder, name), 'latin1')]),
  );
}

function secretsOf(org: ScriptedSalesforce): string[] {
  const webhooks = [fixtureSecret, 'the-previous-secret-of-acme', 'a-wrong-secret-to-find', 'admin-token-of-the-tests'];
  const data = [card.number, card.cvv, card.password, vault.tokenized.token];
  const tokens = org.grants.map((_, index) => `token-${index + 1}`);
  return [...webhooks, ...data, 'client-secret-of-tests', ...tokens, ...keyLines];
}
