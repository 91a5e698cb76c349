import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import type { Webhook } from '../src/story/webhook.ts';
import { deliver, webhooksWith } from './own-field.ts';
import { isShown, Scene } from './scene.ts';

const SCREENSHOTS = 'build/screenshots';
let scene: Scene;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  scene = await Scene.open();
  await scene.org.addIntegrationUser();
  await scene.org.switchOn();
  await scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  await deliver(scene, webhooksWith('po-4711'));
  await deliver(scene, [tooLong()], 500);
});
after(() => scene.close());

/** A customer whose e-mail address isn’t valid. */
function tooLong(): Webhook {
  const [first] = webhooksWith('po-4711').filter(({ context_str: name }) => name === 'customer');
  if (first === undefined) throw new Error('the story has no customer');
  const customer = {
    ...(first.data['customer'] as object),
    superuser_email: 'no address',
    mod_datetime: '2026-12-01T09:00:00-06:00',
  };
  return { ...first, data: { customer } };
}

interface Looked {
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state that is looked at. */
  readonly until: (page: Page) => Promise<void>;
}

const EDITOR = '/lightning/n/ChargeOver_Mappings?c__mapping=Invoice';
const PAGES: readonly Looked[] = [
  { name: 'setup', path: '/lightning/n/ChargeOver_Setup', until: (page) => isShown(page, /steps done/) },
  {
    name: 'mappings',
    path: '/lightning/n/ChargeOver_Mappings',
    until: (page) => page.getByRole('button', { name: 'Edit' }).first().waitFor(),
  },
  {
    name: 'mapping-editor',
    path: EDITOR,
    until: (page) => page.getByRole('button', { name: 'Edit invoice.memo' }).click(),
  },
  {
    name: 'mapping-preview',
    path: EDITOR,
    until: async (page) => {
      await page.getByRole('tab', { name: 'Preview' }).click();
      await page.getByRole('button', { name: 'Show' }).click();
      await isShown(page, /would be updated/);
    },
  },
  { name: 'overview', path: '/lightning/n/ChargeOver_Overview', until: (page) => isShown(page, 'Is it in sync?') },
  {
    name: 'errors',
    path: '/lightning/n/ChargeOver_Errors',
    until: (page) => page.getByRole('button', { name: 'Show logs' }).click(),
  },
  {
    name: 'log-story',
    path: '/lightning/n/ChargeOver_Errors',
    until: async (page) => {
      await page.getByRole('button', { name: 'Show logs' }).click();
      await page.getByRole('link', { name: /^LOG-/ }).first().click();
      await page.getByText('What ChargeOver sent').click();
    },
  },
  {
    name: 'sync-logs',
    path: '/lightning/o/Sync_Log__c/list',
    until: (page) => page.getByRole('row').nth(1).waitFor(),
  },
];

for (const { name, path, until } of PAGES) {
  for (const width of [1280, 768]) {
    test(`${name} fits into ${width} pixels, and axe finds nothing serious`, async () => {
      const { page, close } = await scene.visit({ username: ADMIN_CLIENT.username, path, width });
      await until(page);
      await page.screenshot({ path: `${SCREENSHOTS}/${name}-${width}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`),
        [],
      );
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), true);
      await close();
    });
  }
}

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());
