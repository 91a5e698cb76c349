import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import type { Webhook } from '../src/story/webhook.ts';
import { deliver } from './own-field.ts';
import { isShown, Scene } from './scene.ts';

/** The pages as a customer has them: installed as a package, under its namespace. */

const { namespace } = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { namespace: string };
const VIEWER = 'viewer@local-org.example';
const LOGS = `/lightning/o/${namespace}__Sync_Log__c/list?filterName=Failed_Today`;

let scene: Scene;
let page: Page;
let go: (path: string) => Promise<void>;

before(async () => {
  scene = await Scene.open({}, namespace);
  await scene.org.addIntegrationUser();
  await scene.org.addUser({ username: VIEWER, profile: 'Standard User', sets: ['ChargeOver_Viewer'] });
  await scene.org.switchOn();
  ({ page, go } = await scene.visit({ username: ADMIN_CLIENT.username, path: '/lightning/n/ChargeOver_Setup' }));
});
after(() => scene.close());

/** Customers whose names are longer than the field that they go into. */
function tooLong(count: number): Webhook[] {
  const webhook = JSON.parse(readFileSync('relay/test/fixtures/webhooks/customer.update.json', 'utf8')) as Webhook;
  return Array.from({ length: count }, (_, index) => {
    const id = 9_000 + index;
    const customer = { ...(webhook.data['customer'] as object), customer_id: id, company: 'x'.repeat(300) };
    return { ...webhook, context_id: id, data: { customer } };
  });
}

const openLogs = async (): Promise<number> => {
  const [log, key] = [scene.org.named('Sync_Log__c'), scene.org.named('Open_Key__c')];
  return (await scene.org.query(`SELECT Id FROM ${log} WHERE ${key} = 'Failed'`)).length;
};
const tick = (row: number): Promise<void> =>
  page.getByRole('checkbox', { name: new RegExp(`Select Item ${row}`) }).press('Space');
const repair = (): Promise<void> => page.getByRole('button', { name: 'Repair', exact: true }).click();

test('every page of the app opens', async () => {
  await isShown(page, /steps done/);
  const tabs = page.getByRole('navigation').getByRole('link');
  const places = await tabs.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  assert.ok(places.length > 15, `${places.length} tabs`);
  for (const place of places) {
    await go(place);
    await page.getByRole('main').locator('h1, h2, h3, article').first().waitFor();
    assert.equal(await page.getByText("This page isn't here").count(), 0, place);
  }
});

test('without a choice the button above the list of logs asks for one', async () => {
  assert.deepEqual(await deliver(scene, tooLong(3)), ['failed', 'failed', 'failed']);
  assert.equal(await openLogs(), 3);
  await go(LOGS);
  await repair();
  await isShown(page, 'Select at least one record and try again.');
});

test('of the chosen logs a retry says that they still fail', async () => {
  await tick(1);
  await tick(2);
  await scene.shot(page, 'logs-chosen');
  await repair();
  await isShown(page, /^2 chosen, 2 of them open/);
  await scene.shot(page, 'repair-chosen');
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await scene.driveRequests();
  await isShown(page, /2 of them still fail/);
});

test('they are resolved with a note, and only they', async () => {
  await page.getByLabel('Note for what is marked as resolved').fill('renamed by hand');
  await page.getByRole('button', { name: 'Mark as resolved', exact: true }).click();
  await scene.driveRequests();
  await isShown(page, /^2 chosen, 0 of them open/);
  await isShown(page, 'None of them is open any more');
  assert.equal(await openLogs(), 1);
  await page.getByRole('button', { name: 'Back to the logs' }).click();
  await isShown(page, /\d items/);
});

test('a viewer gets the page, and is offered no repair', async () => {
  const viewer = await scene.visit({ username: VIEWER, path: LOGS });
  await viewer.page.getByRole('checkbox', { name: /Select Item 1/ }).press('Space');
  await viewer.page.getByRole('button', { name: 'Repair', exact: true }).click();
  await isShown(viewer.page, 'You may look.');
  assert.equal(await viewer.page.getByRole('button', { name: /^(?:Retry|Mark|Give|Assign)/ }).count(), 0);
  await viewer.close();
});

test('opened by its address the page says how to come to it', async () => {
  await go(`/lightning/flow/${namespace}/Repair_Logs`);
  await isShown(page, 'No log is chosen.');
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
