import type {
  BoundAccessor,
  BoundClass,
  BoundMethod,
  BoundStatement,
  BoundTrigger,
  LocalSymbol,
} from '../../semantic/bound.ts';
import type { MethodSymbol, TypeSymbol } from '../../semantic/types.ts';
import type { CodeInfo } from '../runtime.ts';
import { declareTemps, emitStatement } from './emit-statement.ts';
import { Constants, quote, type EmitContext } from './writer.ts';

export interface EmitOptions {
  readonly handleOf: (symbol: TypeSymbol) => unknown;
  readonly coverage: boolean;
  readonly namespace: string | undefined;
}

export interface EmittedModule {
  /** Body of `function (rt, o, K, Base, $c)`, returning the parts. */
  readonly source: string;
  readonly constants: readonly unknown[];
  /** Lines that can be covered. */
  readonly lines: ReadonlySet<number>;
}

/** The JavaScript of one class: its prototype's methods, static methods, initialisers. Inner classes are modules of their own. */
export function emitClass(bound: BoundClass, options: EmitOptions): EmittedModule {
  const constants = new Constants();
  const lines = new Set<number>();
  const { symbol } = bound;
  const context = (member: string): EmitContext => ({
    constants,
    code: codeInfo(symbol, bound.file, member),
    handleOf: options.handleOf,
    coverage: options.coverage ? lines : undefined,
    labels: 0,
    line: 0,
  });
  const instance: string[] = [];
  const statics: string[] = [];
  for (const method of bound.methods) {
    if (method.body === undefined) continue;
    const text = `${quote(method.symbol.slot)}(${names(method.parameters)}){${emitMethod(context(memberName(method.symbol)), bound, method)}}`;
    (method.symbol.isStatic ? statics : instance).push(text);
  }
  for (const accessor of bound.accessors) {
    const text = `${quote(`${accessor.kind}_${accessor.field.slot}`)}(${accessor.value?.jsName ?? ''}){${emitAccessor(context(accessor.field.name), accessor)}}`;
    (accessor.field.isStatic ? statics : instance).push(text);
  }
  for (const text of automaticAccessors(bound, context)) (text.isStatic ? statics : instance).push(text.source);
  const fields = [...symbol.fields.values()]
    .filter((field) => !field.isStatic)
    .map((field) => `this.${field.slot}=null;`);
  const source = `
class C extends Base { constructor(...a){super(...a);${fields.join('')}}
${instance.join('\n')}
$init_${symbol.id}(){${inFrame(context('<init>'), '', bound.instanceInit.map((statement) => emitInit(context('<init>'), statement)).join('\n'))}}
}
return {C, methods:{${statics.join(',\n')}}, staticInit($s){${inFrame(context('<clinit>'), '', bound.staticInit.map((statement) => emitInit(context('<clinit>'), statement)).join('\n'))}}};`;
  return { source: prologue(constants) + source, constants: constants.values, lines };
}

function emitInit(context: EmitContext, statement: BoundStatement): string {
  return `{${emitStatement(context, statement)}}`;
}

function prologue(constants: Constants): string {
  return constants.values.map((_, i) => `const k${i}=K[${i}];`).join('');
}

function names(locals: readonly LocalSymbol[]): string {
  return locals.map((local) => local.jsName).join(',');
}

function emitMethod(context: EmitContext, bound: BoundClass, method: BoundMethod): string {
  const { body, symbol } = method;
  if (body === undefined) return '';
  if (symbol.kind === 'constructor') return emitConstructor(context, bound, method, body);
  const touch = symbol.isStatic ? `${context.constants.name(context.handleOf(bound.symbol))}.statics();` : '';
  return touch + inFrame(context, declareTemps(method.temps), emitStatement(context, body)) + 'return null;';
}

