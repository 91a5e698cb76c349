import type { BoundExpression, BoundOf } from '../../semantic/bound.ts';
import type { MethodSymbol } from '../../semantic/types.ts';
import { hasEffects } from './effects.ts';
import { quote, type EmitContext } from './writer.ts';

type Emit = (context: EmitContext, expression: BoundExpression) => string;

/** Moves the frame to the line of a call that stands on another line than its statement. */
function at(context: EmitContext, line: number, call: string): string {
  return line === context.line ? call : `($f.line=${line},${call})`;
}

export function emitCall(context: EmitContext, expression: BoundOf<'call'>, emit: Emit): string {
  const { method, nonVirtual } = expression;
  const args = expression.args.map((arg) => emit(context, arg));
  const { line } = expression.position;
  if (expression.target.kind === 'this') return at(context, line, callText(context, method, 'this', args, nonVirtual));
  const target = emit(context, expression.target);
  if (!expression.args.some(hasEffects))
    return at(context, line, callText(context, method, `o.nn(${target})`, args, nonVirtual));
  // As in Java the arguments are evaluated before a null target throws; apex-rollup would loop for ever otherwise.
  const names = args.map((_, i) => `a${i}`);
  const call = callText(context, method, 'o.nn(t)', names, nonVirtual);
  return at(context, line, `((${['t', ...names].join(',')})=>${call})(${[target, ...args].join(',')})`);
}

function callText(
  context: EmitContext,
  method: MethodSymbol,
  target: string,
  args: readonly string[],
  nonVirtual: boolean,
): string {
  if (method.owner.isNative || method.native !== undefined) {
    if (method.native === undefined || (isOverridable(method) && !nonVirtual))
      return `rt.invoke(${target},${quote(method.name)},[${args.join(',')}])`;
    return `${context.constants.name(method.native)}(${['rt', target, ...args].join(',')})`;
  }
  if (method.owner.kind === 'interface' && OBJECT_METHODS.has(method.slot.split('(')[0] ?? ''))
    return `rt.invoke(${target},${quote(method.name)},[${args.join(',')}])`;
  if (nonVirtual) {
    const handle = context.constants.name(context.handleOf(method.owner));
    return `${handle}.prototype[${quote(method.slot)}].call(${[target, ...args].join(',')})`;
  }
  return `${target}[${quote(method.slot)}](${args.join(',')})`;
}

/** Listed in an interface, these need no body in the class: Object has one. */
const OBJECT_METHODS = new Set(['m_tostring', 'm_equals', 'm_hashcode']);

/** Library methods that project classes may override or implement: those of Object, Exception and of interfaces. */
function isOverridable(method: MethodSymbol): boolean {
  if (method.owner.kind === 'interface') return true;
  return method.owner.namespace === 'System' && (method.owner.name === 'Object' || method.owner.name === 'Exception');
}

export function emitStaticCall(context: EmitContext, expression: BoundOf<'staticCall'>, emit: Emit): string {
  const { method, receiver } = expression;
  const args = expression.args.map((arg) => emit(context, arg));
  if (method.owner.isNative || method.native !== undefined) {
    if (method.native === undefined)
      return `o.unsupported(${quote(`${method.owner.name}.${method.name}: ${method.refused ?? 'not in the local org'}`)})`;
    const first = receiver === undefined ? ['rt'] : ['rt', context.constants.name(receiver)];
    const call = `${context.constants.name(method.native)}(${[...first, ...args].join(',')})`;
    return at(context, expression.position.line, withScope(context, expression, call, emit));
  }
  const handle = context.constants.name(context.handleOf(method.owner));
  if (method.annotations.includes('future'))
    return at(context, expression.position.line, `o.future(${context.constants.name(method)},[${args.join(',')}])`);
  return at(context, expression.position.line, `${handle}.methods[${quote(method.slot)}](${args.join(',')})`);
}

/** Lets the text of a dynamic query read the variables around it. */
function withScope(context: EmitContext, { scope }: BoundOf<'staticCall'>, call: string, emit: Emit): string {
  if (scope === undefined) return call;
  const seen = new Set<string>();
  const cases = scope.flatMap(({ name, value }) => {
    const key = name.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [`case ${quote(key)}:return ${emit(context, value)};`];
  });
  return `o.withBinds((n)=>{switch(n.toLowerCase()){${cases.join('')}default:return undefined;}},()=>${call})`;
}

export function emitNew(context: EmitContext, expression: BoundOf<'new'>, emit: Emit): string {
  const { symbol } = expression.type;
  const args = expression.args.map((arg) => emit(context, arg));
  if (symbol.isNative) {
    const native = expression.constructor_?.native;
    if (native === undefined)
      return `o.unsupported(${quote(`new ${expression.type.name}: ${expression.constructor_?.refused ?? 'not in the local org'}`)})`;
    return at(
      context,
      expression.position.line,
      `${context.constants.name(native)}(${['rt', context.constants.name(expression.type), ...args].join(',')})`,
    );
  }
  const handle = context.constants.name(context.handleOf(symbol));
  const constructor =
    expression.constructor_ === undefined ? 'undefined' : context.constants.name(expression.constructor_);
  return at(context, expression.position.line, `${handle}.make(${constructor},[${args.join(',')}])`);
}

/** `this(…)` / `super(…)` inside a constructor. */
export function emitConstructorCall(context: EmitContext, expression: BoundOf<'constructorCall'>, emit: Emit): string {
  const args = expression.args.map((arg) => emit(context, arg));
  if (expression.symbol.isNative) {
    if (expression.constructor_ === undefined) return 'undefined';
    return `rt.program.initException(this,${context.constants.name(expression.constructor_)},[${args.join(',')}])`;
  }
  const handle = context.constants.name(context.handleOf(expression.symbol));
  const constructor =
    expression.constructor_ === undefined ? 'undefined' : context.constants.name(expression.constructor_);
  return `${handle}.runConstructor(this,${constructor},[${args.join(',')}])`;
}
