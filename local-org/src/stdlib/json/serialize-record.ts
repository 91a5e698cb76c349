import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDatetime, Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { JsonNumber, JsonObject, type Json } from './json-text.ts';

/** A record: its attributes, then the fields that were set or queried, then related records. Datetimes are written as the REST API does (apex-semantics T4). */
export function recordToJson(rt: Runtime, record: SObject, toJson: (value: Value) => Json): JsonObject {
  const entries: [string, Json][] = [['attributes', attributes(rt, record)]];
  for (const [name, value] of record.values) {
    entries.push([name, value instanceof ApexDatetime ? value.iso().replace('Z', '+0000') : toJson(value)]);
  }
  for (const [name, parent] of record.parents) entries.push([name, toJson(parent)]);
  for (const [name, children] of record.children) {
    const size = new JsonNumber(String(children.items.length));
    entries.push([
      name,
      new JsonObject([
        ['totalSize', size],
        ['done', true],
        ['records', toJson(children)],
      ]),
    ]);
  }
  return new JsonObject(entries);
}

function attributes(rt: Runtime, record: SObject): JsonObject {
  const { name } = record.definition;
  const id = record.values.get('Id');
  if (!(id instanceof Id)) return new JsonObject([['type', name]]);
  const version = rt.frames.at(-1)?.code.apiVersion ?? rt.types.model.apiVersion;
  return new JsonObject([
    ['type', name],
    ['url', `/services/data/v${version.toFixed(1)}/sobjects/${name}/${id.value}`],
  ]);
}
