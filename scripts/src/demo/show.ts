import type { Connection } from './set-up-org.ts';
import type { RelayEvent } from './play.ts';

interface AccountRow {
  readonly Name: string;
  readonly ChargeOver_Key__c: string;
  readonly ChargeOver_Id__c: string;
  readonly ChargeOver_Status__c: string | null;
}
interface LogRow {
  readonly Name: string;
  readonly ChargeOver_Object__c: string;
  readonly ChargeOver_Id__c: string;
  readonly Event__c: string;
  readonly Status__c: string;
  readonly Message__c: string | null;
}

/** What arrived in Salesforce and what the relay says of each webhook, as tables. */
export async function formatArrivals(
  org: Connection,
  events: readonly RelayEvent[],
): Promise<{ readonly text: string; readonly logs: number }> {
  const accounts = await org.query<AccountRow>(
    'SELECT Name, ChargeOver_Key__c, ChargeOver_Id__c, ChargeOver_Status__c FROM Account WHERE ChargeOver_Key__c != null ORDER BY ChargeOver_Key__c',
  );
  const logs = await org.query<LogRow>(
    'SELECT Name, ChargeOver_Object__c, ChargeOver_Id__c, Event__c, Status__c, Message__c FROM Sync_Log__c ORDER BY Name LIMIT 20',
  );
  const text = [
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
    heading('Accounts in Salesforce'),
    table(
      ['Name', 'ChargeOver key', 'ChargeOver id', 'Status'],
      accounts.records.map((row) => [
        row.Name,
        row.ChargeOver_Key__c,
        row.ChargeOver_Id__c,
        row.ChargeOver_Status__c ?? '',
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
  ].join('\n');
  return { text, logs: logs.totalSize };
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
