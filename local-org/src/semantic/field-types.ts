import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType } from './types.ts';

/** The Apex type of a record's field. */
export function fieldType(types: TypeTable, field: FieldDefinition): ApexType {
  switch (field.type) {
    case 'id':
    case 'reference':
      return types.id;
    case 'boolean':
      return types.boolean;
    case 'int':
      return types.integer;
    case 'long':
      return types.long;
    case 'double':
    case 'currency':
    case 'percent':
      return types.decimal;
    case 'date':
      return types.date;
    case 'datetime':
      return types.datetime;
    case 'time':
      return types.time;
    case 'base64':
      return types.blob;
    case 'address':
      return types.parse('System.Address') ?? types.object;
    case 'location':
      return types.parse('System.Location') ?? types.object;
    case 'anytype':
    case 'complexvalue':
      return types.object;
    default:
      return types.string;
  }
}

/** The type of the record behind a lookup: its object; for a polymorphic one the `Name` object, as in Apex. */
export function parentType(types: TypeTable, field: FieldDefinition): ApexType {
  const [only, ...others] = field.referenceTo;
  if (only === undefined) return types.anySObject;
  if (others.length > 0) return types.findSObject('Name') ?? types.anySObject;
  return types.findSObject(only) ?? types.anySObject;
}

export function describeFieldName(object: ObjectDefinition, field: FieldDefinition): string {
  return `${object.name}.${field.name}`;
}
