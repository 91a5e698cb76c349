import { assertNever } from '../../base/errors.ts';
import type { BoundBranch, BoundExpression, BoundStatement, LocalSymbol } from '../../semantic/bound.ts';
import { emitCondition, emitExpression } from './emit-expression.ts';
import { quote, type EmitContext } from './writer.ts';

/** JavaScript for one statement, with the frame's line set before it. */
export function emitStatement(context: EmitContext, statement: BoundStatement): string {
  if (statement.kind === 'block')
    return `{${statement.statements.map((inner) => emitStatement(context, inner)).join('\n')}}`;
  if (statement.kind === 'locals') return statement.locals.map((inner) => emitStatement(context, inner)).join('\n');
  const mark = markLine(context, statement.position.line);
  return mark + emitBody(context, statement);
}

/** `$f` is the frame, `$c` the class's line counters. */
function markLine(context: EmitContext, line: number): string {
  context.line = line;
  context.coverage?.add(line);
  return context.coverage === undefined ? `$f.line=${line};` : `$f.line=${line};$c[${line}]=1;`;
}

function emitBody(context: EmitContext, statement: Exclude<BoundStatement, { kind: 'block' | 'locals' }>): string {
  const emit = (expression: BoundExpression): string => emitExpression(context, expression);
  const block = (inner: BoundStatement | undefined): string =>
    inner === undefined ? '{}' : `{${emitStatement(context, inner)}}`;
  switch (statement.kind) {
    case 'local':
      return `let ${statement.local.jsName}=${statement.value === undefined ? 'null' : emit(statement.value)};`;
    case 'expression':
      return `${emit(statement.expression)};`;
    case 'if':
      return `if(${emitCondition(context, statement.condition)})${block(statement.then)}${statement.otherwise === undefined ? '' : `else${block(statement.otherwise)}`}`;
    case 'while':
      return `while(${emitCondition(context, statement.condition)}){${TURN}${block(statement.body)}}`;
    case 'doWhile':
      return `do{${TURN}${block(statement.body)}}while(${emitCondition(context, statement.condition)});`;
    case 'for': {
      const init = statement.init.map((inner) => emitStatement(context, inner)).join('');
      const condition = statement.condition === undefined ? '' : emitCondition(context, statement.condition);
      return `{${init}for(;${condition};${statement.update.map(emit).join(',')}){${TURN}${block(statement.body)}}}`;
    }
    case 'forEach':
      return emitForEach(context, statement, block);
    case 'switch':
      return emitSwitch(context, statement);
    case 'return':
      return statement.value === undefined ? 'return null;' : `return ${emit(statement.value)};`;
    case 'throw':
      return `throw o.thrown(${emit(statement.value)});`;
    case 'break':
      return 'break;';
    case 'continue':
      return 'continue;';
    case 'try':
      return emitTry(context, statement, block);
    case 'dml': {
      const merge = statement.mergeWith === undefined ? 'null' : emit(statement.mergeWith);
      const access = statement.access === undefined ? 'undefined' : quote(statement.access);
      const key = statement.externalId === undefined ? 'undefined' : quote(statement.externalId);
      return `o.dml(${quote(statement.operation)},${emit(statement.target)},${access},${key},${merge});`;
    }
    case 'runAs':
      return emitRunAs(context, statement, block);
    case 'unsupported':
      return `o.unsupported(${quote(statement.message)});`;
    default:
      return assertNever(statement, 'bound statement');
  }
}

/** Once in 65,536 turns a loop looks at the clock. */
const TURN = 'if((rt.turns=(rt.turns+1)&65535)===0)rt.checkRunaway();';

type Block = (inner: BoundStatement | undefined) => string;

function emitForEach(
  context: EmitContext,
  statement: Extract<BoundStatement, { kind: 'forEach' }>,
  block: Block,
): string {
  const n = context.labels++;
  const { local, convert } = statement;
  const source = emitExpression(context, statement.iterable);
  const iterable = statement.chunks
    ? `{items:o.chunks(${source},${context.constants.name(local.type)}),guard:undefined}`
    : `o.loopItems(${source})`;
  const item = convert === undefined ? `$l${n}.items[$i${n}]` : `o.${convert}($l${n}.items[$i${n}])`;
  const loop = `for(let $i${n}=0;$i${n}<$l${n}.items.length;$i${n}++){let ${local.jsName}=${item};${block(statement.body)}}`;
  return `{const $l${n}=${iterable};try{${loop}}finally{o.endLoop($l${n}.guard);}}`;
}

function emitSwitch(context: EmitContext, statement: Extract<BoundStatement, { kind: 'switch' }>): string {
  const temp = statement.temp.jsName;
  let text = `${temp}=${emitExpression(context, statement.subject)};`;
  statement.branches.forEach((branch, i) => {
    const head = branch.kind === 'else' ? '' : `if(${branchTest(context, branch, temp)})`;
    const local = branch.kind === 'type' ? `let ${branch.local.jsName}=${temp};` : '';
    text += `${i === 0 ? '' : 'else '}${head}{${local}${emitStatement(context, branch.body)}}`;
  });
  return text;
}

function branchTest(context: EmitContext, branch: Exclude<BoundBranch, { kind: 'else' }>, temp: string): string {
  if (branch.kind === 'type') return `rt.isInstance(${temp},${context.constants.name(branch.type)})`;
  return branch.values
    .map((value) => {
      const text = emitExpression(context, value);
      return value.kind === 'literal' || value.kind === 'enumConstant'
        ? `${temp}===${text}`
        : `o.same(${temp},${text})`;
    })
    .join('||');
}

function emitTry(context: EmitContext, statement: Extract<BoundStatement, { kind: 'try' }>, block: Block): string {
  let text = `try${block(statement.body)}`;
  if (statement.catches.length > 0) {
    const n = context.labels++;
    const clauses = statement.catches.map(
      (clause) =>
        `if(rt.isInstance($e${n},${context.constants.name(clause.type)})){let ${clause.local.jsName}=$e${n};${emitStatement(context, clause.body)}}`,
    );
    text += `catch($x${n}){const $e${n}=o.caught($x${n});${clauses.join('else ')}else throw $e${n};}`;
  }
  if (statement.finallyBody !== undefined) text += `finally${block(statement.finallyBody)}`;
  return text;
}

/** The body runs inside a call of the org's; a return in it leaves the method. */
function emitRunAs(context: EmitContext, statement: Extract<BoundStatement, { kind: 'runAs' }>, block: Block): string {
  const n = context.labels++;
  const args = statement.args.map((arg) => emitExpression(context, arg)).join(',');
  return `{let $r${n};o.runAs([${args}],()=>{$r${n}=(()=>{${block(statement.body)}return o;})();});if($r${n}!==o)return $r${n};}`;
}

export function declareTemps(temps: readonly LocalSymbol[]): string {
  return temps.length === 0 ? '' : `let ${temps.map((temp) => `${temp.jsName}=null`).join(',')};`;
}
