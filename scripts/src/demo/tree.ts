import type { Connection } from './set-up-org.ts';

/** A level of the tree: what is shown of an object, and which field points to the record above it. */
interface Level {
  readonly object: string;
  readonly label: string;
  readonly parentField?: string;
  readonly fields: readonly string[];
  readonly children?: readonly Level[];
}

type Row = Readonly<Record<string, unknown>> & { readonly Id: string };

const TREE: readonly Level[] = [
  { object: 'Product2', label: 'Product', fields: ['Name', 'ProductCode'] },
  {
    object: 'Account',
    label: 'Account',
    fields: ['Name', 'ChargeOver_Status__c', 'ChargeOver_Balance__c'],
    children: [
      { object: 'Contact', label: 'Contact', parentField: 'AccountId', fields: ['Name', 'Email'] },
      {
        object: 'Quote__c',
        label: 'Quote',
        parentField: 'Account__c',
        fields: ['Name', 'Status__c', 'Total__c'],
        children: [
          { object: 'Quote_Line__c', label: 'line', parentField: 'Quote__c', fields: ['Item_Name__c', 'Quantity__c'] },
        ],
      },
      {
        object: 'Subscription__c',
        label: 'Subscription',
        parentField: 'Account__c',
        fields: ['Name', 'Status__c'],
        children: [
          {
            object: 'Subscription_Line__c',
            label: 'line',
            parentField: 'Subscription__c',
            fields: ['Item_Name__c', 'Quantity__c'],
          },
        ],
      },
      {
        object: 'Invoice__c',
        label: 'Invoice',
        parentField: 'Account__c',
        fields: ['Name', 'Status__c', 'Total__c', 'Balance__c'],
        children: [
          {
            object: 'Invoice_Line__c',
            label: 'line',
            parentField: 'Invoice__c',
            fields: ['Item_Name__c', 'Amount__c'],
          },
          {
            object: 'Applied_Payment__c',
            label: 'paid by',
            parentField: 'Invoice__c',
            fields: ['Transaction__r.ChargeOver_Id__c', 'Amount__c'],
          },
        ],
      },
      {
        object: 'Transaction__c',
        label: 'Transaction',
        parentField: 'Account__c',
        fields: ['ChargeOver_Id__c', 'Type__c', 'Status__c', 'Amount__c', 'Original_Transaction__r.ChargeOver_Id__c'],
      },
      { object: 'Credit_Card__c', label: 'Card', parentField: 'Account__c', fields: ['Name'] },
      { object: 'Bank_Account__c', label: 'Bank account', parentField: 'Account__c', fields: ['Name'] },
      { object: 'Tokenized_Method__c', label: 'Vaulted method', parentField: 'Account__c', fields: ['Name'] },
    ],
  },
];

/** All records that the sync has made, each below the one it belongs to: one line per record. */
export async function recordTree(org: Connection): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const level of TREE) lines.push(...(await linesOf(org, level, undefined, 1)));
  return lines;
}

async function linesOf(org: Connection, level: Level, parentId: string | undefined, depth: number): Promise<string[]> {
  const below = level.parentField === undefined ? '' : ` AND ${level.parentField} = '${parentId ?? ''}'`;
  const { records } = await org.query<Row>(
    `SELECT Id, ${level.fields.join(', ')} FROM ${level.object} WHERE ChargeOver_Key__c != null${below} ORDER BY ChargeOver_Key__c`,
  );
  const lines: string[] = [];
  for (const row of records) {
    const values = level.fields.map((field) => valueAt(row, field)).filter((value) => value !== '');
    lines.push(`${'  '.repeat(depth)}${level.label}  ${values.join(' · ')}`);
    for (const child of level.children ?? []) lines.push(...(await linesOf(org, child, row.Id, depth + 1)));
  }
  return lines;
}

function valueAt(row: Row, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : null), row);
  return value === null || value === undefined ? '' : String(value as string | number | boolean);
}
