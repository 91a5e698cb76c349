import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { ADMIN_CLIENT, RELAY_CLIENT } from '../src/demo/settings.ts';
import { isShown, Scene } from './scene.ts';

let scene: Scene;
let page: Page;

before(async () => {
  scene = await Scene.open();
  ({ page } = await scene.visit({ username: ADMIN_CLIENT.username, path: '/lightning' }));
});
after(() => scene.close());

const step = (title: string): Locator => page.locator('li').filter({ has: page.getByText(title) });

const stepsDone = (count: number): Promise<void> => isShown(page, new RegExp(`^${count} of \\d+ steps done`));

test('the app opens on the setup page, which says what is to do and where', async () => {
  await isShown(page, 'Set up ChargeOver Sync');
  await stepsDone(4);
  await step('Switch the sync on in this org').getByText('The sync is off in this org').waitFor();
  assert.equal(
    await step('Give the integration user its permissions').getByRole('link').getAttribute('href'),
    '/lightning/setup/PermSets/home',
  );
});

test('switching the sync on counts as a step done, and the org knows it', async () => {
  await page.getByRole('button', { name: 'Switch on', exact: true }).click();
  await stepsDone(5);
  await isShown(page, 'The sync is on.');
  assert.equal((await scene.org.query('SELECT Id FROM Sync_Switch__c')).length, 1);
});

test('the nightly job is scheduled with a click', async () => {
  await page.getByRole('button', { name: 'Schedule' }).click();
  await stepsDone(6);
  await isShown(page, 'The nightly job is scheduled.');
  const jobs = await scene.org.query("SELECT CronJobDetail.Name FROM CronTrigger WHERE CronJobDetail.JobType = '7'");
  // The hourly look for alerts and the nightly one at the mappings come with it.
  assert.equal(jobs.length, 3);
});

test('a site is paused for an object, and goes on again', async () => {
  await page.getByLabel('Site').fill('acme');
  await page.getByRole('combobox', { name: 'ChargeOver object' }).click();
  await page.getByRole('option', { name: 'invoice' }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await isShown(page, 'acme · invoice');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('acme · invoice').waitFor({ state: 'detached' });
});

test('what the relay reports is a step done at the next look', async () => {
  // As after installing: the packaged set is there, that of the org’s own isn’t.
  const [local] = await scene.org.query("SELECT Id FROM PermissionSet WHERE Name = 'ChargeOver_Integration_Local'");
  await scene.org.admin.sobject('PermissionSet').delete(String(local?.['Id']));
  await scene.org.addUser({
    username: RELAY_CLIENT.username,
    profile: 'Minimum Access - API Only Integrations',
    sets: ['ChargeOver_Integration'],
  });
  await scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await stepsDone(9);
});

test('the rights that a package can’t grant are told, and granted by a button', async () => {
  const line = page.locator('c-health-check li').filter({ hasText: 'write your own records' });
  await page.getByRole('button', { name: 'Refresh' }).nth(1).click();
  await scene.shot(page, 'setup-health');
  await line.getByText(/^Lacks 3 objects, \d+ fields and 1 users: Account, Contact, Product2/).waitFor();
  await scene.shot(page, 'setup-health');
  await line.getByRole('button', { name: 'Make it' }).click();
  await isShown(page, 'The local permission set has every right that the mappings need.');
  await scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await stepsDone(10);
  const [relay] = await scene.org.query('SELECT Missing_Rights__c FROM Relay__c');
  assert.equal(relay?.['Missing_Rights__c'], null);
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
