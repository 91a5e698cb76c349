import { assertNever } from '../base/errors.ts';
import type { Position } from '../base/position.ts';
import type {
  Block,
  DmlStatement,
  Expression,
  ForEachStatement,
  ForStatement,
  LocalDeclaration,
  ReturnStatement,
  Statement,
  SwitchStatement,
  TryStatement,
} from '../parser/ast.ts';
import { inherits, isAssignable, parentsOf } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundBranch, BoundExpression, BoundStatement } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo, conversionBetween } from './convert.ts';
import { has } from './modifiers.ts';
import { resolveType } from './resolve-type.ts';
import type { ApexType } from './types.ts';

/** Binds one statement. A mistake in it is reported and does not hide those of its neighbours. */
export function bindStatement(context: BindContext, statement: Statement): BoundStatement {
  try {
    return bind(context, statement);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    context.note(error);
    return { kind: 'unsupported', message: error.message, position: error.position };
  }
}

function bind(context: BindContext, statement: Statement): BoundStatement {
  const { position } = statement;
  switch (statement.kind) {
    case 'block':
      return bindBlock(context, statement);
    case 'local':
      return bindLocal(context, statement);
    case 'expressionStatement':
      return { kind: 'expression', expression: bindExpressionStatement(context, statement.expression), position };
    case 'if':
      return {
        kind: 'if',
        condition: condition(context, statement.condition),
        then: context.withScope(() => context.statement(statement.then)),
        otherwise: statement.otherwise === undefined ? undefined : elseBranch(context, statement.otherwise),
        position,
      };
    case 'while':
      return {
        kind: 'while',
        condition: condition(context, statement.condition),
        body: loopBody(context, statement.body),
        position,
      };
    case 'doWhile': {
      const body = loopBody(context, statement.body) ?? { kind: 'block', statements: [], position };
      return { kind: 'doWhile', body, condition: condition(context, statement.condition), position };
    }
    case 'for':
      return context.withScope(() => bindFor(context, statement));
    case 'forEach':
      return context.withScope(() => bindForEach(context, statement));
    case 'switch':
      return bindSwitch(context, statement);
    case 'return':
      return bindReturn(context, statement);
    case 'throw': {
      const value = context.expression(statement.value);
      if (!isException(context, value.type))
        throw new CompileError(`Throw expression must be of type exception: ${value.type.name}`, position);
      return { kind: 'throw', value, position };
    }
    case 'break':
    case 'continue':
      if (context.loopDepth === 0)
        throw new CompileError(
          `${statement.kind === 'break' ? 'Break' : 'Continue'} statement must be in loop`,
          position,
        );
      return { kind: statement.kind, position };
    case 'try':
      return bindTry(context, statement);
    case 'dml':
      return bindDml(context, statement);
    case 'runAs':
      return {
        kind: 'runAs',
        args: statement.args.map((arg) => context.expression(arg)),
        body: context.withScope(() => context.statement(statement.body)),
        position,
      };
    default:
      return assertNever(statement, 'statement');
  }
}

function elseBranch(context: BindContext, otherwise: Statement): BoundStatement {
  return context.withScope(() => context.statement(otherwise));
}

function bindBlock(context: BindContext, block: Block): BoundStatement {
  return context.withScope(() => ({
    kind: 'block',
    statements: block.statements.map((statement) => context.statement(statement)),
    position: block.position,
  }));
}

function condition(context: BindContext, expression: Expression): BoundExpression {
  const bound = context.expression(expression);
  if (bound.type !== context.types.boolean)
    throw new CompileError(`Incorrect expression type, expecting Boolean: ${bound.type.name}`, expression.position);
  return bound;
}

function loopBody(context: BindContext, body: Statement | undefined): BoundStatement | undefined {
  if (body === undefined) return undefined;
  context.loopDepth++;
  try {
    return context.withScope(() => context.statement(body));
  } finally {
    context.loopDepth--;
  }
}

function bindLocal(context: BindContext, declaration: LocalDeclaration): BoundStatement {
  const { types } = context;
  const type = resolveType(types, declaration.type, context.owner);
  const isFinal = has(declaration.modifiers, 'final');
  const statements = declaration.variables.map((variable): BoundStatement => {
    // declared even if its value is wrong, so that one mistake gives one error
    const value =
      variable.initializer === undefined
        ? undefined
        : initialValue(context, variable.initializer, type, variable.position);
    const local = context.declare(
      variable.name,
      type,
      variable.position,
      isFinal && variable.initializer !== undefined,
    );
    return { kind: 'local', local, value, position: variable.position };
  });
  const [only] = statements;
  return statements.length === 1 && only !== undefined
    ? only
    : { kind: 'locals', locals: statements, position: declaration.position };
}

/** A value that is wrong or that we can't compute stays one that stops the program: never a silent null. */
function initialValue(
  context: BindContext,
  initializer: Expression,
  type: ApexType,
  position: Position,
): BoundExpression {
  try {
    return assignTo(context.types, context.expression(initializer), type, position);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    context.note(error);
    return { kind: 'unsupported', message: error.message, type, position: error.position };
  }
}

