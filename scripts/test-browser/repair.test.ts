import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMIN_CLIENT } from '../src/demo/settings.ts';
import { deliver, webhooksWith } from './own-field.ts';
import { isShown, Scene } from './scene.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const VIEWER = 'viewer@local-org.example';
const RULE_SAYS = 'Invoices need a purchase order.';

/** A rule of the customer's own that can be met by changing a record, and a page of the customer's with the component. */
const FILES: Readonly<Record<string, string>> = {
  'objects/Account/fields/Invoices_Open__c.field-meta.xml': `<CustomField ${XMLNS}>
    <fullName>Invoices_Open__c</fullName><label>Invoices Open</label><type>Checkbox</type><defaultValue>false</defaultValue>
</CustomField>`,
  'objects/Invoice__c/validationRules/Open_For_Invoices.validationRule-meta.xml': `<ValidationRule ${XMLNS}>
    <fullName>Open_For_Invoices</fullName><active>true</active>
    <errorConditionFormula>NOT(Account__r.Invoices_Open__c)</errorConditionFormula>
    <errorMessage>${RULE_SAYS}</errorMessage>
</ValidationRule>`,
  'permissionsets/Own_Fields.permissionset-meta.xml': `<PermissionSet ${XMLNS}>
    <label>Own fields</label>
    <fieldPermissions>
        <editable>true</editable><field>Account.Invoices_Open__c</field><readable>true</readable>
    </fieldPermissions>
</PermissionSet>`,
  ...Object.fromEntries(
    ['Account', 'Invoice__c'].map((object) => [
      `flexipages/${object}_Page.flexipage-meta.xml`,
      `<FlexiPage ${XMLNS}>
    <flexiPageRegions>
        <itemInstances>
            <componentInstance>
                <componentName>c:recordSync</componentName><identifier>c_recordSync</identifier>
            </componentInstance>
        </itemInstances>
        <name>sidebar</name><type>Region</type>
    </flexiPageRegions>
    <masterLabel>${object} Page</masterLabel><sobjectType>${object}</sobjectType>
    <template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>
</FlexiPage>`,
    ]),
  ),
};

let scene: Scene;
let page: Page;
let go: (path: string) => Promise<void>;

before(async () => {
  scene = await Scene.open(FILES);
  await scene.org.addIntegrationUser(['Own_Fields']);
  await scene.org.addUser({ username: VIEWER, profile: 'Standard User', sets: ['ChargeOver_Viewer'] });
  await scene.org.switchOn();
  await scene.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} });
  ({ page, go } = await scene.visit({ username: ADMIN_CLIENT.username, path: '/lightning/n/ChargeOver_Errors' }));
});
after(() => scene.close());

/** The engine's question, as it leaves it where a mapping has rules for matching and two accounts fit. Gives the log's id. */
async function askWhichIsMeant(id: string, company: string): Promise<string> {
  const { admin } = scene.org;
  const accounts = [
    await admin.sobject('Account').create({ Name: company }),
    await admin.sobject('Account').create({ Name: company }),
  ];
  const candidates = accounts.map((account) => String(account.id));
  const key = `acme:customer:${id}`;
  await admin.sobject('Sync_Record__c').create({
    Key__c: `${key} Account`,
    Record_Key__c: key,
    Status__c: 'Needs Match',
    Target_Object__c: 'Account',
    Candidates__c: candidates.join(', '),
  });
  const payload = JSON.stringify({ customer: { customer_id: Number(id), company } });
  const log = await admin.sobject('Sync_Log__c').create({
    Delivery_Key__c: 'store-1:900',
    Sequence__c: 900,
    Site__c: 'acme',
    ChargeOver_Object__c: 'customer',
    ChargeOver_Id__c: id,
    Event__c: 'insert',
    Record_Key__c: key,
    Status__c: 'Needs Match',
    Open_Key__c: 'Needs Match',
    Error_Class__c: 'Data',
    Error_Code__c: 'NEEDS_MATCH',
    Candidates__c: JSON.stringify(candidates),
    Payload__c: payload,
    Payload_Length__c: payload.length,
  });
  return String(log.id);
}

test('with nothing failed the page says so', () => isShown(page, 'Nothing has failed. Well done.'));

