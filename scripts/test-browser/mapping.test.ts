import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import { deliver, laterWebhook, OWN_FIELD, webhooksWith } from './own-field.ts';
import { isShown, pick, Scene } from './scene.ts';

let scene: Scene;
let page: Page;
const first = webhooksWith('po-4711');

before(async () => {
  scene = await Scene.open(OWN_FIELD);
  await scene.org.addIntegrationUser(['Own_Fields']);
  await scene.org.switchOn();
  assert.deepEqual(new Set(await deliver(scene, first)), new Set(['applied']));
  ({ page } = await scene.visit({ username: ADMIN_CLIENT.username, path: '/lightning/n/ChargeOver_Mappings' }));
});
after(() => scene.close());

const purchaseOrders = async (): Promise<unknown> =>
  (await scene.org.query('SELECT Purchase_Order__c FROM Invoice__c')).map((row) => row['Purchase_Order__c']);

test('the mapping of invoices opens, and offers the custom field with the value that was sent last', async () => {
  await page.getByRole('button', { name: 'Edit Invoice', exact: true }).click();
  await isShown(page, 'Invoice → Invoice__c');
  await pick(page, 'Add a ChargeOver field', 'invoice.custom_1 (po-4711)');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await isShown(page, 'Example: po-4711');
  await isShown(page, 'Choose a Salesforce field for invoice.custom_1, or switch the row off.');
});

test('the row goes into a field of the customer’s own, with a conversion', async () => {
  await page.getByLabel('Type to search fields').fill('purchase');
  await pick(page, 'Salesforce field', 'Purchase Order (Purchase_Order__c)');
  await pick(page, 'Conversion', 'text');
  await page.getByLabel('Options').fill('{"case": "upper"}');
  await page.getByText('Choose a Salesforce field for invoice.custom_1').waitFor({ state: 'detached' });
});

test('the preview shows what the last webhook would become, and writes nothing', async () => {
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Show' }).click();
  const row = page.getByRole('row', { name: 'Purchase_Order__c' });
  await row.waitFor();
  assert.deepEqual(await row.getByRole('cell').allTextContents(), ['po-4711', 'Purchase_Order__c', 'PO-4711']);
  assert.deepEqual(await purchaseOrders(), [null]);
});

test('saving deploys the mapping, and says so', async () => {
  await page.getByRole('button', { name: 'Save' }).click();
  await isShown(page, 'Saving: Salesforce is deploying the mapping.');
  await page.getByRole('status').getByText('Saved').waitFor();
  const rows = await scene.org.query(
    "SELECT Source__c, Conversion__c FROM Field_Mapping__mdt WHERE Target_Field__c = 'Purchase_Order__c'",
  );
  assert.deepEqual(
    rows.map(({ Source__c: source, Conversion__c: conversion }) => [source, conversion]),
    [['invoice.custom_1', 'text']],
  );
});

test('the next webhook fills the field', async () => {
  assert.deepEqual(await deliver(scene, [laterWebhook('po-4712')], first.length + 1), ['applied']);
  assert.deepEqual(await purchaseOrders(), ['PO-4712']);
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
