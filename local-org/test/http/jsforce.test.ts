import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import jsforce from 'jsforce';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../src/http/server.ts';
import { openProject } from '../../src/project.ts';
import { temporaryProject } from '../support/temporary-project.ts';

/** An unmodified jsforce against `local-org serve`: what it does against an org. */

const OBJECT =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><label>Thing</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Things</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>';
const field = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</CustomField>`;

const project = temporaryProject({
  'objects/Thing__c/Thing__c.object-meta.xml': OBJECT,
  'objects/Thing__c/fields/Key__c.field-meta.xml': field(
    '<fullName>Key__c</fullName><label>Key</label><type>Text</type><length>40</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive>',
  ),
  'objects/Thing__c/fields/Amount__c.field-meta.xml': field(
    '<fullName>Amount__c</fullName><label>Amount</label><type>Currency</type><precision>18</precision><scale>2</scale>',
  ),
  'objects/Thing__c/fields/Account__c.field-meta.xml': field(
    '<fullName>Account__c</fullName><label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><relationshipLabel>Things</relationshipLabel><deleteConstraint>SetNull</deleteConstraint>',
  ),
  'classes/EchoJob.cls': `public with sharing class EchoJob implements Queueable {
    public void execute(QueueableContext context) {
        insert as system new Account(Name = 'by the job');
    }
}`,
  'classes/SumResource.cls': `@RestResource(urlMapping='/v1/sum')
global with sharing class SumResource {
    @HttpPost
    global static String add(List<Integer> numbers, String unit, Account record) {
        Integer sum = 0;
        for (Integer each : numbers) sum += each;
        return sum + ' ' + unit + ' ' + record?.Name + ' ' + (RestContext.request.requestBody == null);
    }
}`,
  'classes/EchoResource.cls': `@RestResource(urlMapping='/v1/echo/*')
