import type { DmlStatement } from '../parser/ast-statements.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundStatement } from './bound.ts';
import { CompileError } from './compile-error.ts';
import type { ApexType } from './types.ts';

export function bindDml(context: BindContext, statement: DmlStatement): BoundStatement {
  const { types } = context;
  const { operation, position } = statement;
  const target = context.expression(statement.target);
  const record = recordTypeOf(context, target.type);
  if (record === undefined)
    throw new CompileError(`DML requires SObject or SObject list type: ${target.type.name}`, position);
  const mergeWith = statement.mergeWith === undefined ? undefined : context.expression(statement.mergeWith);
  return {
    kind: 'dml',
    operation,
    target,
    externalId: externalIdOf(context, statement, record),
    mergeWith,
    access: statement.access,
    position,
  };

  function externalIdOf(
    { types: table }: BindContext,
    { externalId }: DmlStatement,
    type: ApexType,
  ): string | undefined {
    if (externalId === undefined) return undefined;
    const definition = table.definitionOf(type);
    const field = definition?.findField(externalId.split('.').at(-1) ?? '');
    if (definition === undefined)
      throw new CompileError('Upsert with a field specification requires a concrete SObject type', position);
    if (field === undefined)
      throw new CompileError(`Field does not exist: ${externalId} on ${definition.name}`, position);
    if (!field.externalId && !field.idLookup && field.type !== 'id')
      throw new CompileError(
        `Invalid field for upsert, must be an External Id custom or standard indexed field: ${field.name} (${definition.name})`,
        position,
      );
    return field.name;
  }

  function recordTypeOf({ types: table }: BindContext, type: ApexType): ApexType | undefined {
    if (type.symbol.kind === 'sobject') return type;
    const element = types.isList(type) ? type.args[0] : undefined;
    return element?.symbol.kind === 'sobject' && table === types ? element : undefined;
  }
}
