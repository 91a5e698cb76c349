import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { fromColumn, isStored, toColumn } from './columns.ts';
import { quote, type Database, type SqlRow } from './database.ts';

/** More parameters than this in one statement are split. SQLite allows 32,766. */
const CHUNK = 5000;

/** Reads and writes whole records by id; knows nothing of rules, rights or triggers. */
export class Records {
  private readonly db: Database;
  private readonly shapes = new Map<ObjectDefinition, readonly FieldDefinition[]>();
  constructor(db: Database) {
    this.db = db;
  }

  insert(object: ObjectDefinition, values: ReadonlyMap<string, Value>): void {
    const fields = this.stored(object);
    const columns = fields.map((field) => quote(field.name)).join(', ');
    const marks = fields.map(() => '?').join(', ');
    this.db.run(
      `INSERT INTO ${quote(object.name)} (${columns}) VALUES (${marks})`,
      fields.map((field) => toColumn(field, values.get(field.name))),
    );
  }

  update(object: ObjectDefinition, id: string, values: ReadonlyMap<string, Value>): void {
    const fields = this.stored(object).filter((field) => field.name !== 'Id' && values.has(field.name));
    if (fields.length === 0) return;
    this.db.run(
      `UPDATE ${quote(object.name)} SET ${fields.map((field) => `${quote(field.name)} = ?`).join(', ')} WHERE "Id" = ?`,
      [...fields.map((field) => toColumn(field, values.get(field.name))), id],
    );
  }

  remove(object: ObjectDefinition, id: string): void {
    this.db.run(`DELETE FROM ${quote(object.name)} WHERE "Id" = ?`, [id]);
  }

  /** All stored fields of a record, deleted or not; undefined if it was never there. */
  find(object: ObjectDefinition, id: Id | string): SObject | undefined {
    return this.findMany(object, [typeof id === 'string' ? id : id.value])[0];
  }

  /** Records by id, in no particular order; missing ones are left out. */
  findMany(object: ObjectDefinition, ids: readonly string[]): SObject[] {
    const out: SObject[] = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      const part = ids.slice(at, at + CHUNK);
      out.push(...this.where(object, `"Id" IN (${part.map(() => '?').join(', ')})`, part));
    }
    return out;
  }

  /** Records whose condition (SQL over bare columns) holds. */
  where(object: ObjectDefinition, condition: string, params: readonly (string | number)[] = []): SObject[] {
    const fields = this.stored(object);
    const columns = fields.map((field) => quote(field.name)).join(', ');
    const rows = this.db.all(`SELECT ${columns} FROM ${quote(object.name)} WHERE ${condition}`, params);
    return rows.map((row) => recordOf(object, fields, row));
  }

  stored(object: ObjectDefinition): readonly FieldDefinition[] {
    let fields = this.shapes.get(object);
    if (fields === undefined) this.shapes.set(object, (fields = [...object.fields.values()].filter(isStored)));
    return fields;
  }
}

function recordOf(object: ObjectDefinition, fields: readonly FieldDefinition[], row: SqlRow): SObject {
  const record = new SObject(object);
  fields.forEach((field, i) => record.values.set(field.name, fromColumn(field, row[i] ?? null)));
  return record;
}
