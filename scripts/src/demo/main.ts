import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError, type Child } from './child.ts';
import { story } from '../story/story.ts';
import { playWebhook, relayEvents, type RelayEvent } from './play.ts';
import { ADMIN_CLIENT, RELAY_ADMIN_TOKEN, readSettings, type DemoSettings } from './settings.ts';
import { setUpOrg, type Connection } from './set-up-org.ts';
import { formatArrivals } from './show.ts';
import { startOrg, startRelay } from './start-parts.ts';

const SETTLE_MS = 60_000;

/**
 * `npm start`: the local org with the package, the relay, the webhooks of a customer's whole life over real HTTP, and what
 * arrived. `--once` ends when everything has settled: exit code 0, or 1 if something did not arrive.
 */
async function main(): Promise<number> {
  const children: Child[] = [];
  try {
    const settings = readSettings(process.argv.slice(2));
    prepareFolder(settings.dataDir);
    // `--once` ends before anybody could look at a page.
    if (!settings.once) buildComponents();
    const org = await startOrg(settings, (line) => process.stdout.write(`[org]   ${line}\n`));
    children.push(org);
    const orgUrl = String(org.ready['url']);
    const admin = await setUpOrg(orgUrl);
    const relay = await startRelay(settings, orgUrl);
    children.push(relay);
    const relayUrl = String(relay.ready['url']);
    return await play(settings, { admin, orgUrl, relayUrl });
  } catch (error) {
    process.stderr.write(`${oneLine(error)}\n`);
    return 1;
  } finally {
    for (const child of children.reverse()) await child.stop();
  }
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new StartError(
      `can't write to the data folder ${dataDir}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function buildComponents(): void {
  const { status } = spawnSync(process.execPath, ['scripts/src/lwc/build.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new StartError('the Lightning components could not be built: npm run build');
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

async function play(
  settings: DemoSettings,
  places: { readonly admin: Connection; readonly orgUrl: string; readonly relayUrl: string },
): Promise<number> {
  const { admin, orgUrl, relayUrl } = places;
  for (const { title, webhooks } of story()) {
    process.stdout.write(`\n${title}\n`);
    for (const webhook of webhooks) {
      const status = await playWebhook(relayUrl, webhook);
      const name = `${webhook.context_str}.${webhook.event} ${webhook.context_id}`;
      process.stdout.write(`  ChargeOver → relay   ${name}: ${status}\n`);
      if (status !== 200) return 1;
    }
  }
  const events = await settled(relayUrl);
  process.stdout.write(`${await formatArrivals(admin, events)}\n`);
  const missing = events.filter((event) => event.state !== 'finished');
  if (settings.once) return missing.length === 0 ? 0 : 1;
  process.stdout.write(`
It keeps running. Look further:
  Salesforce pages    ${orgUrl}/lightning/login?username=${encodeURIComponent(ADMIN_CLIENT.username)}   (the first page takes half a minute)
  Salesforce (local)  ${orgUrl}/services/data/v67.0/query?q=SELECT+Name,ChargeOver_Key__c+FROM+Account   (with a token: POST ${orgUrl}/services/oauth2/token)
  relay               ${relayUrl}/healthz   ${relayUrl}/metrics   ${relayUrl}/events (Bearer ${RELAY_ADMIN_TOKEN})
  anonymous Apex      node_modules/.bin/local-org exec --project . -
Ctrl-C stops both.
`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  return 0;
}

/** Waits until the relay has nothing left to do, or gives up after a minute. */
async function settled(relayUrl: string): Promise<readonly RelayEvent[]> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const { events } = await relayEvents(relayUrl);
    const open = events.some(
      (event) => event.state === 'pending' || event.state === 'leased' || event.state === 'queued',
    );
    if (!open || Date.now() > until) return events;
    await wait(100);
  }
}

process.exitCode = await main();