global with sharing class EchoResource {
    @HttpPost
    global static void doPost() {
        RestContext.response.statusCode = 201;
        RestContext.response.addHeader('Content-Type', 'application/json');
        RestContext.response.responseBody = RestContext.request.requestBody;
    }
    @HttpGet
    global static Map<String, Object> doGet() {
        return new Map<String, Object>{ 'uri' => RestContext.request.requestURI, 'q' => RestContext.request.params.get('q') };
    }
    @HttpPut
    global static void doPut() {
        System.enqueueJob(new EchoJob());
    }
    @HttpDelete
    global static void doDelete() {
        insert new Account(Name = 'never kept');
        throw new IllegalArgumentException('no');
    }
}`,
});

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
let app: FastifyInstance;
let url = '';
let conn: InstanceType<typeof jsforce.Connection>;

before(async () => {
  const open = openProject({ projectDir: project.dir });
  assert.deepEqual(open.diagnostics, []);
  app = createServer(open, {
    clients: [
      {
        clientId: 'app',
        clientSecret: 'secret',
        runAs: 'admin@local-org.example',
        certificate: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    ],
    onProblem: (text) => assert.fail(text),
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  conn = connection();
  await conn.authorize({ grant_type: 'client_credentials' });
});
after(async () => {
  await app.close();
  project.remove();
});

function connection(): InstanceType<typeof jsforce.Connection> {
  return new jsforce.Connection({
    version: '67.0',
    loginUrl: url,
    instanceUrl: url,
    oauth2: { clientId: 'app', clientSecret: 'secret', loginUrl: url },
  });
}

/** The platform's error: its code, and the HTTP status jsforce puts beside it. */
async function failure(action: PromiseLike<unknown>): Promise<{ errorCode: string; message: string }> {
  return action.then(
    () => assert.fail('it did not fail'),
    (error: { errorCode?: string; name?: string; message: string }) => ({
      errorCode: error.errorCode ?? error.name ?? '',
      message: error.message,
    }),
  );
}

test('client credentials give a token for the run-as user', async () => {
  const identity = await conn.identity();
  assert.equal(identity.username, 'admin@local-org.example');
});

test('a wrong secret is refused with the token endpoint’s own error', async () => {
  const wrong = new jsforce.Connection({
    loginUrl: url,
    oauth2: { clientId: 'app', clientSecret: 'nope', loginUrl: url },
  });
  assert.match((await failure(wrong.authorize({ grant_type: 'client_credentials' }))).errorCode, /invalid_client/);
});

test('a JWT signed with the app’s key gives a token, another does not', async () => {
  const signed = (key: typeof keys.privateKey): string => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256' })}.${part({ iss: 'app', sub: 'admin@local-org.example', aud: url, exp: Math.floor(Date.now() / 1000) + 60 })}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  };
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' };
  const other = connection();
  await other.authorize({ ...grant, assertion: signed(keys.privateKey) });
  assert.equal((await other.query('SELECT Id FROM Organization')).totalSize, 1);
  const forged = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  assert.match(
    (await failure(connection().authorize({ ...grant, assertion: signed(forged) }))).errorCode,
    /invalid_grant/,
  );
});

test('create, retrieve, update, delete', async () => {
  const created = await conn.sobject('Account').create({ Name: 'One', NumberOfEmployees: 5 });
  assert.equal(created.success, true);
  const id = created.id ?? '';
  const row = await conn.sobject('Account').retrieve(id);
  assert.equal(row['Name'], 'One');
  assert.equal(row['NumberOfEmployees'], 5);
  await conn.sobject('Account').update({ Id: id, Name: 'Two' });
  assert.equal(
    (await conn.query<{ Name: string }>(`SELECT Name FROM Account WHERE Id = '${id}'`)).records[0]?.Name,
    'Two',
  );
  await conn.sobject('Account').destroy(id);
  assert.equal((await failure(conn.sobject('Account').retrieve(id))).errorCode, 'NOT_FOUND');
});

test('upsert by external id inserts, then updates; a parent is found by its key', async () => {
  const first = await conn.sobject('Thing__c').upsert({ Key__c: 'a:1', Name: 'First', Amount__c: 10.5 }, 'Key__c');
  const second = await conn.sobject('Thing__c').upsert({ Key__c: 'a:1', Name: 'Second' }, 'Key__c');
  assert.equal(first.success, true);
  assert.equal(second.id, first.id);
  const rows = await conn.query<{ Name: string; Amount__c: number }>(
    "SELECT Name, Amount__c FROM Thing__c WHERE Key__c = 'a:1'",
  );
  assert.deepEqual(
    rows.records.map((row) => [row.Name, row.Amount__c]),
    [['Second', 10.5]],
  );
});

test('a query answers what its SELECT names: no Id unasked, in parents and children neither', async () => {
  const account = await conn.sobject('Account').create({ Name: 'Shape' });
  await conn.sobject('Contact').create({ LastName: 'Child', AccountId: account.id });
  const names = async (soql: string): Promise<string[]> => Object.keys((await conn.query(soql)).records[0] ?? {});
  assert.deepEqual(await names("SELECT Name FROM Account WHERE Name = 'Shape'"), ['attributes', 'Name']);
  assert.deepEqual(await names("SELECT Id, Name FROM Account WHERE Name = 'Shape'"), ['attributes', 'Id', 'Name']);
  const nested = await conn.query<{ Contacts: { records: { Account: object }[] } }>(
    "SELECT Name, (SELECT LastName, Account.Name FROM Contacts) FROM Account WHERE Name = 'Shape'",
  );
  const child = nested.records[0]?.Contacts.records[0];
  assert.deepEqual(Object.keys(child ?? {}), ['attributes', 'LastName', 'Account']);
  assert.deepEqual(Object.keys(child?.Account ?? {}), ['attributes', 'Name']);
  const whole = await conn.query<{ Account: object }>(
    "SELECT c.Account.Id, c.Account.Name FROM Contact c WHERE c.LastName = 'Child'",
  );
  assert.deepEqual(Object.keys(whole.records[0]?.Account ?? {}), ['attributes', 'Id', 'Name']);
});

test('query pages with queryMore, and the header says how much of the quota is used', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => ({ Name: `Page ${i}`, Key__c: `p:${i}` }));
  for (let i = 0; i < rows.length; i += 200) {
    const results = await conn.sobject('Thing__c').create(rows.slice(i, i + 200));
    assert.ok((Array.isArray(results) ? results : [results]).every((result) => result.success));
  }
  const response = await fetch(
    `${url}/services/data/v67.0/query?q=${encodeURIComponent("SELECT Id FROM Thing__c WHERE Key__c LIKE 'p:%'")}`,
    {
      headers: { authorization: `Bearer ${conn.accessToken}`, 'sforce-query-options': 'batchSize=200' },
    },
  );
  assert.match(response.headers.get('sforce-limit-info') ?? '', /^api-usage=\d+\/100000$/);
  const page = (await response.json()) as {
    totalSize: number;
    done: boolean;
    nextRecordsUrl: string;
    records: unknown[];
  };
  assert.deepEqual([page.totalSize, page.done, page.records.length], [450, false, 200]);
  const next = await conn.queryMore(page.nextRecordsUrl);
  assert.equal(next.records.length, 250);
});

test('sObject collections save what can be saved and answer row by row', async () => {
  const results = await conn.sobject('Account').create([{ Name: 'Good' }, { Name: 'x'.repeat(256) }]);
  const list = Array.isArray(results) ? results : [results];
  assert.deepEqual(
    list.map((result) => result.success),
    [true, false],
  );
  const [, bad] = list;
  assert.equal(
    bad?.success === false && bad.errors[0]?.errorCode !== undefined
      ? bad.errors[0].errorCode
      : JSON.stringify(bad?.errors[0]),
    JSON.stringify(bad?.errors[0]),
  );
  assert.match(JSON.stringify(bad?.errors), /STRING_TOO_LONG/);
});

test('composite runs requests in order; later ones name earlier results', async () => {
  const answer = await conn.request<{ compositeResponse: { httpStatusCode: number; body: { id: string } }[] }>({
    method: 'POST',
    url: '/services/data/v67.0/composite',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      allOrNone: true,
      compositeRequest: [
        {
          method: 'POST',
          url: '/services/data/v67.0/sobjects/Account',
          referenceId: 'parent',
          body: { Name: 'Composite' },
        },
        {
          method: 'POST',
          url: '/services/data/v67.0/sobjects/Thing__c',
          referenceId: 'child',
          body: { Name: 'Child', Account__c: '@{parent.id}' },
        },
      ],
    }),
  });
  assert.deepEqual(
    answer.compositeResponse.map((part) => part.httpStatusCode),
    [201, 201],
  );
  const rows = await conn.query<{ Account__r: { Name: string } }>(
    "SELECT Account__r.Name FROM Thing__c WHERE Name = 'Child'",
  );
  assert.equal(rows.records[0]?.Account__r.Name, 'Composite');
});

test('describe names types, lengths, keys and relationships', async () => {
  const thing = await conn.sobject('Thing__c').describe();
  const key = thing.fields.find((one) => one.name === 'Key__c');
  assert.deepEqual(
    [key?.type, key?.length, key?.externalId, key?.unique, key?.idLookup],
    ['string', 40, true, true, true],
  );
  assert.equal(thing.fields.find((one) => one.name === 'Account__c')?.relationshipName, 'Account__r');
  const account = await conn.sobject('Account').describe();
  assert.equal(account.fields.find((one) => one.name === 'Name')?.nillable, false);
  assert.ok((await conn.describeGlobal()).sobjects.some((one) => one.name === 'Thing__c'));
});

test('R1, R2 Apex REST: body in, body and status out; a returned value is serialised', async () => {
  const echoed = await conn.apex.post('/v1/echo/', { a: 1 });
  assert.deepEqual(echoed, { a: 1 });
  assert.deepEqual(await conn.apex.get('/v1/echo/x?q=7'), { uri: '/v1/echo/x', q: '7' });
});

test('R2 keys of the body are the parameters of a method that has some', async () => {
  const body = { numbers: [1, 2], unit: 'apples', record: { Name: 'Acme' } };
  assert.equal(await conn.apex.post('/v1/sum', body), '3 apples Acme true');
  assert.equal(await conn.apex.post('/v1/sum', { numbers: [] }), '0 null null true');
  assert.equal((await failure(conn.apex.post('/v1/sum', { numbers: [], other: 1 }))).errorCode, 'JSON_PARSER_ERROR');
  assert.equal((await failure(conn.apex.post('/v1/sum', { numbers: ['x'] }))).errorCode, 'JSON_PARSER_ERROR');
});

test('R2, X5 an unhandled Apex exception is a 500 with APEX_ERROR, and nothing is kept', async () => {
  const response = await fetch(`${url}/services/apexrest/v1/echo/x`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${conn.accessToken}` },
  });
  assert.equal(response.status, 500);
  const [error] = (await response.json()) as { errorCode: string; message: string }[];
  assert.equal(error?.errorCode, 'APEX_ERROR');
  assert.match(
    error?.message ?? '',
    /System\.IllegalArgumentException: no\n\nClass\.EchoResource\.doDelete: line 20, column 1/,
  );
  assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'never kept'")).totalSize, 0);
});