const STATEMENT_EXPRESSIONS = new Set<Expression['kind']>([
  'call',
  'assign',
  'postfix',
  'new',
  'constructorCall',
  'newCollection',
  'newMap',
  'newArray',
]);

function bindExpressionStatement(context: BindContext, expression: Expression): BoundExpression {
  const isIncrement = expression.kind === 'unary' && (expression.operator === '++' || expression.operator === '--');
  if (!STATEMENT_EXPRESSIONS.has(expression.kind) && !isIncrement)
    throw new CompileError('Expression cannot be a statement.', expression.position);
  return context.expression(expression);
}

function bindFor(context: BindContext, statement: ForStatement): BoundStatement {
  const { position } = statement;
  const init: BoundStatement[] = [];
  if (statement.init !== undefined) {
    if ('kind' in statement.init) init.push(context.statement(statement.init));
    else
      init.push(
        ...statement.init.map((expression): BoundStatement => ({
          kind: 'expression',
          expression: context.expression(expression),
          position: expression.position,
        })),
      );
  }
  const test = statement.condition === undefined ? undefined : condition(context, statement.condition);
  const update = statement.update.map((expression) => context.expression(expression));
  return { kind: 'for', init, condition: test, update, body: loopBody(context, statement.body), position };
}

function bindForEach(context: BindContext, statement: ForEachStatement): BoundStatement {
  const { types } = context;
  const type = resolveType(types, statement.type, context.owner);
  const iterable = context.expression(statement.iterable);
  const element = elementType(context, iterable.type);
  if (element === undefined)
    throw new CompileError(`Loop must iterate over collection: ${iterable.type.name}`, statement.position);
  const chunks = iterable.kind === 'soql' && types.isList(type) && type.args[0]?.symbol.kind === 'sobject';
  const fits =
    chunks ||
    isAssignable(types, element, type) ||
    (element.symbol.kind === 'sobject' &&
      type.symbol.kind === 'sobject' &&
      (element === types.anySObject || isAssignable(types, type, element)));
  if (!fits) throw new CompileError(`Loop variable must be of type ${element.name}`, statement.namePosition);
  const local = context.declare(statement.name, type, statement.namePosition);
  return {
    kind: 'forEach',
    local,
    iterable,
    convert: chunks ? undefined : conversionBetween(types, element, type),
    body: loopBody(context, statement.body),
    chunks,
    position: statement.position,
  };
}

function elementType(context: BindContext, type: ApexType): ApexType | undefined {
  const { types } = context;
  if (types.isList(type) || types.isSet(type)) return type.args[0];
  if (type.name === 'Database.QueryLocator') return types.anySObject;
  const iterable = asIterable(context, type);
  return iterable?.args[0];
}

function asIterable(context: BindContext, type: ApexType): ApexType | undefined {
  if (type.symbol.isNative && type.symbol.name === 'Iterable') return type;
  for (const parent of parentsOf(context.types, type)) {
    const found = asIterable(context, parent);
    if (found !== undefined) return found;
  }
  return undefined;
}

function bindSwitch(context: BindContext, statement: SwitchStatement): BoundStatement {
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

function bindReturn(context: BindContext, statement: ReturnStatement): BoundStatement {
  const { types, returnType } = context;
  const { position } = statement;
  if (statement.value === undefined) {
    if (returnType !== types.void)
      throw new CompileError(`Missing return value: expected ${returnType.name}`, position);
    return { kind: 'return', value: undefined, position };
  }
  if (returnType === types.void) throw new CompileError('Void method must not return a value', position);
  const value = context.expression(statement.value);
  const isRow = assignTo(types, value, returnType, statement.value.position);
  return { kind: 'return', value: isRow, position };
}

function isException(context: BindContext, type: ApexType): boolean {
  const base = context.types.named('System.Exception');
  // One that the library lacks is never thrown here: its clause waits in vain.
  return type === base || type.symbol.kind === 'missing' || inherits(context.types, type, base);
}

function bindTry(context: BindContext, statement: TryStatement): BoundStatement {
  const body = context.statement(statement.body);
  const caught: ApexType[] = [];
  const catches = statement.catches.map((clause) => {
    const type = resolveType(context.types, clause.type, context.owner);
    if (!isException(context, type))
      throw new CompileError(`Catch type must be an exception: ${type.name}`, clause.position);
    if (caught.some((earlier) => earlier === type || inherits(context.types, type, earlier)))
      throw new CompileError(`Exception type already handled: ${type.name}`, clause.position);
    caught.push(type);
    return context.withScope(() => {
      const local = context.declare(clause.name, type, clause.position);
      return { type, local, body: context.statement(clause.body) };
    });
  });
  const finallyBody = statement.finallyBody === undefined ? undefined : context.statement(statement.finallyBody);
  return { kind: 'try', body, catches, finallyBody, position: statement.position };
}

function bindDml(context: BindContext, statement: DmlStatement): BoundStatement {
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
