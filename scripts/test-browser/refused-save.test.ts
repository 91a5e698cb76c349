import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import { isShown, Scene } from './scene.ts';

const NO_SOURCE = 'Choose the ChargeOver field that fills Memo__c, or switch the row off.';
let scene: Scene;
let page: Page;

before(async () => {
  scene = await Scene.open();
  const path = '/lightning/n/ChargeOver_Mappings?c__mapping=Invoice';
  ({ page } = await scene.visit({ username: ADMIN_CLIENT.username, path }));
  await page.getByRole('button', { name: 'Edit invoice.memo' }).click();
});
after(() => scene.close());

const saveButton = (isDisabled: boolean) => page.getByRole('button', { name: 'Save', disabled: isDisabled });
const revision = async (): Promise<unknown> =>
  (await scene.org.query("SELECT Revision__c FROM Object_Mapping__mdt WHERE DeveloperName = 'Invoice'"))[0]?.[
    'Revision__c'
  ];

test('a draft with an error says so beside the row, and can’t be saved', async () => {
  await page.getByLabel('ChargeOver fields').fill('');
  await isShown(page, NO_SOURCE);
  await saveButton(true).waitFor();
});

test('undo takes the error away', async () => {
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(NO_SOURCE).waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('ChargeOver fields').inputValue(), 'invoice.memo');
});

test('a deployment that Salesforce refuses shows its message and the way to its page; nothing has changed', async () => {
  const before = await revision();
  await page.getByLabel('When blank').fill('x'.repeat(256));
  await saveButton(false).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'data value too large' });
  await refusal.waitFor();
  assert.equal(
    await refusal.getByRole('link', { name: 'Open the deployment page' }).getAttribute('href'),
    '/lightning/setup/DeployStatus/home',
  );
  assert.equal(await revision(), before);
});

test('the draft is still there, and can be saved once it is corrected', async () => {
  await page.getByLabel('When blank').fill('none');
  await saveButton(false).click();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  const rows = await scene.org.query("SELECT Default__c FROM Field_Mapping__mdt WHERE DeveloperName = 'Invoice_Memo'");
  assert.deepEqual(
    rows.map(({ Default__c: text }) => text),
    ['none'],
  );
});

test('what somebody else has saved meanwhile isn’t overwritten', async () => {
  const path = '/lightning/n/ChargeOver_Mappings?c__mapping=Invoice';
  const other = await scene.visit({ username: ADMIN_CLIENT.username, path });
  await other.page.getByRole('button', { name: 'Edit invoice.memo' }).click();
  await other.page.getByLabel('When blank').fill('theirs');
  await page.getByLabel('When blank').fill('mine');
  await saveButton(false).click();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await other.page.getByRole('button', { name: 'Save' }).click();
  await isShown(other.page, 'Somebody else has saved this mapping meanwhile.');
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
