import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createServer } from '../../src/http/server.ts';
import { openProject } from '../../src/project.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const project = temporaryProject({
  'classes/MailResource.cls': `@RestResource(urlMapping='/v1/mail')
global with sharing class MailResource {
    @HttpPost
    global static void send() {
        Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
        mail.setToAddresses(new List<String>{ 'a@example.com' });
        mail.setSubject('A song');
        mail.setPlainTextBody('Sung.');
        Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail });
    }
}`,
});
const open = openProject({ projectDir: project.dir });
const client = { clientId: 'admin', clientSecret: 'secret', runAs: 'admin@local-org.example' };
const app = createServer(open, { clients: [client] });
after(async () => {
  await app.close();
  project.remove();
});

async function login(): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/services/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'grant_type=client_credentials&client_id=admin&client_secret=secret',
  });
  return answer.json<{ access_token: string }>().access_token;
}

test('what programs sent is told to those who are logged in', async () => {
  const headers = { authorization: `Bearer ${await login()}`, 'content-type': 'application/json' };
  const call = await app.inject({ method: 'POST', url: '/services/apexrest/v1/mail', headers, payload: '{}' });
  assert.equal(call.statusCode, 200);
  const sent = await app.inject({ method: 'GET', url: '/local-org/sent', headers });
  assert.deepEqual(sent.json(), [{ kind: 'email', to: ['a@example.com'], subject: 'A song', body: 'Sung.' }]);
  assert.equal((await app.inject({ method: 'GET', url: '/local-org/sent' })).statusCode, 401);
});
