import { BigDecimal } from 'bigdecimal.js';
import { Unsupported } from '../base/errors.ts';
import type { Position } from '../base/position.ts';
import type { TypeTable } from '../semantic/type-table.ts';
import type { ApexType, FieldSymbol, MethodSymbol, TypeSymbol } from '../semantic/types.ts';
import { isAssignable } from '../semantic/assignable.ts';
import { Limits, SYNCHRONOUS_LIMITS, type LimitName } from './limits.ts';
import type { AccessMode, OrgPort } from './org-port.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { ApexException, EnumValue, TypeValue, type GuestObject, type StackFrame } from './values/guest.ts';
import { Id } from './values/scalars.ts';
import { ApexObject, type Value } from './values/value.ts';

/** What a call frame knows of the code it runs; made once for each method by the code generator. */
export interface CodeInfo {
  /** `Class.Outer.Inner.method`, `Trigger.Foo`, `AnonymousBlock`, as stack traces print it. */
  readonly where: string;
  readonly file: string;
  readonly symbol: TypeSymbol | undefined;
  readonly sharing: 'with' | 'without' | 'inherited' | undefined;
  readonly apiVersion: number;
}

export interface Frame {
  readonly code: CodeInfo;
  line: number;
  column: number;
}

/** The loaded project code, as the runtime needs it: the code generator implements it. */
export interface Program {
  /** A new instance of a project class. */
  construct(symbol: TypeSymbol, constructor: MethodSymbol | undefined, args: readonly Value[]): GuestObject;
  callStatic(method: MethodSymbol, args: readonly Value[]): Value;
  /** `super(message)` of an exception class of the project. */
  initException(object: GuestObject, constructor: MethodSymbol, args: readonly Value[]): void;
  /** An instance whose constructors have not run (JSON deserialisation). */
  allocate(symbol: TypeSymbol): GuestObject;
  /** Reads and writes a field or property of an instance, through its accessors. */
  getField(object: GuestObject, field: FieldSymbol): Value;
  setField(object: GuestObject, field: FieldSymbol, value: Value): void;
  /** A stand-in whose every visible instance method calls `onCall` (Test.createStub). */
  stub(
    symbol: TypeSymbol,
    onCall: (stub: GuestObject, method: MethodSymbol, args: readonly Value[]) => Value,
  ): GuestObject;
  /** Forgets all static state: a new transaction begins with none. Returns what `restoreStatics` takes. */
  saveStatics(): unknown;
  restoreStatics(saved: unknown): void;
}

/** Apex's own limit on call depth. */
const MAX_DEPTH = 1000;

/** CPU time is not enforced (our milliseconds are not the platform's); only what is far beyond every limit is stopped. */
const RUNAWAY_MS = 120_000;

/**
 * A running program in its org. Library code gets it as first argument. One transaction at a time: `transaction` gives a
 * fresh set of limits and statics and restores the outer ones.
 */
export class Runtime {
  readonly types: TypeTable;
  readonly org: OrgPort;
  readonly frames: Frame[] = [];
  /** Where `System.debug` goes. */
  readonly debugLines: string[] = [];
  onDebug: ((line: string) => void) | undefined;
  limits: Limits = new Limits(SYNCHRONOUS_LIMITS);
  /** State of a library class that lives as long as a test method (mocks), asynchronous work of the test included. */
  readonly testState = new Map<symbol, unknown>();
  /** Turns of all loops, see `checkRunaway`. */
  turns = 0;
  private inTest = false;
  private currentProgram: Program | undefined;
  private readonly enumValues = new Map<TypeSymbol, readonly EnumValue[]>();
  /** Makers of library objects that programs can't construct but JSON can (results of DML), by full name; filled by the layer that has the class. */
  readonly factories = new Map<string, () => Value>();
  /** State of a library class that lives as long as a transaction (RestContext, mocks …), by a key of its own. */
  transactionState = new Map<symbol, unknown>();

  constructor(types: TypeTable, org: OrgPort) {
    this.types = types;
    this.org = org;
  }

  /** True while a test method runs; each begins with an empty `testState`. */
  get testRunning(): boolean {
    return this.inTest;
  }
  set testRunning(running: boolean) {
    this.inTest = running;
    this.testState.clear();
  }

  get program(): Program {
    if (this.currentProgram === undefined) throw new Error('no program is loaded');
    return this.currentProgram;
  }
  load(program: Program): void {
    this.currentProgram = program;
  }

  /** Runs `body` with fresh limits and statics; the org's own begin and commit are the caller's. */
  transaction<T>(limits: Limits, body: () => T): T {
    const outer = { limits: this.limits, state: this.transactionState, statics: this.program.saveStatics() };
    this.limits = limits;
    this.transactionState = new Map();
    try {
      return body();
    } finally {
      this.limits = outer.limits;
      this.transactionState = outer.state;
      this.program.restoreStatics(outer.statics);
    }
  }

