import type { RelayEvent } from './play.ts';
import type { Connection } from './set-up-org.ts';
import { recordTree } from './tree.ts';

interface LogRow {
  readonly Name: string;
  readonly ChargeOver_Object__c: string;
  readonly ChargeOver_Id__c: string;
  readonly Event__c: string;
  readonly Status__c: string;
  readonly Message__c: string | null;
}

/** What the relay says of each webhook, the records in Salesforce as a tree, and the logs. */
export async function formatArrivals(org: Connection, events: readonly RelayEvent[]): Promise<string> {
  const logs = await org.query<LogRow>(
    'SELECT Name, ChargeOver_Object__c, ChargeOver_Id__c, Event__c, Status__c, Message__c FROM Sync_Log__c ORDER BY Name LIMIT 200',
  );
  return [
    heading('Webhooks, as the relay sees them'),
    table(
      ['Webhook', 'Record', 'State', 'Outcome', 'Attempts', 'Repeats', 'Message'],
      [...events]
        .reverse()
        .map((event) => [
          `${event.object}.${event.event}`,
          `${event.site}:${event.object}:${event.recordId}`,
          event.state,
          event.outcome ?? '',
          event.attempts,
          event.repeats,
          event.message ?? '',
        ]),
    ),
    heading('Sync_Log__c in Salesforce'),
    table(
      ['Log', 'Object', 'ChargeOver id', 'Event', 'Status', 'Message'],
      logs.records.map((row) => [
        row.Name,
        row.ChargeOver_Object__c,
        row.ChargeOver_Id__c,
        row.Event__c,
        row.Status__c,
        row.Message__c ?? '',
      ]),
    ),
    heading('Records in Salesforce'),
    ...(await recordTree(org)),
  ].join('\n');
}

function heading(text: string): string {
  return `\n${text}`;
}

/** Columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  const [first = [], ...rest] = cells;
  const rule = `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`;
  return [line(first), rule, ...(rest.length === 0 ? ['  (none)'] : rest.map(line))].join('\n');
}
