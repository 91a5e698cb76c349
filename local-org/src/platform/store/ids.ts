import type { ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { quote, type Database } from './database.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Seven base-62 digits of counter behind the prefix and five fixed ones; text order is counter order. */
const WIDTH = 7;
const POD = '5e000';

/** Hands out record ids: key prefix, then a counter. A rolled-back insert does not give its number back, as on the platform. */
export class IdSequence {
  private readonly db: Database;
  private readonly last = new Map<string, number>();
  constructor(db: Database) {
    this.db = db;
  }
  next(object: ObjectDefinition): Id {
    const prefix = object.keyPrefix;
    if (prefix === undefined) throw new Error(`${object.name} has no key prefix`);
    const number = (this.last.get(prefix) ?? this.stored(object)) + 1;
    this.last.set(prefix, number);
    return idOf(prefix, number);
  }
  /** Where a data file's numbering stopped. */
  private stored(object: ObjectDefinition): number {
    if (object.kind === 'platformEvent') return 0; // events are never stored
    const last = this.db.get(`SELECT MAX("Id") FROM ${quote(object.name)}`)?.[0];
    if (typeof last !== 'string') return 0;
    return [...last.slice(15 - WIDTH, 15)].reduce((sum, digit) => sum * 62 + DIGITS.indexOf(digit), 0);
  }
}

export function idOf(prefix: string, number: number): Id {
  let digits = '';
  for (let rest = number; digits.length < WIDTH; rest = Math.floor(rest / 62))
    digits = DIGITS.charAt(rest % 62) + digits;
  const id = Id.parse(prefix + POD + digits);
  if (id === undefined) throw new Error(`no id from prefix ${prefix}`);
  return id;
}