  /** Runs `body` with limits of its own and everything else of the transaction around it: asynchronous work of a test. */
  withLimits<T>(limits: Limits, body: () => T): T {
    const outer = this.limits;
    this.limits = limits;
    try {
      return body();
    } finally {
      this.limits = outer;
    }
  }

  // ------------------------------------------------------------------ frames

  enter(code: CodeInfo): Frame {
    if (this.frames.length >= MAX_DEPTH) throw this.limitException(`Maximum stack depth reached: ${MAX_DEPTH + 1}`);
    const frame: Frame = { code, line: 0, column: 1 };
    this.frames.push(frame);
    return frame;
  }
  leave(): void {
    this.frames.pop();
  }

  get position(): Position & { readonly file: string } {
    const frame = this.frames.at(-1);
    return frame === undefined
      ? { file: '', line: 1, column: 1 }
      : { file: frame.code.file, line: frame.line, column: frame.column };
  }

  stackTrace(): StackFrame[] {
    return this.frames
      .map((frame) => ({ where: frame.code.where, file: frame.code.file, line: frame.line, column: frame.column }))
      .reverse();
  }

  /** The class whose code runs now; undefined in anonymous Apex. */
  get currentClass(): TypeSymbol | undefined {
    return this.frames.at(-1)?.code.symbol;
  }

  /**
   * Rights a query or DML of the running code obeys. From API 67 the default is user mode; before it was system mode.
   * Source: Apex Developer Guide, "Enforce User Mode for Database Operations" and the version 67.0 behaviour changes.
   */
  accessMode(explicit?: 'user' | 'system'): AccessMode {
    const mode = explicit ?? ((this.frames.at(-1)?.code.apiVersion ?? 67) >= 67 ? 'user' : 'system');
    return { mode, sharing: mode === 'user' || this.sharingApplies() };
  }

