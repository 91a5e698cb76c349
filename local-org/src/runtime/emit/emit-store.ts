import type { BoundExpression, BoundOf } from '../../semantic/bound.ts';
import { quote, type EmitContext } from './writer.ts';

type Emit = (context: EmitContext, expression: BoundExpression) => string;

export function emitAssign(context: EmitContext, expression: BoundOf<'assign'>, emit: Emit): string {
  return store(context, expression.target, emit, emit(context, expression.value));
}

/** JavaScript that puts `value` into `target` and gives the value. */
function store(context: EmitContext, target: BoundExpression, emit: Emit, value: string): string {
  const k = (constant: unknown): string => context.constants.name(constant);
  switch (target.kind) {
    case 'local':
      return `(${target.local.jsName}=${value})`;
    case 'field':
      if (target.target.kind === 'this') return storeField(context, target, 'this', value);
      // the value is evaluated before a null target throws
      return `((t,v)=>${storeField(context, target, 'o.nn(t)', 'v')})(${emit(context, target.target)},${value})`;
    case 'staticField':
      return storeStatic(context, target, value);
    case 'sobjectField':
      return `o.setField(${emit(context, target.target)},${k(target.field)},${value})`;
    case 'sobjectParent':
      return `o.setParent(${emit(context, target.target)},${k(target.field)},${value})`;
    case 'index':
      return `o.setAt(${emit(context, target.target)},${emit(context, target.index)},${value})`;
    default:
      throw new Error(`not assignable: ${target.kind}`);
  }
}

function storeField(context: EmitContext, target: BoundOf<'field'>, object: string, value: string): string {
  const { field } = target;
  if (field.nativeSet !== undefined) return `${context.constants.name(field.nativeSet)}(rt,${object},${value})`;
  if (field.kind === 'property' && !target.backing && usesAccessor(target))
    return `o.viaSetter(${object},${quote(`set_${field.slot}`)},${value})`;
  return `(${object}.${field.slot}=${value})`;
}

function storeStatic(context: EmitContext, target: BoundOf<'staticField'>, value: string): string {
  const { field } = target;
  if (field.nativeSet !== undefined) return `${context.constants.name(field.nativeSet)}(rt,${value})`;
  const handle = context.constants.name(context.handleOf(field.owner));
  if (field.kind === 'property' && !target.backing && usesAccessor(target))
    return `o.viaSetter(${handle}.methods,${quote(`set_${field.slot}`)},${value})`;
  return `(${handle}.statics().${field.slot}=${value})`;
}

function usesAccessor({ field }: BoundOf<'field' | 'staticField'>): boolean {
  return field.getter?.body !== undefined || field.setter?.body !== undefined || field.isVirtual;
}

/** `target op= value`, `target++`: the target's own operands are evaluated once. */
export function emitCompound(context: EmitContext, expression: BoundOf<'compound'>, emit: Emit): string {
  const current = expression.current.jsName;
  const [first, second] = expression.temps;
  const steps: string[] = [];
  const target = fixed(context, expression.target, emit, steps, first?.jsName ?? '', second?.jsName ?? '');
  steps.push(`${current}=${emit(context, target)}`);
  const combined = emit(context, expression.combine);
  steps.push(store(context, target, emit, combined));
  if (expression.result === 'old') steps.push(current);
  return `(${steps.join(',')})`;
}

/** The target with its operands replaced by temporaries. */
function fixed(
  context: EmitContext,
  target: BoundExpression,
  emit: Emit,
  steps: string[],
  first: string,
  second: string,
): BoundExpression {
  const hold = (operand: BoundExpression, temp: string): BoundExpression => {
    if (operand.kind === 'this' || operand.kind === 'local') return operand;
    steps.push(`${temp}=${emit(context, operand)}`);
    return {
      kind: 'local',
      local: { name: '', type: operand.type, jsName: temp, isFinal: false },
      type: operand.type,
      position: operand.position,
    };
  };
  switch (target.kind) {
    case 'field':
    case 'sobjectField':
    case 'sobjectParent':
      return { ...target, target: hold(target.target, first) };
    case 'index':
      return { ...target, target: hold(target.target, first), index: hold(target.index, second) };
    default:
      return target;
  }
}
