import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../src/http/server.ts';
import { auraSurface } from '../../src/lightning/aura-surface.ts';
import { Lightning } from '../../src/lightning/lightning.ts';
import { lightningRoutes } from '../../src/lightning/routes.ts';
import { openProject, type OpenProject } from '../../src/project.ts';
import { temporaryProject } from '../support/temporary-project.ts';

/** What a component gets of Apex, over the host's HTTP. */

const files = temporaryProject({
  'classes/ThingDto.cls': `public with sharing class ThingDto {
    @AuraEnabled public String name { get; set; }
    @AuraEnabled public Decimal amount { get; set; }
    @AuraEnabled public Datetime at { get; set; }
    @AuraEnabled public List<ThingDto> parts { get; set; }
    @AuraEnabled public String fieldOnly;
    public String hidden = 'secret';
}`,
  'classes/ThingController.cls': `public with sharing class ThingController {
    public class TroubleException extends Exception {}
    @AuraEnabled(cacheable=true)
    public static ThingDto getThing(String name) {
        ThingDto thing = new ThingDto();
        thing.name = name;
        thing.at = Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5);
        thing.parts = new List<ThingDto>{ new ThingDto() };
        return thing;
    }
    @AuraEnabled(cacheable=true)
    public static Id saveInCache() {
        Account made = new Account(Name = 'never');
        insert as system made;
        return made.Id;
    }
    @AuraEnabled
    public static Map<String, Object> save(ThingDto thing, List<Integer> numbers) {
        Account made = new Account(Name = thing.name);
        insert as system made;
        return new Map<String, Object>{ 'name' => thing.name, 'fieldOnly' => thing.fieldOnly, 'sum' => numbers[0] + numbers[1] };
    }
    @AuraEnabled
    public static List<Account> accounts() {
        return [SELECT Id, Name, Phone, (SELECT LastName FROM Contacts) FROM Account WITH USER_MODE];
    }
    @AuraEnabled
    public static void refuse() {
        insert as system new Account(Name = 'rolled back');
        AuraHandledException refusal = new AuraHandledException('Pick another name.');
        throw refusal;
    }
    @AuraEnabled
    public static void crash() {
        throw new TroubleException('inner words');
    }
    public static void notForComponents() {}
}`,
});

let app: FastifyInstance;
let project: OpenProject;
let url = '';
let admin = '';

before(async () => {
  project = openProject({ projectDir: files.dir });
  assert.deepEqual(project.diagnostics, []);
  app = createServer(project, {
    clients: [],
    extend: (server, doors) => lightningRoutes(server, project, doors, new Lightning(project)),
    onProblem: (text) => assert.fail(text),
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  admin = await login('admin@local-org.example');
});
after(async () => {
  await app.close();
  files.remove();
});

async function login(username: string): Promise<string> {
  const answer = await fetch(`${url}/lightning/login?username=${encodeURIComponent(username)}`, { redirect: 'manual' });
  assert.equal(answer.status, 302);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function call(method: string, params: unknown = {}, cookie = admin): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${url}/lightning/apex/${method}`, {
    method: 'POST',
    body: JSON.stringify(params),
    headers: { cookie },
  });
  return { status: answer.status, body: await answer.json() };
}

test('R7 only @AuraEnabled members go out, and none that is null', async () => {
  const { body } = await call('ThingController.getThing', { name: 'one' });
  assert.deepEqual(body, { returnValue: { name: 'one', at: '2026-01-02T03:04:05.000Z', parts: [{}] } });
});

test('R7 parameters are typed; of a class only properties with a setter are filled', async () => {
  const { body } = await call('ThingController.save', {
    thing: { name: 'two', fieldOnly: 'x', hidden: 'y' },
    numbers: [1, 2],
  });
  assert.deepEqual(body, { returnValue: { name: 'two', sum: 3, fieldOnly: null } });
});

test('records come without attributes, their children as plain lists', async () => {
  const { body } = await call('ThingController.accounts');
  const [account] = (body as { returnValue: Record<string, unknown>[] }).returnValue;
  assert.deepEqual(Object.keys(account ?? {}).sort(), ['Id', 'Name']);
});

test('R6 a cacheable method may change nothing', async () => {
  const { status, body } = await call('ThingController.saveInCache');
  assert.equal(status, 500);
  assert.match(JSON.stringify(body), /Too many DML statements: 1/);
});

test('R6 an AuraHandledException brings its words to the component, and nothing is kept', async () => {
  const { status, body } = await call('ThingController.refuse');
  assert.deepEqual([status, (body as { message: string }).message], [500, 'Pick another name.']);
  const accounts = await call('ThingController.accounts');
  assert.doesNotMatch(JSON.stringify(accounts.body), /rolled back/);
});

test('another exception says its own words in an unpackaged org', async () => {
  const { status, body } = await call('ThingController.crash');
  assert.deepEqual([status, (body as { message: string }).message], [500, 'inner words']);
});

test('methods without the annotation, and callers without a session, are refused', async () => {
  assert.equal((await call('ThingController.notForComponents')).status, 404);
  assert.equal((await call('ThingController.getThing', {}, '')).status, 401);
});

test('a page asks for a login first, and never leads to another host', async () => {
  const page = await fetch(`${url}/lightning/o/Account/list`, { redirect: 'manual' });
  assert.match(page.headers.get('location') ?? '', /^\/lightning\/login\?retURL=/);
  const outside = await fetch(`${url}/lightning/login?username=admin%40local-org.example&retURL=//evil.example`, {
    redirect: 'manual',
  });
  assert.equal(outside.headers.get('location'), '/lightning');
});

test('a list of records without a list view shows names', async () => {
  const answer = await fetch(`${url}/lightning/ui/list/Account`, { headers: { cookie: admin } });
  const list = (await answer.json()) as { columns: { label: string }[]; rows: Record<string, unknown>[] };
  assert.equal(list.columns[0]?.label, 'Account Name');
  assert.equal(list.rows[0]?.['Name'], 'two');
});

test('the surface for components is what the Apex says', () => {
  const surface = auraSurface(project);
  assert.deepEqual(
    surface.methods.map(({ path, isCacheable }) => `${path}${isCacheable ? ' cacheable' : ''}`),
    [
      'ThingController.accounts',
      'ThingController.crash',
      'ThingController.getThing cacheable',
      'ThingController.refuse',
      'ThingController.save',
      'ThingController.saveInCache cacheable',
    ],
  );
  assert.deepEqual(
    surface.classes.map(({ name, fields }) => [name, fields.map((field) => field.name)]),
    [['ThingDto', ['name', 'amount', 'at', 'parts', 'fieldOnly']]],
  );
});
