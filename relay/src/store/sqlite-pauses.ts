import type { DatabaseSync } from 'node:sqlite';
import type { Pause } from '../core/pause.ts';
import { text } from './rows.ts';

export function readPauses(database: DatabaseSync): readonly Pause[] {
  const rows = database.prepare('SELECT site, object FROM pause ORDER BY site, object').all();
  return rows.map((row) => ({ site: text(row, 'site') || undefined, object: text(row, 'object') || undefined }));
}

export function keepPause(database: DatabaseSync, { site = '', object = '' }: Pause): void {
  database.prepare('INSERT INTO pause (site, object) VALUES (?, ?) ON CONFLICT DO NOTHING').run(site, object);
}

export function endPause(database: DatabaseSync, { site = '', object = '' }: Pause): void {
  if (site === '' && object === '') database.exec('DELETE FROM pause');
  else database.prepare('DELETE FROM pause WHERE site = ? AND object = ?').run(site, object);
}
