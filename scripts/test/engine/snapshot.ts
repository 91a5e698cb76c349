import type { EngineOrg } from './engine-org.ts';

/** What of each object stands for its records: values, and the parents by their keys. Ids, state and times of writing don't. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name', 'ChargeOver_Status__c', 'ChargeOver_Balance__c', 'BillingCity'],
  Contact: ['FirstName', 'LastName', 'Email', 'Account.ChargeOver_Key__c'],
  Product2: ['Name', 'ProductCode', 'IsActive'],
  Quote__c: ['Name', 'Status__c', 'Total__c', 'Account__r.ChargeOver_Key__c'],
  Quote_Line__c: ['Quantity__c', 'Quote__r.ChargeOver_Key__c', 'Product__r.ChargeOver_Key__c'],
  Subscription__c: ['Name', 'Status__c', 'Account__r.ChargeOver_Key__c'],
  Subscription_Line__c: ['Quantity__c', 'Subscription__r.ChargeOver_Key__c', 'Product__r.ChargeOver_Key__c'],
  Invoice__c: [
    'Name',
    'Status__c',
    'Balance__c',
    'Total__c',
    'Account__r.ChargeOver_Key__c',
    'Subscription__r.ChargeOver_Key__c',
  ],
  Invoice_Line__c: ['Quantity__c', 'Amount__c', 'Invoice__r.ChargeOver_Key__c', 'Product__r.ChargeOver_Key__c'],
  Transaction__c: [
    'Amount__c',
    'Status__c',
    'Account__r.ChargeOver_Key__c',
    'Original_Transaction__r.ChargeOver_Key__c',
  ],
  Applied_Payment__c: ['Amount__c', 'Transaction__r.ChargeOver_Key__c', 'Invoice__r.ChargeOver_Key__c'],
  Credit_Card__c: ['Name', 'Account__r.ChargeOver_Key__c'],
  Bank_Account__c: ['Name', 'Account__r.ChargeOver_Key__c'],
  Tokenized_Method__c: ['Name', 'Account__r.ChargeOver_Key__c'],
};

/** Everything that a site has brought to the org, one line per record, without the name of the site. */
export async function snapshot(org: EngineOrg, site: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [object, columns] of Object.entries(COLUMNS)) {
    const fields = ['ChargeOver_Key__c', ...columns];
    const rows = await org.query(
      `SELECT ${fields.join(', ')} FROM ${object} WHERE ChargeOver_Key__c LIKE '${site}:%' ORDER BY ChargeOver_Key__c`,
    );
    lines.push(...rows.map((row) => `${object} ${fields.map((field) => cell(row, field)).join(' | ')}`));
  }
  return lines.map((line) => line.replaceAll(`${site}:`, ''));
}

function cell(row: Readonly<Record<string, unknown>>, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : null), row);
  return value === null || value === undefined ? '' : String(value as string | number | boolean);
}
