import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ADMIN_CLIENT } from '../demo/settings.ts';
import { openBrowser } from './browser.ts';
import { LightningOrg } from './lightning-org.ts';
import { visit } from './visit.ts';

/**
 * Fills an org with logs, some of them failed in a few ways, and opens the pages that show them. Prints how long each took until it
 * could be read; nothing passes or fails by that.
 */
const { values } = parseArgs({ options: { logs: { type: 'string', default: '100000' } } });
const logs = Number(values.logs);
if (!Number.isInteger(logs) || logs < 1) throw new Error(`--logs takes a whole number above 0, not "${values.logs}"`);

/** As many as one call of the REST API takes. */
const AT_ONCE = 200;
const CAUSES = [
  { Error_Code__c: 'STRING_TOO_LONG', Error_Field__c: 'Name' },
  { Error_Code__c: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', Error_Field__c: null },
  { Error_Code__c: 'NO_FIELD_ACCESS', Error_Field__c: 'Phone' },
] as const;
/** One of so many has failed. */
const FAILED = 20;

function log(number: number): Record<string, unknown> {
  const object = ['customer', 'invoice', 'transaction'][number % 3] ?? 'customer';
  const common = {
    Delivery_Key__c: `store-1:${number}`,
    Sequence__c: number,
    Site__c: 'acme',
    ChargeOver_Object__c: object,
    ChargeOver_Id__c: String(number),
    Record_Key__c: `acme:${object}:${number}`,
    Event__c: 'update',
  };
  const cause = CAUSES[(number / FAILED) % CAUSES.length];
  if (number % FAILED !== 0 || cause === undefined) return { ...common, Status__c: 'Applied' };
  return {
    ...common,
    ...cause,
    Status__c: 'Failed',
    Open_Key__c: 'Failed',
    Error_Class__c: 'Data',
    Fingerprint__c: `data:${cause.Error_Code__c}:${object}`,
    Message__c: 'as Salesforce said it',
  };
}

const org = await LightningOrg.open();
const browser = await openBrowser();
try {
  const filledAt = performance.now();
  for (let first = 1; first <= logs; first += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, logs - first + 1) }, (_, index) => log(first + index));
    const results = await org.admin.sobject('Sync_Log__c').create(rows);
    const refused = results.find(({ success }) => !success);
    if (refused) throw new Error(`a log was refused: ${JSON.stringify(refused.errors)}`);
  }
  console.log(`${logs} logs filled in ${((performance.now() - filledAt) / 1_000).toFixed(0)} s`);
  const pages = [
    { path: '/lightning/n/ChargeOver_Overview', text: 'Is it in sync?' },
    { path: '/lightning/n/ChargeOver_Errors', text: 'A validation rule of this org refused the record.' },
    { path: '/lightning/o/Sync_Log__c/list?filterName=Failed', text: 'Failed' },
    { path: '/lightning/o/Sync_Log__c/list?filterName=All', text: 'Applied' },
  ];
  for (const { path, text } of pages) {
    const startedAt = performance.now();
    const { page, close } = await visit(browser, org, { username: ADMIN_CLIENT.username, path });
    await page.getByText(text).first().waitFor();
    console.log(`${path}: ${Math.round(performance.now() - startedAt)} ms`);
    await close();
  }
} finally {
  await browser.close();
  await org.close();
}
