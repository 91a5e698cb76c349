import type { EventSummary } from '../core/event.ts';

const headings = ['id', 'received', 'record', 'event', 'state', 'outcome', 'tries', 'repeats', 'log'];

/** Columns for people, newest event first. */
export function eventTable(events: readonly EventSummary[]): string {
  const rows = [headings, ...events.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function cellsOf(event: EventSummary): string[] {
  const outcome = [event.outcome, event.code].filter(Boolean).join(' ');
  return [
    event.id,
    event.receivedAt,
    `${event.site}:${event.object}:${event.recordId}`,
    event.event,
    event.state,
    outcome || '-',
    String(event.attempts),
    String(event.repeats),
    event.logId ?? '-',
  ];
}
