import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
  await pick(page, 'Conversion', 'Text');
  await pick(page, 'Letters', 'UPPER CASE');
  await page.getByText('Choose a Salesforce field for invoice.custom_1').waitFor({ state: 'detached' });
});

test('the preview shows what the last webhook would become, and writes nothing', async () => {
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Show' }).click();
  const row = page.getByRole('row', { name: 'Purchase_Order__c' });
  await row.waitFor();
  assert.deepEqual(await row.getByRole('cell').allTextContents(), ['po-4711', 'Purchase_Order__c', 'PO-4711']);
  assert.deepEqual(await purchaseOrders(), [null]);
});

test('the draft is tried in the org, and nothing of it is kept', async () => {
  await page.getByRole('button', { name: 'Try and undo' }).click();
  await isShown(page, 'Waiting for the relay');
  await scene.driveRequests();
  await isShown(page, 'It would go well: Invoice__c would be updated');
  await scene.shot(page, 'mapping-preview');
  assert.deepEqual(await purchaseOrders(), [null]);
});

test('saving deploys the mapping, and says so', async () => {
  await page.getByRole('button', { name: 'Save' }).click();
  await isShown(page, 'Saving: Salesforce is deploying the mapping.');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
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

test('a filter is built row by row, and keeps out what it should', async () => {
  await page.getByRole('tab', { name: 'Object and filter' }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await pick(page, 'ChargeOver field', 'invoice.custom_1');
  await pick(page, 'Condition', 'is none of');
  await page.getByLabel('Values, with commas').fill('secret, hidden');
  await scene.shot(page, 'mapping-settings');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  assert.deepEqual(await deliver(scene, [laterWebhook('secret')], first.length + 2), ['skipped']);
  assert.deepEqual(await purchaseOrders(), ['PO-4712'], 'as it was');
});

test('what was changed stands beside what was shipped, and is taken back', async () => {
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('row', { name: 'Which records are synced' }).waitFor();
  await scene.shot(page, 'mapping-compare');
  await page.getByRole('button', { name: 'Take the shipped value of Which records are synced' }).click();
  await isShown(page, 'Everything is as it was shipped.');
});

test('the mapping goes out as a file and comes back; a wrong file changes nothing', async () => {
  await page.getByRole('tab', { name: 'Export and import' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'Invoice.json');
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { source: string };
  assert.equal(file.source, 'invoice');
  const upload = (content: object): Promise<void> =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });
  await upload({ ...file, source: 'quote' });
  await isShown(page, 'This file maps quote, this page maps invoice.');
  await upload(file);
  await isShown(page, 'The file is read, nothing is saved yet.');
  await scene.shot(page, 'mapping-file');
});

test('mappings are switched off together, in one deployment', async () => {
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'OK' }).click();
  for (const name of ['Quote', 'Item']) await page.getByLabel(`Choose ${name}`, { exact: true }).press('Space');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  const rows = await scene.org.query('SELECT DeveloperName FROM Object_Mapping__mdt WHERE Active__c = false');
  const names = new Set(rows.map(({ DeveloperName: name }) => name));
  assert.ok(names.has('Quote') && names.has('Item'), [...names].join());
  await scene.shot(page, 'mapping-list');
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
