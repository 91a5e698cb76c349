import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { Org } from '../org.ts';
import { quote } from '../store/database.ts';

/** The next values of an object's auto numbers. Numbers used by a rolled-back insert are gone, as on the platform. */
export function nextAutoNumbers(org: Org, object: ObjectDefinition): [string, string][] {
  return [...object.fields.values()]
    .filter((field) => field.autoNumber)
    .map((field) => [field.name, next(org, object, field)]);
}

function next(org: Org, object: ObjectDefinition, field: FieldDefinition): string {
  const key = `${object.name}.${field.name}`;
  const number = (org.autoNumbers.get(key) ?? storedCount(org, object)) + 1;
  org.autoNumbers.set(key, number);
  return formatAutoNumber(field.displayFormat ?? '{0}', number, org.now().ms);
}

function storedCount(org: Org, object: ObjectDefinition): number {
  return Number(org.db.get(`SELECT COUNT(*) FROM ${quote(object.name)}`)?.[0] ?? 0);
}

/** `LOG-{00000000}` → `LOG-00000042`; `{YYYY}`, `{YY}`, `{MM}`, `{DD}` are parts of the date. Salesforce Help, "Custom Field Attributes", display format. */
export function formatAutoNumber(format: string, number: number, ms: number): string {
  const date = new Date(ms);
  return format.replace(/\{([^}]*)\}/g, (_all, body: string) => {
    if (/^0+$/.test(body)) return String(number).padStart(body.length, '0');
    const parts: Readonly<Record<string, string>> = {
      YYYY: String(date.getUTCFullYear()),
      YY: String(date.getUTCFullYear()).slice(2),
      MM: String(date.getUTCMonth() + 1).padStart(2, '0'),
      DD: String(date.getUTCDate()).padStart(2, '0'),
    };
    return parts[body] ?? '';
  });
}
