import { assertNever } from '../base/errors.ts';
import type { Position } from '../base/position.ts';
import type { Expression } from '../parser/ast-expressions.ts';
import type { Block, LocalDeclaration, ReturnStatement, Statement, TryStatement } from '../parser/ast-statements.ts';
import { inherits } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import { bindDml } from './bind-dml.ts';
import { bindFor, bindForEach, condition, loopBody } from './bind-loops.ts';
import { bindSwitch } from './bind-switch.ts';
import type { BoundExpression, BoundStatement } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo } from './convert.ts';
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