test('a job that a request queued runs once the request is committed', async () => {
  await conn.apex.put('/v1/echo/', {});
  assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'by the job'")).totalSize, 1);
});

test('limits say what is left', async () => {
  const limits = await conn.limits();
  assert.equal(limits.DailyApiRequests?.Max, 100_000);
});

test('bad input has the platform’s own errors', async () => {
  assert.equal((await failure(conn.query('SELECT Nope__c FROM Account'))).errorCode, 'INVALID_FIELD');
  assert.equal((await failure(conn.query('SELECT Id FROM Nope__c'))).errorCode, 'INVALID_TYPE');
  assert.equal((await failure(conn.query('SELECT Id FORM'))).errorCode, 'MALFORMED_QUERY');
  assert.equal((await failure(conn.sobject('Account').create({ Nope__c: 1 }))).errorCode, 'INVALID_FIELD');
  assert.equal((await failure(conn.sobject('Account').create({}))).errorCode, 'REQUIRED_FIELD_MISSING');
  assert.equal(
    (await failure(conn.sobject('Account').create({ Name: 'x', CreatedDate: '2026-01-01T00:00:00Z' }))).errorCode,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  );
  const raw = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${conn.accessToken}`, 'content-type': 'application/json' },
    });
  const unknown = await raw('/services/data/v67.0/nothing');
  assert.equal(unknown.status, 404);
  assert.deepEqual(await unknown.json(), [
    { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' },
  ]);
  const broken = await raw('/services/data/v67.0/sobjects/Account', { method: 'POST', body: '{"Name":' });
  assert.equal(broken.status, 400);
  assert.equal(((await broken.json()) as { errorCode: string }[])[0]?.errorCode, 'JSON_PARSER_ERROR');
  const anonymous = await fetch(`${url}/services/data/v67.0/query?q=x`, { headers: { authorization: 'Bearer nope' } });
  assert.equal(anonymous.status, 401);
  assert.deepEqual(await anonymous.json(), [
    { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
  ]);
});
