import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from '../src/browser/browser.ts';
import { LightningOrg } from '../src/browser/lightning-org.ts';
import { visit, type Visit } from '../src/browser/visit.ts';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';

let org: LightningOrg;
let browser: Browser;
let setup: Visit;

before(async () => {
  org = await LightningOrg.open();
  browser = await openBrowser();
  setup = await visit(browser, org, { username: ADMIN_CLIENT.username, path: '/lightning' });
});
after(async () => {
  await browser.close();
  await org.close();
});

const step = (title: string): Locator => setup.page.locator('li').filter({ has: setup.page.getByText(title) });
const isShown = (text: string): Promise<void> => setup.page.getByText(text).first().waitFor();

test('the app opens on the setup page, which says what is to do and where', async () => {
  await isShown('Set up ChargeOver Sync');
  await isShown('3 of 10 steps done');
  await step('Switch the sync on in this org').getByText('The sync is off in this org').waitFor();
  assert.equal(
    await step('Give the integration user its permissions').getByRole('link').getAttribute('href'),
    '/lightning/setup/PermSets/home',
  );
});

test('switching the sync on counts as a step done, and the org knows it', async () => {
  await setup.page.getByRole('button', { name: 'Switch on', exact: true }).click();
  await isShown('4 of 10 steps done');
  await isShown('The sync is on.');
  assert.equal((await org.query('SELECT Id FROM Sync_Switch__c')).length, 1);
});

test('the nightly job is scheduled with a click', async () => {
  await setup.page.getByRole('button', { name: 'Schedule' }).click();
  await isShown('5 of 10 steps done');
  await isShown('The nightly job is scheduled.');
  assert.equal((await org.query("SELECT Id FROM CronTrigger WHERE CronJobDetail.JobType = '7'")).length, 1);
});

test('a site is paused for an object, and goes on again', async () => {
  const { page } = setup;
  await page.getByLabel('Site').fill('acme');
  await page.getByRole('combobox', { name: 'ChargeOver object' }).click();
  await page.getByRole('option', { name: 'invoice' }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await isShown('acme · invoice');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('acme · invoice').waitFor({ state: 'detached' });
});

test('what the relay reports is a step done at the next look', async () => {
  await org.addIntegrationUser();
  await org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  await setup.page.getByRole('button', { name: 'Refresh' }).click();
  await isShown('9 of 10 steps done');
});

test('nothing broke meanwhile, in the browser or behind it', () => {
  assert.deepEqual(setup.faults, []);
  assert.deepEqual(org.problems, []);
});