  private sharingApplies(): boolean {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const code = this.frames[i]?.code;
      if (code?.sharing === 'with') return true;
      if (code?.sharing === 'without') return false;
      if (code?.symbol === undefined) continue;
      if (code.sharing === undefined && code.apiVersion >= 67) return true;
    }
    return false;
  }

  // -------------------------------------------------------------- exceptions

  /** A library exception of this type, with the stack as it is now; the caller throws it. `name` may leave `System.` out. */
  exception(name: string, message: string | null, cause: ApexException | null = null): ApexException {
    const exception = new ApexException(this.types.named(name));
    exception.message = message;
    exception.cause = cause;
    exception.stack = this.stackTrace();
    return exception;
  }
  nullPointer(): ApexException {
    return this.exception('System.NullPointerException', 'Attempt to de-reference a null object');
  }
  limitException(message: string): ApexException {
    const exception = this.exception('System.LimitException', message);
    exception.uncatchable = true;
    return exception;
  }
  charge(name: LimitName, amount = 1): void {
    const exceeded = this.limits.charge(name, amount);
    if (exceeded !== undefined) throw this.limitException(exceeded);
  }
  /** Called now and then by running loops: a program that never ends becomes a failed test. */
  checkRunaway(): void {
    if (this.limits.used('cpuTime') > RUNAWAY_MS) throw this.limitException('Apex CPU time limit exceeded');
  }
  /** A gap of ours, met while running: carries the guest's position. */
  unsupported(what: string): Unsupported {
    const { file, line, column } = this.position;
    return new Unsupported(what, file, { line, column });
  }

  // ------------------------------------------------------------------- types

  typeOf(value: NonNullable<Value>): ApexType {
    switch (typeof value) {
      case 'string':
        return this.types.string;
      case 'number':
        return this.types.integer;
      case 'boolean':
        return this.types.boolean;
      case 'bigint':
        return this.types.long;
      default:
        return value instanceof ApexObject ? value.typeIn(this.types) : this.types.decimal;
    }
  }

  /** `value instanceof type`; null is an instance of nothing. */
  isInstance(value: Value, type: ApexType): boolean {
    return value !== null && isAssignable(this.types, this.typeOf(value), type, 'runtime');
  }

  /**
   * The operator `instanceof`: a number is an instance of every wider type too, a Date of Datetime, text that is an id of
   * Id. Source: tests of fflib-apex-mocks (`AnyLong`, `AnyDatetime`, `AnyId` …), which pass on orgs.
   */
  instanceOf(value: Value, type: ApexType): boolean {
    if (value === null || this.isInstance(value, type)) return value !== null;
    if (typeof value === 'string' && type === this.types.id) return Id.parse(value) !== undefined;
    return type.symbol.kind === 'primitive' && isAssignable(this.types, this.typeOf(value), type, 'assign');
  }

  // -------------------------------------------------------- making and calling

  list(element: ApexType | string, items: Value[] = []): ApexList {
    return new ApexList(this.types.list(this.resolve(element)), items);
  }
  set(element: ApexType | string, items: Iterable<Value> = []): ApexSet {
    const set = new ApexSet(this.types.set(this.resolve(element)));
    for (const item of items) set.add(item);
    return set;
  }
  map(key: ApexType | string, value: ApexType | string, entries: Iterable<readonly [Value, Value]> = []): ApexMap {
    const map = new ApexMap(this.types.map(this.resolve(key), this.resolve(value)));
    for (const [k, v] of entries) map.put(k, v);
    return map;
  }
  private resolve(type: ApexType | string): ApexType {
    return typeof type === 'string' ? this.types.named(type) : type;
  }

  /** The constants of an enum, in order; the same objects every time. */
  enumConstants(symbol: TypeSymbol): readonly EnumValue[] {
    let values = this.enumValues.get(symbol);
    if (values === undefined) {
      const type = this.types.of(symbol);
      values = symbol.enumConstants.map((name, ordinal) => new EnumValue(type, name, ordinal));
      this.enumValues.set(symbol, values);
    }
    return values;
  }
  /** `rt.enumValue('System.StatusCode', 'DUPLICATE_VALUE')` */
  enumValue(typeName: string, constant: string): EnumValue {
    const found = this.enumConstants(this.types.named(typeName).symbol).find(
      (value) => value.name.toLowerCase() === constant.toLowerCase(),
    );
    if (found === undefined) throw this.unsupported(`${typeName}.${constant} is not in the local org's library`);
    return found;
  }

  /** `Foo.class` */
  typeValue(type: ApexType): TypeValue {
    return new TypeValue(type);
  }

  /** A new instance by type, as `new T(args)`, the constructor chosen by number of arguments. */
  instantiate(type: ApexType, args: readonly Value[] = []): Value {
    const constructor = type.symbol.constructors.find((candidate) => candidate.parameters.length === args.length);
    if (!type.symbol.isNative) return this.program.construct(type.symbol, constructor, args);
    if (constructor === undefined)
      throw this.exception('System.TypeException', `Type is not constructable: ${type.name}`);
    if (constructor.native === undefined)
      throw this.unsupported(`new ${type.name}(): ${constructor.refused ?? 'not in the local org'}`);
    return (constructor.native as (...all: unknown[]) => Value)(this, type, ...args);
  }

  /** Calls an instance method by name, chosen by number of arguments; project and library objects alike. */
  invoke(target: Value, name: string, args: readonly Value[] = []): Value {
    if (target === null) throw this.nullPointer();
    const method =
      this.fittingMethod(this.typeOf(target).symbol, name, args) ??
      this.findMethod(this.typeOf(target).symbol, name, args.length) ??
      this.findMethod(this.types.object.symbol, name, args.length);
    const byClass = method ?? this.findMethod(this.typeOf(target).symbol, name, args.length, 'static');
    if (byClass?.isStatic === true) return this.program.callStatic(byClass, args);
    if (method === undefined)
      throw this.unsupported(`no method ${name} with ${args.length} arguments on ${this.typeOf(target).name}`);
    if (method.native !== undefined) return (method.native as (...all: unknown[]) => Value)(this, target, ...args);
    return (target as unknown as Record<string, (...all: readonly Value[]) => Value>)[method.slot]?.(...args) ?? null;
  }

  /** Where a class has several (a job that is its own finalizer: two `execute`s), the one whose parameters take the arguments. */
  private fittingMethod(symbol: TypeSymbol, name: string, args: readonly Value[]): MethodSymbol | undefined {
    const takes = (method: MethodSymbol): boolean =>
      !method.isStatic &&
      method.parameters.length === args.length &&
      method.parameters.every(({ type }, i) => args[i] === null || this.isInstance(args[i] ?? null, type));
    for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol) {
      const found = at.methods.get(name.toLowerCase())?.find(takes);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The most derived method of that name and number of parameters; undefined if there is none. */
  findMethod(
    symbol: TypeSymbol,
    name: string,
    arity: number,
    kind: 'instance' | 'static' = 'instance',
  ): MethodSymbol | undefined {
    for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol) {
      const found = at.methods
        .get(name.toLowerCase())
        ?.find((method) => method.isStatic === (kind === 'static') && method.parameters.length === arity);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  debug(line: string): void {
    this.debugLines.push(line);
    this.onDebug?.(line);
  }
}

/** True for a Decimal value. */
export function isDecimal(value: Value): value is BigDecimal {
  return value instanceof BigDecimal;
}
