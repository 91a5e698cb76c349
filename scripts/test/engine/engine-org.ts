import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Webhook } from '../../src/story/webhook.ts';
import { createServer, openProject } from '../../../local-org/src/index.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const INTEGRATION_USER = 'integration@local-org.example';

/** One entry of `POST /v1/events`. */
export interface Entry {
  readonly id: string;
  readonly action: 'apply' | 'queue';
  readonly sequence: number;
  readonly site: string;
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly receivedAt: string;
  readonly attempt: number;
  readonly data: Webhook['data'];
}

export interface Result {
  readonly id: string;
  readonly status: string;
  readonly code?: string;
  readonly field?: string;
  readonly message?: string;
  readonly errorClass?: string;
  readonly logId?: string;
  readonly parent?: { readonly object: string; readonly recordId: string };
  readonly records?: readonly { readonly object: string; readonly id: string; readonly operation: string }[];
}

export interface Usage {
  readonly queries: number;
  readonly dmlStatements: number;
  readonly dmlRows: number;
}

/** The local org with the package, called without a network: as the relay would, and as an administrator would. */
export class EngineOrg {
  readonly #server;
  readonly #endpoint: string;
  readonly #tokens = new Map<string, string>();

  constructor(project: ReturnType<typeof openProject>, namespace: string | undefined) {
    this.#endpoint = `/services/apexrest/${namespace === undefined ? '' : `${namespace}/`}v1/events`;
    assert.deepEqual(project.diagnostics, [], 'the package compiles');
    this.#server = createServer(project, {
      clients: [
        { clientId: 'admin', clientSecret: 'secret', runAs: 'admin@local-org.example' },
        { clientId: 'relay', clientSecret: 'secret', runAs: INTEGRATION_USER },
      ],
      onProblem: (text) => assert.fail(text),
    });
  }

  /** An org that is switched on, with the integration user and nothing but its two permission sets. */
  static async open(options: Partial<Parameters<typeof openProject>[0]> = {}): Promise<EngineOrg> {
    const org = new EngineOrg(openProject({ projectDir: process.cwd(), ...options }), options.namespace);
    await org.#addIntegrationUser(['ChargeOver_Integration', 'ChargeOver_Integration_Local']);
    await org.#switchOn();
    return org;
  }

  async close(): Promise<void> {
    await this.#server.close();
  }

  /** As the administrator. */
  async request(method: Method, url: string, body?: unknown): Promise<unknown> {
    return this.#call('admin', method, url, body);
  }

  async #call(client: string, method: Method, url: string, body?: unknown): Promise<unknown> {
    const token = await this.#token(client);
    const answer = await this.#server.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    assert.ok(answer.statusCode < 300, `${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.body === '' ? undefined : JSON.parse(answer.body);
  }

  /** As the relay, at one of the package's doors. */
  async callPackage(method: Method, path: string, body?: Readonly<Record<string, unknown>>): Promise<unknown> {
    const payload = body === undefined ? undefined : { contractVersion: 1, relay: 'relay-1', ...body };
    return this.#call('relay', method, `/services/apexrest/v1/${path}`, payload);
  }

  async send(entries: readonly Entry[]): Promise<{ readonly results: readonly Result[]; readonly usage: Usage }> {
    const body = { contractVersion: 1, relay: 'relay-1', events: entries };
    return (await this.#call('relay', 'POST', this.#endpoint, body)) as Awaited<ReturnType<EngineOrg['send']>>;
  }

  async query(soql: string): Promise<readonly Record<string, unknown>[]> {
    const url = `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
    const answer = (await this.request('GET', url)) as {
      readonly records: readonly Record<string, unknown>[];
      readonly done: boolean;
    };
    assert.ok(answer.done, 'one page holds all');
    return answer.records.map(({ attributes: _, ...fields }) => fields);
  }

  async #addIntegrationUser(sets: readonly string[]): Promise<void> {
    const [profile] = await this.query("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    const user = (await this.request('POST', '/services/data/v67.0/sobjects/User', {
      Username: INTEGRATION_USER,
      LastName: 'Integration',
      Email: 'integration@example.com',
      Alias: 'sync',
      ProfileId: profile?.['Id'],
      TimeZoneSidKey: 'Asia/Tokyo',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    })) as { readonly id: string };
    const names = sets.map((name) => `'${name}'`).join(', ');
    for (const { Id } of await this.query(`SELECT Id FROM PermissionSet WHERE Name IN (${names})`)) {
      const assignment = { AssigneeId: user.id, PermissionSetId: Id };
      await this.request('POST', '/services/data/v67.0/sobjects/PermissionSetAssignment', assignment);
    }
  }

  async #switchOn(): Promise<void> {
    const [organization] = await this.query('SELECT Id FROM Organization');
    const orgId = String(organization?.['Id']);
    await this.request('POST', '/services/data/v67.0/sobjects/Sync_Switch__c', {
      SetupOwnerId: orgId,
      Org_Hash__c: createHash('sha256').update(orgId.slice(0, 15)).digest('hex'),
    });
  }

  async #token(client: string): Promise<string> {
    const known = this.#tokens.get(client);
    if (known !== undefined) return known;
    const answer = await this.#server.inject({
      method: 'POST',
      url: '/services/oauth2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `grant_type=client_credentials&client_id=${client}&client_secret=secret`,
    });
    const { access_token: token } = answer.json<{ readonly access_token: string }>();
    this.#tokens.set(client, token);
    return token;
  }
}

/** Numbers the webhooks in the order of receipt, as the relay's store does. */
export function entriesOf(webhooks: readonly Webhook[], site: string, first = 1): Entry[] {
  return webhooks.map((webhook, index) => ({
    id: `store-${site}:${first + index}`,
    action: 'apply',
    sequence: first + index,
    site,
    object: webhook.context_str,
    recordId: String(webhook.context_id),
    event: webhook.event,
    receivedAt: '2026-02-01T12:00:00.000Z',
    attempt: 1,
    data: webhook.data,
  }));
}

/**
 * Sends entries in the given batches and does with the answers what the relay does: what waits or is to be tried again goes
 * once more when everything else has gone, in order, and holds later events of its record back until then.
 */
export async function deliver(
  org: EngineOrg,
  batches: readonly (readonly Entry[])[],
): Promise<ReadonlyMap<string, Result>> {
  const last = new Map<string, Result>();
  let open: Entry[] = [];
  for (const batch of batches) {
    const held = new Set(open.map(recordOf));
    const free = batch.filter((entry) => !held.has(recordOf(entry)));
    open.push(...batch.filter((entry) => held.has(recordOf(entry))));
    open.push(...(await sendOnce(org, free, last)));
  }
  for (;;) {
    if (open.length === 0) return last;
    const before = open.length;
    open.sort((left, right) => left.sequence - right.sequence);
    open = await sendOnce(org, open, last);
    if (open.length >= before) return last;
  }
}

const recordOf = (entry: Entry): string => `${entry.object}:${entry.recordId}`;

async function sendOnce(org: EngineOrg, batch: readonly Entry[], last: Map<string, Result>): Promise<Entry[]> {
  if (batch.length === 0) return [];
  const { results } = await org.send(batch);
  const again: Entry[] = [];
  for (const [index, result] of results.entries()) {
    const entry = batch[index];
    assert.ok(entry !== undefined && entry.id === result.id, 'one result per event, in order');
    last.set(result.id, result);
    if (result.status === 'waiting' || result.status === 'retry') again.push(entry);
  }
  return again;
}
