import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { fieldType } from '../../semantic/field-types.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import { JsonObject, type Json } from './json-text.ts';
import { primitiveFromJson } from './deserialize-primitive.ts';
import type { Value } from '../../runtime/values/value.ts';

interface RecordOptions {
  readonly strict: boolean;
  readonly nested: (json: Json, type: ApexType) => Value;
}

/** A record: fields by name, parents and children as `JSON.serialize` writes them; `attributes.type` says what an SObject is. */
export function recordFromJson(rt: Runtime, json: JsonObject, type: ApexType, options: RecordOptions): SObject {
  const definition = rt.types.definitionOf(type) ?? statedObject(rt, json);
  const record = new SObject(definition);
  for (const [name, value] of json.entries) if (name !== 'attributes') setMember(rt, record, name, value, options);
  return record;
}

function statedObject(rt: Runtime, json: JsonObject): ObjectDefinition {
  const attributes = json.entries.find(([name]) => name === 'attributes')?.[1];
  const type = attributes instanceof JsonObject ? attributes.entries.find(([name]) => name === 'type')?.[1] : undefined;
  const definition = typeof type === 'string' ? rt.org.model.findObject(type) : undefined;
  if (definition === undefined)
    throw rt.exception(
      'System.JSONException',
      'Unable to determine the type of the SObject: attributes.type is missing or unknown',
    );
  return definition;
}

function setMember(rt: Runtime, record: SObject, name: string, json: Json, options: RecordOptions): void {
  const { definition } = record;
  const field = definition.findField(name);
  if (field !== undefined) {
    record.values.set(field.name, json === null ? null : fieldFromJson(rt, json, field, options));
    return;
  }
  const lookup = definition.findRelationship(name);
  if (lookup !== undefined) {
    const parent = options.nested(json, parentType(rt, lookup));
    record.parents.set(lookup.relationshipName ?? lookup.name, parent instanceof SObject ? parent : null);
    return;
  }
  const children = definition.findChildRelationship(name);
  if (children === undefined) {
    if (options.strict)
      throw rt.exception('System.JSONException', `No such column '${name}' on sobject of type ${definition.name}`);
    return;
  }
  const rows = json instanceof JsonObject ? (json.entries.find(([key]) => key === 'records')?.[1] ?? null) : json;
  const list = options.nested(rows, rt.types.list(rt.types.sobject(children.childObject)));
  if (list instanceof ApexList) record.children.set(children.name, list);
}

function fieldFromJson(rt: Runtime, json: Json, field: FieldDefinition, options: RecordOptions): Value {
  const type = fieldType(rt.types, field);
  return type.symbol.kind === 'primitive' && type !== rt.types.object
    ? primitiveFromJson(rt, json, type)
    : options.nested(json, type);
}

function parentType(rt: Runtime, lookup: FieldDefinition): ApexType {
  const [only, ...others] = lookup.referenceTo;
  return only === undefined || others.length > 0 ? rt.types.anySObject : rt.types.sobject(only);
}