test('a validation rule refuses an invoice: the group says why in plain words, and the log tells its story', async () => {
  const statuses = await deliver(scene, webhooksWith('po-1'));
  assert.equal(statuses.at(-1), 'failed');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('heading', { name: 'A validation rule of this org refused the record.' }).waitFor();
  await isShown(page, RULE_SAYS);
  await page.getByRole('button', { name: 'Show logs' }).click();
  await page.getByRole('link', { name: /^LOG-/ }).first().click();
  await isShown(page, /^invoice \d+ \w+ came from ChargeOver/);
  await isShown(page, 'A validation rule of this org refused the record.');
  await page.getByText('What ChargeOver sent').click();
  await isShown(page, /"invoice": \{/);
});

test('a viewer sees the same and is offered no repair', async () => {
  const viewer = await scene.visit({ username: VIEWER, path: '/lightning/n/ChargeOver_Errors' });
  await isShown(viewer.page, 'A validation rule of this org refused the record.');
  const buttons = await viewer.page.getByRole('main').getByRole('button').allInnerTexts();
  assert.deepEqual(buttons, ['Refresh', 'Show logs', 'Show']);
  await viewer.close();
});

test('from the list of every open log some are chosen and retried', async () => {
  await go('/lightning/n/ChargeOver_Errors');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('checkbox', { name: /Select Item 1/ }).press('Space');
  await isShown(page, '1 chosen');
  const [log] = await scene.org.query("SELECT Processed_At__c FROM Sync_Log__c WHERE Open_Key__c = 'Failed'");
  const processed = minuteOf(String(log?.['Processed_At__c']));
  await page.locator('c-open-logs lightning-datatable').getByText(processed).waitFor();
  await scene.shot(page, 'errors-chosen');
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await scene.driveRequests();
  await isShown(page, /1 of them still fail/);
});

test('retried with its cause still there the group says that it still fails', async () => {
  await go('/lightning/n/ChargeOver_Errors');
  await page.getByRole('button', { name: 'Retry all 1' }).click();
  await isShown(page, /waiting for the relay/);
  await scene.driveRequests();
  await isShown(page, /1 of them still fail/);
});

test('once the cause is mended the retry of the group resolves it', async () => {
  const [account] = await scene.org.query('SELECT Id FROM Account');
  await scene.org.admin.sobject('Account').update({ Id: String(account?.['Id']), Invoices_Open__c: true });
  await page.getByRole('button', { name: 'Retry all 1' }).click();
  await scene.driveRequests();
  await isShown(page, 'Nothing has failed. Well done.');
  assert.equal((await scene.org.query('SELECT Id FROM Invoice__c')).length, 1);
  assert.equal((await scene.org.query("SELECT Id FROM Sync_Log__c WHERE Open_Key__c = 'Failed'")).length, 0);
});

test('the pages of an account and of a custom object show when ChargeOver wrote them', async () => {
  for (const object of ['Account', 'Invoice__c']) {
    const [record] = await scene.org.query(`SELECT Id FROM ${object}`);
    await go(`/lightning/r/${object}/${String(record?.['Id'])}/view`);
    await isShown(page, 'ChargeOver sync');
    await isShown(page, 'Last synced');
    await page.getByRole('link', { name: /^LOG-/ }).first().waitFor();
  }
});

test('which record is meant is answered on the page of the log', async () => {
  const log = await askWhichIsMeant('777', 'Twin Ltd');
  await go(`/${log}`);
  await isShown(page, 'Which record is meant?');
  await page.screenshot({ path: 'build/screenshots/log-match-1280.png', fullPage: true });
  await page
    .getByRole('button', { name: /^This one/ })
    .first()
    .click();
  await isShown(page, /waiting for the relay/);
  await scene.driveRequests();
  await isShown(page, 'Applied');
  assert.equal((await scene.org.query("SELECT Id FROM Account WHERE Name = 'Twin Ltd'")).length, 2);
  assert.equal(
    (await scene.org.query("SELECT Id FROM Account WHERE ChargeOver_Key__c = 'acme:customer:777'")).length,
    1,
  );
});

test('a mapping is applied again to what came, counted and confirmed first', async () => {
  await go('/lightning/n/ChargeOver_Overview');
  await page.getByRole('button', { name: 'Apply the mapping again: Invoice', exact: true }).click();
  await isShown(page, /^1 stored webhooks of this object/);
  await page.getByRole('button', { name: 'OK' }).click();
  await isShown(page, /waiting for the relay/);
  await scene.driveRequests();
  await isShown(page, /1 done, none left/);
});

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());

/** As people read it whose time zone is the org's; the browser has another. */
function minuteOf(instant: string): string {
  const parts = { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(instant).toLocaleString('en-US', { ...parts, timeZone: 'America/Los_Angeles' });
}
