import type { Expression } from '../parser/ast-expressions.ts';
import type { SwitchStatement } from '../parser/ast-statements.ts';
import { isAssignable } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundBranch, BoundExpression, BoundStatement } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo } from './convert.ts';
import { resolveType } from './resolve-type.ts';
import type { ApexType } from './types.ts';

export function bindSwitch(context: BindContext, statement: SwitchStatement): BoundStatement {
  const { types } = context;
  const subject = context.expression(statement.subject);
  const { type } = subject;
  const isRecord = type.symbol.kind === 'sobject';
  const allowed =
    isRecord ||
    type.symbol.kind === 'enum' ||
    type === types.integer ||
    type === types.long ||
    type === types.string ||
    type === types.object ||
    type.symbol.kind === 'class' ||
    type.symbol.kind === 'interface';
  if (!allowed) throw new CompileError(`Illegal switch expression type: ${type.name}`, statement.position);
  const seen = new Set<string>();
  const branches = statement.branches.map((branch, i): BoundBranch => {
    const { when } = branch;
    if (when.kind === 'else') {
      if (i !== statement.branches.length - 1)
        throw new CompileError('The when else block must be the last one', branch.position);
      return { kind: 'else', body: context.statement(branch.body) };
    }
    if (when.kind === 'type') return bindTypeBranch(context, branch, type);
    const values = when.values.map((value) => {
      const bound = bindCase(context, value, type);
      const key = JSON.stringify(
        bound.kind === 'literal' ? String(bound.value) : bound.kind === 'enumConstant' ? bound.ordinal : value,
      );
      if (seen.has(key)) throw new CompileError('Duplicate when value', value.position);
      seen.add(key);
      return bound;
    });
    return { kind: 'values', values, body: context.statement(branch.body) };
  });
  return { kind: 'switch', subject, temp: context.temp(type), branches, position: statement.position };
}

function bindTypeBranch(
  context: BindContext,
  branch: SwitchStatement['branches'][number],
  subject: ApexType,
): BoundBranch {
  if (branch.when.kind !== 'type') throw new Error('not a type branch');
  const { type: name, name: variable } = branch.when;
  const type = resolveType(context.types, name, context.owner);
  if (!isAssignable(context.types, type, subject))
    throw new CompileError(`When type is not compatible: ${type.name} with ${subject.name}`, branch.position);
  return context.withScope(() => {
    const local = context.declare(variable, type, branch.position);
    return { kind: 'type', type, local, body: context.statement(branch.body) };
  });
}

/** Literals, null, and enum constants by their simple name. */
function bindCase(context: BindContext, value: Expression, subject: ApexType): BoundExpression {
  if (subject.symbol.kind === 'enum' && (value.kind === 'name' || value.kind === 'field-access')) {
    context.types.completeNative(subject.symbol);
    const ordinal = subject.symbol.enumConstants.findIndex(
      (constant) => constant.toLowerCase() === value.name.toLowerCase(),
    );
    if (ordinal < 0)
      throw new CompileError(`When value is not a constant of ${subject.name}: ${value.name}`, value.position);
    return { kind: 'enumConstant', symbol: subject.symbol, ordinal, type: subject, position: value.position };
  }
  const bound = context.expression(value);
  if (bound.kind !== 'literal' && bound.kind !== 'staticField')
    throw new CompileError('When value must be a literal', value.position);
  return assignTo(context.types, bound, subject, value.position);
}