/** The superclass's constructor, unless the body calls one itself; the initialisers have all run by then (see `ClassHandle.make`). */
function emitConstructor(context: EmitContext, bound: BoundClass, method: BoundMethod, body: BoundStatement): string {
  const statements = body.kind === 'block' ? body.statements : [body];
  const [first] = statements;
  const isExplicit = first?.kind === 'expression' && first.expression.kind === 'constructorCall';
  const before = isExplicit ? '' : `${context.constants.name(context.handleOf(bound.symbol))}.runSuper(this);`;
  const text = statements.map((statement) => emitStatement(context, statement)).join('\n');
  return inFrame(context, declareTemps(method.temps), before + text);
}

function emitAccessor(context: EmitContext, accessor: BoundAccessor): string {
  return inFrame(context, declareTemps(accessor.temps), emitStatement(context, accessor.body)) + 'return null;';
}

/** `get;` or `set;` beside an accessor with a body, or in a property that can be overridden. */
function automaticAccessors(
  bound: BoundClass,
  context: (member: string) => EmitContext,
): { isStatic: boolean; source: string }[] {
  return [...bound.symbol.fields.values()].flatMap((field) => {
    const throughAccessors =
      field.kind === 'property' &&
      (field.getter?.body !== undefined || field.setter?.body !== undefined || field.isVirtual) &&
      !field.isAbstract;
    if (!throughAccessors) return [];
    const holder = field.isStatic
      ? `${context(field.name).constants.name(context(field.name).handleOf(bound.symbol))}.statics()`
      : 'this';
    const get =
      field.getter !== undefined && field.getter.body === undefined
        ? [`${quote(`get_${field.slot}`)}(){return ${holder}.${field.slot};}`]
        : [];
    const set =
      field.setter !== undefined && field.setter.body === undefined
        ? [`${quote(`set_${field.slot}`)}(v){${holder}.${field.slot}=v;}`]
        : [];
    return [...get, ...set].map((source) => ({ isStatic: field.isStatic, source }));
  });
}

export function inFrame(context: EmitContext, before: string, body: string): string {
  if (body === '') return before;
  return `${before}const $f=rt.enter(${context.constants.name(context.code)});try{${body}}finally{rt.leave();}`;
}

/** The body of a trigger or of anonymous Apex. */
export function emitBody(
  bound: { readonly body: BoundStatement; readonly temps: readonly LocalSymbol[] },
  code: CodeInfo,
  options: EmitOptions,
): EmittedModule {
  const constants = new Constants();
  const lines = new Set<number>();
  const context: EmitContext = {
    constants,
    code,
    handleOf: options.handleOf,
    coverage: options.coverage ? lines : undefined,
    labels: 0,
    line: 0,
  };
  const body = inFrame(context, declareTemps(bound.temps), emitStatement(context, bound.body));
  return { source: `${prologue(constants)}return {run(){${body}}};`, constants: constants.values, lines };
}

const infos = new WeakMap<TypeSymbol, Map<string, CodeInfo>>();

function codeInfo(symbol: TypeSymbol, file: string, member: string): CodeInfo {
  const known = infos.get(symbol) ?? new Map<string, CodeInfo>();
  infos.set(symbol, known);
  let info = known.get(member);
  if (info === undefined) {
    info = {
      where: `Class.${qualified(symbol)}.${member}`,
      file,
      symbol,
      sharing: sharingOf(symbol),
      apiVersion: symbol.apiVersion,
    };
    known.set(member, info);
  }
  return info;
}

function qualified(symbol: TypeSymbol): string {
  return symbol.namespace === undefined ? symbol.localName : `${symbol.namespace}.${symbol.localName}`;
}

/** The nearest statement of the inheritance chain; inner classes do not inherit it from their outer class. */
function sharingOf(symbol: TypeSymbol): CodeInfo['sharing'] {
  for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol)
    if (at.sharing !== undefined) return at.sharing;
  return undefined;
}

function memberName(method: MethodSymbol): string {
  return method.kind === 'constructor' ? '<init>' : method.name;
}

export type { BoundTrigger };
