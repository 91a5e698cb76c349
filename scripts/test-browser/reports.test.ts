import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import { isShown, Scene } from './scene.ts';

const VIEWER = 'viewer@local-org.example';
const NOBODY = 'nobody@local-org.example';
const REPORTS = '/lightning/o/Report/home';
const DAY_MS = 86_400_000;
let scene: Scene;

before(async () => {
  mkdirSync('build/screenshots', { recursive: true });
  scene = await Scene.open();
  await scene.org.addIntegrationUser();
  await scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  await scene.org.addUser({ username: VIEWER, profile: 'Standard User', sets: ['ChargeOver_Viewer'] });
  await scene.org.addUser({ username: NOBODY, profile: 'Standard User', sets: [] });
  const results = await scene.org.admin.sobject('Sync_Log__c').create(Array.from({ length: 40 }, (_, at) => log(at)));
  results.forEach((result, at) => {
    assert.ok(result.success, JSON.stringify(result.errors));
    scene.org.backdate('Sync_Log__c', result.id, new Date(Date.now() - (at % 6) * DAY_MS));
  });
});
after(() => scene.close());

const STATES = ['Applied', 'Applied', 'Unchanged', 'Failed', 'Skipped', 'Failed', 'Needs Match', 'Waiting', 'Stale'];
const ERRORS = [
  { Error_Class__c: 'Data', Error_Code__c: 'STRING_TOO_LONG', Error_Field__c: 'Name' },
  { Error_Class__c: 'Data', Error_Code__c: 'STRING_TOO_LONG', Error_Field__c: 'Phone' },
  { Error_Class__c: 'Configuration', Error_Code__c: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', Error_Field__c: null },
  { Error_Class__c: 'Permission', Error_Code__c: 'NO_FIELD_ACCESS', Error_Field__c: 'Total__c' },
];
const OPEN = new Set(['Failed', 'Needs Match', 'Waiting']);

/** A log of a day of the last week, in one of several states. */
function log(at: number): Record<string, unknown> {
  const status = STATES[at % STATES.length] ?? 'Applied';
  const object = ['customer', 'invoice', 'transaction'][at % 3] ?? 'customer';
  return {
    Delivery_Key__c: `store-1:${at}`,
    Sequence__c: at,
    Site__c: 'acme',
    ChargeOver_Object__c: object,
    ChargeOver_Id__c: String(at),
    Record_Key__c: `acme:${object}:${at}`,
    Event__c: 'update',
    Status__c: status,
    Open_Key__c: OPEN.has(status) ? status : null,
    Latency_Ms__c: status === 'Skipped' ? null : 400 + ((at * 137) % 900),
    Rule__c: status === 'Skipped' ? ['Invoice: is a draft', 'Customer: test site'][at % 2] : null,
    ...(status === 'Failed' ? { ...ERRORS[at % ERRORS.length], Fingerprint__c: `f${at % 4}` } : {}),
  };
}

/** Everything of a kind that the org has, as its list page names it. */
async function listed(page: Page): Promise<{ readonly label: string; readonly path: string }[]> {
  await page.getByRole('row').nth(1).waitFor();
  const links = await page.getByRole('main').getByRole('link').all();
  return Promise.all(
    links.map(async (link) => ({
      label: await link.innerText(),
      path: (await link.getAttribute('href')) ?? '',
    })),
  );
}

async function looksWell(page: Page, name: string): Promise<void> {
  await scene.shot(page, name);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`),
    [],
    name,
  );
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), true, `${name} fits`);
}

for (const [who, username] of [
  ['administrator', ADMIN_CLIENT.username],
  ['viewer', VIEWER],
] as const) {
  test(`the ${who} opens every report from the list of reports, and each has rows`, async () => {
    const { page, go, faults, close } = await scene.visit({ username, path: REPORTS });
    const reports = await listed(page);
    assert.equal(reports.length, 10);
    if (who === 'administrator') await looksWell(page, 'report-list');
    for (const { label, path } of reports) {
      await go(path);
      await page.getByRole('heading', { name: label, level: 1 }).waitFor();
      await page.getByRole('region', { name: label }).getByRole('row').nth(1).waitFor();
      const name = `report-${label.toLowerCase().replaceAll(' ', '-')}-${who}`;
      await looksWell(page, name);
    }
    assert.deepEqual(faults, []);
    await close();
  });

  test(`the ${who} opens the dashboard from the navigation`, async () => {
    const { page, faults, close } = await scene.visit({ username, path: REPORTS });
    await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
    await page.getByRole('link', { name: 'Sync Health' }).click();
    await isShown(page, 'Viewing as Ada Admin');
    assert.deepEqual(await page.getByRole('heading', { level: 2 }).allInnerTexts(), [
      'Logs by Day',
      'Failures by Class',
      'Failures by Object',
      'Top Error Groups',
      'Average Latency by Day (ms)',
      'Skipped by Rule',
    ]);
    assert.equal(await page.getByRole('img').count(), 5);
    await looksWell(page, `dashboard-${who}`);
    assert.deepEqual(faults, []);
    await close();
  });
}

test('the numbers are those of the logs: groups, subtotals and totals', async () => {
  const { page, close } = await scene.visit({ username: VIEWER, path: REPORTS });
  await page.getByRole('link', { name: 'Failures by Object' }).click();
  const rows = page.getByRole('region', { name: 'Failures by Object' }).getByRole('row');
  await rows.nth(1).waitFor();
  const failed = await scene.org.query("SELECT Id FROM Sync_Log__c WHERE Status__c = 'Failed'");
  assert.deepEqual((await rows.last().innerText()).split(/\s+/), ['Total', String(failed.length)]);
  await close();
});

test('who may not see logs is told so, and sees no number', async () => {
  const { page, go, faults, close } = await scene.visit({ username: NOBODY, path: REPORTS });
  const [first] = await listed(page);
  await go(first?.path ?? '');
  await page.getByRole('alert').getByText('You may not see Sync Logs').waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  // The refusal is an answer of 403 that the page shows; it is no fault.
  assert.deepEqual(
    faults.filter((fault) => !fault.startsWith('403 ')),
    [],
  );
  await close();
});

test('nothing broke meanwhile, behind the browser', () => assert.deepEqual(scene.org.problems, []));
