import { Big } from 'bigdecimal.js';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { throwIfRefused } from '../../runtime/dml.ts';
import { ApexDate, ApexDatetime, Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

/** `Test.loadData`: a static resource with CSV, the first row names the fields. */
export function loadCsv(org: Org, object: ObjectDefinition, resourceName: string): Value {
  const resource = org.model.staticResources.find(
    (candidate) => candidate.name.toLowerCase() === resourceName.toLowerCase(),
  );
  if (resource === undefined)
    throw org.rt.exception('System.StringException', `Static Resource not found: ${resourceName}`);
  const [header = [], ...lines] = parseCsv(new TextDecoder().decode(resource.body));
  const fields = header.map((name) => {
    const field = object.findField(name.trim());
    if (field === undefined)
      throw org.rt.exception('System.SObjectException', `Invalid field ${name} for ${object.name}`);
    return field;
  });
  const records = lines.map((line) => {
    const record = new SObject(object);
    fields.forEach((field, i) => {
      const text = line[i] ?? '';
      if (text !== '') record.values.set(field.name, valueOf(org, field, text));
    });
    return record;
  });
  throwIfRefused(
    org.rt,
    'insert',
    org.dml({ operation: 'insert', rows: records, allOrNone: true, access: { mode: 'system', sharing: false } }),
  );
  return org.rt.list(org.rt.types.sobject(object.name), records);
}

function valueOf(org: Org, field: FieldDefinition, text: string): Value {
  switch (field.type) {
    case 'boolean':
      return text.toLowerCase() === 'true' || text === '1';
    case 'int':
      return Number(text);
    case 'double':
    case 'currency':
    case 'percent':
      return Big(text);
    case 'date':
      return new ApexDate(Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000));
    case 'datetime':
      return new ApexDatetime(Date.parse(text.replace(' ', 'T')));
    case 'id':
    case 'reference': {
      const id = Id.parse(text);
      if (id === undefined) throw org.rt.exception('System.StringException', `Invalid id: ${text}`);
      return id;
    }
    default:
      return text;
  }
}

/** RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
