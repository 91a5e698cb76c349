import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
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
  await stepsDone(3);
  await step('Switch the sync on in this org').getByText('The sync is off in this org').waitFor();
  assert.equal(
    await step('Give the integration user its permissions').getByRole('link').getAttribute('href'),
    '/lightning/setup/PermSets/home',
  );
});

test('switching the sync on counts as a step done, and the org knows it', async () => {
  await page.getByRole('button', { name: 'Switch on', exact: true }).click();
  await stepsDone(4);
  await isShown(page, 'The sync is on.');
  assert.equal((await scene.org.query('SELECT Id FROM Sync_Switch__c')).length, 1);
});

test('the nightly job is scheduled with a click', async () => {
  await page.getByRole('button', { name: 'Schedule' }).click();
  await stepsDone(5);
  await isShown(page, 'The nightly job is scheduled.');
  const jobs = await scene.org.query("SELECT CronJobDetail.Name FROM CronTrigger WHERE CronJobDetail.JobType = '7'");
  // The hourly look for alerts comes with it.
  assert.equal(jobs.length, 2);
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
  await scene.org.addIntegrationUser();
  await scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await stepsDone(9);
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
