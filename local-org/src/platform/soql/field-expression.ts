import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { Org } from '../org.ts';
import { isDecimalField } from '../store/columns.ts';
import { quote } from '../store/database.ts';

/** The SQL of a field on a source: a column, a correlated summary, or a call of the formula evaluator. */
export function fieldExpression(
  org: Org,
  source: { readonly object: ObjectDefinition; readonly alias: string },
  field: FieldDefinition,
): string {
  if (field.summary !== undefined) return summaryExpression(org, source.alias, field);
  if (field.formula !== undefined) {
    return `formula_value(${text(source.object.name)}, ${text(field.name)}, ${source.alias}."Id")`;
  }
  if (field.type === 'address' || field.type === 'location') {
    throw org.rt.unsupported(`compound field ${source.object.name}.${field.name} in a query`);
  }
  return `${source.alias}.${quote(field.name)}`;
}

function summaryExpression(org: Org, alias: string, field: FieldDefinition): string {
  const summary = field.summary;
  if (summary === undefined) throw new Error('no summary');
  if (summary.filtered) throw org.rt.unsupported(`roll-up summary ${field.name} with a filter`);
  const child = org.model.findObject(summary.object);
  if (child === undefined) throw org.rt.unsupported(`roll-up summary ${field.name} over ${summary.object}`);
  const where = `c.${quote(summary.foreignKey)} = ${alias}."Id" AND c."IsDeleted" = 0`;
  const source = summary.field === undefined ? undefined : child.findField(summary.field);
  if (summary.operation === 'count' || source === undefined) {
    return `(SELECT COUNT(*) FROM ${quote(child.name)} AS c WHERE ${where})`;
  }
  const value = fieldExpression(org, { object: child, alias: 'c' }, source);
  const aggregate = `${summary.operation.toUpperCase()}(${value})`;
  const otherwise = summary.operation === 'sum' && isDecimalField(source) ? `COALESCE(${aggregate}, 0)` : aggregate;
  return `(SELECT ${otherwise} FROM ${quote(child.name)} AS c WHERE ${where})`;
}

/** An SQL text literal. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
