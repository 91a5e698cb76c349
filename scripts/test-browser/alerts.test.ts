import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import { isShown, pick, Scene } from './scene.ts';

const VIEWER = 'viewer@local-org.example';
const SETUP = '/lightning/n/ChargeOver_Setup';

let scene: Scene;
let page: Page;
let go: (path: string) => Promise<void>;

before(async () => {
  scene = await Scene.open();
  await scene.org.addIntegrationUser();
  await scene.org.addUser({ username: VIEWER, profile: 'Standard User', sets: ['ChargeOver_Viewer'] });
  await scene.org.admin.sobject('Group').create({ Name: 'Billing Desk', DeveloperName: 'Billing_Desk', Type: 'Queue' });
  await scene.org.switchOn();
  ({ page, go } = await scene.visit({ username: ADMIN_CLIENT.username, path: SETUP }));
});
after(() => scene.close());

const heartbeat = (): Promise<unknown> => scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });

/** A failed event, as the engine leaves it. */
async function fail(number: number): Promise<void> {
  await scene.org.admin.sobject('Sync_Log__c').create({
    Delivery_Key__c: `store-1:${number}`,
    ChargeOver_Object__c: 'invoice',
    Record_Key__c: `acme:invoice:${number}`,
    Status__c: 'Failed',
    Open_Key__c: 'Failed',
    Fingerprint__c: 'data:FIELD_CUSTOM_VALIDATION_EXCEPTION:invoice:',
    Error_Class__c: 'Data',
    Error_Code__c: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    Next_Step__c: 'Change the record, or the rule.',
  });
}

test('at the foot of the setup page nothing is open, and a test needs somebody first', async () => {
  await isShown(page, 'Nothing needs attention.');
  await isShown(page, 'Nobody yet.');
  await page.getByRole('button', { name: 'Send a test notification' }).click();
  await isShown(page, /^Choose somebody who gets notifications/);
});

test('a queue is found by name and chosen, with an address and a summary', async () => {
  await page.getByRole('searchbox', { name: 'Find users, queues and groups' }).fill('bill');
  await page.getByRole('button', { name: 'Add Billing Desk' }).click();
  await page.getByRole('button', { name: 'Remove Billing Desk' }).waitFor();
  await page.getByLabel('E-mail addresses, separated by commas').fill('ops@example.com');
  await isShown(page, 'Save first: a test goes to those who are saved.');
  await page.getByRole('button', { name: 'Save alerts' }).click();
  await page.getByText('Save first').waitFor({ state: 'detached' });
  const [row] = await scene.org.query('SELECT Alert_Recipients__c, Alert_Email__c FROM Sync_Switch__c');
  assert.match(String(row?.['Alert_Recipients__c']), /^00G/);
  assert.equal(row?.['Alert_Email__c'], 'ops@example.com');
  const jobs = await scene.org.query("SELECT Id FROM CronTrigger WHERE CronJobDetail.Name = 'ChargeOver Sync: alerts'");
  assert.equal(jobs.length, 1);
});

test('what is no address is refused in words, and what was typed stays', async () => {
  const addresses = page.getByLabel('E-mail addresses, separated by commas');
  await addresses.fill('nobody');
  await page.getByRole('button', { name: 'Save alerts' }).click();
  await isShown(page, 'nobody is not an e-mail address.');
  assert.equal(await addresses.inputValue(), 'nobody');
  await addresses.fill('ops@example.com');
  await page.getByRole('button', { name: 'Save alerts' }).click();
  await page.getByText('Save first').waitFor({ state: 'detached' });
});

test('a test comes under the bell and by e-mail', async () => {
  await page.getByRole('button', { name: 'Send a test notification' }).click();
  await isShown(page, /^The last test was sent at/);
  assert.deepEqual(
    scene.org.sent.map(({ kind }) => kind),
    ['notification', 'email'],
  );
});

test('a group that fails is told with the heartbeat, once, and stands on the page', async () => {
  await fail(1);
  await heartbeat();
  await heartbeat();
  const told = scene.org.sent.slice(2);
  assert.equal(told.length, 2);
  const [bell] = told;
  assert.ok(bell?.kind === 'notification');
  assert.equal(bell.title, 'ChargeOver Sync needs attention');
  assert.match(bell.body, /^Failed events of invoice: 1. A validation rule of this org refused the record/);
  assert.match(bell.targetPageRef ?? '', /ChargeOver_Errors/);
  await page.getByRole('button', { name: 'Look again' }).click();
  await isShown(page, /^Failed events of invoice: 1/);
  await isShown(page, 'Change the record, or the rule.');
  await page.getByText('Open alerts').scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'build/screenshots/alerts-1280.png', fullPage: true });
});

test('when it is over, that is told, too', async () => {
  const [log] = await scene.org.query("SELECT Id FROM Sync_Log__c WHERE Open_Key__c = 'Failed'");
  await scene.org.admin.sobject('Sync_Log__c').update({ Id: String(log?.['Id']), Open_Key__c: null });
  await heartbeat();
  const [bell] = scene.org.sent.slice(4);
  assert.ok(bell?.kind === 'notification');
  assert.equal(bell.title, 'ChargeOver Sync: recovered');
  await page.getByRole('button', { name: 'Look again' }).click();
  await isShown(page, 'Nothing needs attention.');
});

test('a level is chosen, and holds after coming back', async () => {
  await pick(page, 'What is told', 'Only errors of settings and rights');
  await page.getByRole('button', { name: 'Save alerts' }).click();
  await page.getByText('Save first').waitFor({ state: 'detached' });
  await go(SETUP);
  await page.getByRole('combobox', { name: 'What is told' }).getByText('Only errors of settings and rights').waitFor();
});

test('a viewer sees who is told, and changes nothing', async () => {
  const viewer = await scene.visit({ username: VIEWER, path: SETUP });
  await isShown(viewer.page, 'Billing Desk · Queue');
  assert.equal(await viewer.page.getByRole('button', { name: 'Save alerts' }).count(), 0);
  assert.equal(await viewer.page.getByRole('button', { name: 'Send a test notification' }).count(), 0);
  assert.equal(await viewer.page.getByLabel('Not again for (minutes)').isDisabled(), true);
  await viewer.close();
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
