import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { columnType, isStored } from './columns.ts';
import { fold } from './fold.ts';

export type SqlValue = SQLInputValue;
/** A row as SQLite gives it, integers as bigint. */
export type SqlRow = readonly SqlValue[];

/**
 * The org's records in SQLite: one table an object, one column a stored field. Savepoints nest; the outermost one is a
 * transaction. All statements are prepared once.
 */
export class Database {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private depth = 0;

  /** `file` undefined: in memory. */
  constructor(file?: string) {
    this.db = new DatabaseSync(file ?? ':memory:');
    this.db.exec(`PRAGMA journal_mode = ${file === undefined ? 'MEMORY' : 'WAL'}`);
    this.db.exec('PRAGMA synchronous = NORMAL');
    this.db.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : text));
  }

  /** A function that SQL may call; it may itself read the database. */
  define(name: string, body: (...args: SqlValue[]) => SqlValue): void {
    this.db.function(name, { varargs: true, useBigIntArguments: true }, body);
  }

  all(sql: string, params: readonly SqlValue[] = []): SqlRow[] {
    return this.prepare(sql).all(...params) as unknown as SqlRow[];
  }
  get(sql: string, params: readonly SqlValue[] = []): SqlRow | undefined {
    return this.prepare(sql).get(...params) as unknown as SqlRow | undefined;
  }
  run(sql: string, params: readonly SqlValue[] = []): void {
    this.prepare(sql).run(...params);
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** Makes the table of an object, or adds the columns it lacks (a data file of an older project). */
  ensureTable(object: ObjectDefinition): void {
    const stored = [...object.fields.values()].filter(isStored);
    const columns = stored.map((field) => columnText(field));
    this.db.exec(`CREATE TABLE IF NOT EXISTS ${quote(object.name)} (${columns.join(', ')}) WITHOUT ROWID`);
    const there = new Set(
      this.all(`SELECT name FROM pragma_table_info(?)`, [object.name]).map((row) => String(row[0])),
    );
    for (const field of stored) {
      if (!there.has(field.name)) this.db.exec(`ALTER TABLE ${quote(object.name)} ADD COLUMN ${columnText(field)}`);
      if (field.externalId || field.unique || field.type === 'reference') this.ensureIndex(object, field);
    }
  }

  /** References are found by cascades and child queries; keys by upsert. Folded keys have an index over the folded text. */
  private ensureIndex(object: ObjectDefinition, field: FieldDefinition): void {
    const folded = field.unique && !field.caseSensitive && field.type !== 'reference';
    const expression = folded ? `fold(${quote(field.name)})` : quote(field.name);
    this.db.exec(
      `CREATE INDEX IF NOT EXISTS ${quote(`${object.name}.${field.name}`)} ON ${quote(object.name)} (${expression})`,
    );
  }

  /** Opens a savepoint; the outermost one begins a transaction. */
  savepoint(): number {
    this.depth += 1;
    this.db.exec(this.depth === 1 ? 'BEGIN' : `SAVEPOINT s${this.depth}`);
    return this.depth;
  }
  /** Undoes everything since that savepoint and closes it (and all after it). */
  rollback(savepoint: number): void {
    this.close(savepoint, savepoint === 1 ? 'ROLLBACK' : `ROLLBACK TO s${savepoint}; RELEASE s${savepoint}`);
  }
  /** Keeps what happened since that savepoint and closes it (and all after it). */
  release(savepoint: number): void {
    this.close(savepoint, savepoint === 1 ? 'COMMIT' : `RELEASE s${savepoint}`);
  }
  private close(savepoint: number, sql: string): void {
    if (savepoint > this.depth) throw new Error(`savepoint ${savepoint} is not open (depth ${this.depth})`);
    this.db.exec(sql);
    this.depth = savepoint - 1;
  }

  shut(): void {
    this.db.close();
  }
}

/** An SQL name: quotes inside are doubled, so that no API name can leave it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function columnText(field: FieldDefinition): string {
  return `${quote(field.name)} ${columnType(field)}${field.name === 'Id' ? ' PRIMARY KEY NOT NULL' : ''}`;
}
