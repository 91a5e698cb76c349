import type { FieldDefinition } from '../../metadata/model.ts';
import type { Org } from '../org.ts';
import { isStored } from '../store/columns.ts';
import { quote } from '../store/database.ts';
import { text } from './field-expression.ts';

/**
 * What stands behind a polymorphic lookup (`Owner`, `Who`, `What`): a union of its objects with the columns of the `Name`
 * object. SOQL and SOSL Reference, "Understanding Relationship Fields and Polymorphic Fields".
 */
export function polymorphicSource(org: Org, reference: FieldDefinition): string {
  const columns = [...org.object('Name').fields.values()].filter(isStored).map((field) => field.name);
  const selects = reference.referenceTo.flatMap((name) => {
    const object = org.model.findObject(name);
    if (object === undefined) return [];
    const parts = columns.map((column) => `${columnOf(column)} AS ${quote(column)}`);
    return [`SELECT ${parts.join(', ')} FROM ${quote(object.name)}`];

    function columnOf(column: string): string {
      if (column === 'Type') return text(object?.name === 'Group' ? 'Queue' : (object?.name ?? ''));
      const wanted = column === 'Name' ? (object?.nameField ?? 'Name') : column;
      const field = object?.findField(wanted);
      return field === undefined || !isStored(field) ? 'NULL' : quote(field.name);
    }
  });
  return `(${selects.join(' UNION ALL ')})`;
}
