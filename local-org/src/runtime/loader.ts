import type { BoundClass, BoundTrigger } from '../semantic/bound.ts';
import type { BoundAnonymous } from '../semantic/compile.ts';
import { isAssignable } from '../semantic/assignable.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from '../semantic/types.ts';
import { emitBody, emitClass, type EmitOptions, type EmittedModule } from './emit/emit-class.ts';
import { Operations } from './operations.ts';
import type { CodeInfo, Program, Runtime } from './runtime.ts';
import { ApexException, GuestObject } from './values/guest.ts';
import type { Value } from './values/value.ts';

type JsMethod = (...args: readonly Value[]) => Value;
type JsClass = new (...args: unknown[]) => GuestObject;

interface ModuleParts {
  readonly C: JsClass;
  readonly methods: Record<string, JsMethod>;
  readonly staticInit: (statics: Record<string, Value>) => void;
}

/** A project class at run time; its JavaScript is generated on first use. */
export class ClassHandle {
  readonly symbol: TypeSymbol;
  private readonly loader: Loader;
  private readonly bound: BoundClass;
  private parts: ModuleParts | undefined;
  /** Null until the first touch in this transaction. */
  staticValues: Record<string, Value> | null = null;
  /** One counter a line, 1 once it ran. */
  readonly hits: number[] = [];
  lines: ReadonlySet<number> = new Set();

  constructor(loader: Loader, bound: BoundClass) {
    this.loader = loader;
    this.bound = bound;
    this.symbol = bound.symbol;
  }

  private get module(): ModuleParts {
    this.parts ??= this.generate();
    return this.parts;
  }

  /** Generates the code now, so that lines that never ran count as not covered. */
  prepare(): void {
    void this.module;
  }

  private generate(): ModuleParts {
    const { loader, symbol } = this;
    const parent = symbol.superclass?.symbol;
    const base =
      parent === undefined
        ? GuestObject
        : parent.isNative
          ? exceptionBase(loader.rt, symbol)
          : loader.handle(parent).constructorFunction;
    const emitted = emitClass(this.bound, loader.options);
    this.lines = emitted.lines;
    const parts = instantiateModule(loader, emitted, base, this.hits) as ModuleParts;
    const prototype = parts.C.prototype as unknown as Record<string, unknown>;
    prototype['$symbol'] = symbol;
    prototype['$type'] = loader.rt.types.of(symbol);
    this.installObjectMethods(prototype);
    for (const bridge of this.bound.bridges) {
      const { toStatic } = bridge;
      prototype[bridge.from] = function (this: Record<string, JsMethod>, ...args: Value[]): Value {
        const methods = toStatic === undefined ? this : loader.handle(toStatic).methods;
        return methods[bridge.to]?.apply(this, args) ?? null;
      };
    }
    return parts;
  }

  /** Own `equals` and `hashCode` take part in sets, maps and `==`. */
  private installObjectMethods(prototype: Record<string, unknown>): void {
    const find = (name: string, arity: number): MethodSymbol | undefined =>
      this.symbol.methods.get(name)?.find((method) => !method.isStatic && method.parameters.length === arity);
    const equals = find('equals', 1);
    if (equals !== undefined) {
      prototype['$equals'] = function (this: Record<string, JsMethod>, other: Value): boolean {
        return this[equals.slot]?.(other) === true;
      };
    }
    const hashCode = find('hashcode', 0);
    if (hashCode !== undefined) {
      prototype['$hashCode'] = function (this: Record<string, JsMethod>): number {
        const hash = this[hashCode.slot]?.();
        return typeof hash === 'number' ? hash : 0;
      };
    }
  }

  get constructorFunction(): JsClass {
    return this.module.C;
  }
  get prototype(): Record<string, JsMethod> {
    return this.module.C.prototype as unknown as Record<string, JsMethod>;
  }
  get methods(): Record<string, JsMethod> {
    return this.module.methods;
  }

  /** Static fields of this transaction; the first touch runs the static initialisers. */
  statics(): Record<string, Value> {
    if (this.staticValues !== null) return this.staticValues;
    const values: Record<string, Value> = {};
    for (const field of this.symbol.fields.values()) if (field.isStatic) values[field.slot] = null;
    this.staticValues = values;
    this.module.staticInit(values);
    return values;
  }

  /**
   * All instance initialisers run before any constructor: fflib-apex-common's DerivedUnitOfWork relies on it (its
   * superclass's constructor calls an override that reads a field of the subclass), and its tests pass on orgs. That those
   * of the superclass come first is assumed.
   */
  make(constructor: MethodSymbol | undefined, args: readonly Value[]): GuestObject {
    this.statics();
    const object = this.allocate();
    this.initialize(object);
    this.runConstructor(object, constructor, args);
    return object;
  }

  private initialize(object: GuestObject): void {
    const parent = this.symbol.superclass?.symbol;
    if (parent !== undefined && !parent.isNative) this.loader.handle(parent).initialize(object);
    (object as unknown as Record<string, () => void>)[`$init_${this.symbol.id}`]?.();
  }

  /** An instance whose constructors have not run. */
  allocate(): GuestObject {
    return new this.module.C();
  }

  runConstructor(object: GuestObject, constructor: MethodSymbol | undefined, args: readonly Value[]): void {
    if (constructor !== undefined && !constructor.owner.isNative) {
      (object as unknown as Record<string, JsMethod>)[constructor.slot]?.(...args);
      return;
    }
    this.runSuper(object);
    if (constructor !== undefined && object instanceof ApexException) initException(object, constructor, args);
  }

  /** The superclass's constructor without arguments. */
  runSuper(object: GuestObject): void {
    const parent = this.symbol.superclass?.symbol;
    if (parent === undefined || parent.isNative) return;
    const empty = parent.constructors.find((candidate) => candidate.parameters.length === 0);
    this.loader.handle(parent).runConstructor(object, empty, []);
  }
}

/** Exceptions of the project carry their own type and the stack at which they were made. */
function exceptionBase(rt: Runtime, symbol: TypeSymbol): JsClass {
  const type = rt.types.of(symbol);
  return class extends ApexException {
    constructor() {
      super(type);
      this.exceptionType = this.$type;
      this.stack = rt.stackTrace();
    }
  };
}

/** The library's constructors for exceptions: message and cause by type. */
function initException(exception: ApexException, constructor: MethodSymbol, args: readonly Value[]): void {
  constructor.parameters.forEach((parameter, i) => {
    const value = args[i] ?? null;
    if (parameter.type.name === 'String') exception.message = typeof value === 'string' ? value : null;
    else if (value instanceof ApexException) exception.cause = value;
  });
}

function instantiateModule(loader: Loader, emitted: EmittedModule, base: unknown, hits: number[]): unknown {
  const factory = new Function('rt', 'o', 'K', 'Base', '$c', `'use strict';${emitted.source}`) as (
    ...args: unknown[]
  ) => unknown;
  return factory(loader.rt, loader.operations, emitted.constants, base, hits);
}

/** The project's code in a runtime. */
export class Loader implements Program {
  readonly rt: Runtime;
  readonly operations: Operations;
  readonly options: EmitOptions;
  private readonly handles = new Map<TypeSymbol, ClassHandle>();
  readonly triggers: readonly LoadedTrigger[];

  constructor(rt: Runtime, classes: readonly BoundClass[], triggers: readonly BoundTrigger[], coverage: boolean) {
    this.rt = rt;
    this.operations = new Operations(rt);
    this.options = { handleOf: (symbol) => this.handle(symbol), coverage, namespace: rt.types.model.namespace };
    for (const bound of classes) this.add(bound);
    for (const trigger of triggers) if (trigger.holder !== undefined) this.add(trigger.holder);
    this.triggers = triggers.map((trigger) => new LoadedTrigger(this, trigger));
    rt.load(this);
  }

  private add(bound: BoundClass): void {
    this.handles.set(bound.symbol, new ClassHandle(this, bound));
    for (const inner of bound.inner) this.add(inner);
  }

  handle(symbol: TypeSymbol): ClassHandle {
    const handle = this.handles.get(symbol);
    if (handle === undefined) throw new Error(`no code for ${symbol.localName}`);
    return handle;
  }
  allHandles(): Iterable<ClassHandle> {
    return this.handles.values();
  }

  construct(symbol: TypeSymbol, constructor: MethodSymbol | undefined, args: readonly Value[]): GuestObject {
    return this.handle(symbol).make(constructor, args);
  }
  callStatic(method: MethodSymbol, args: readonly Value[]): Value {
    return this.handle(method.owner).methods[method.slot]?.(...args) ?? null;
  }
  initException(object: GuestObject, constructor: MethodSymbol, args: readonly Value[]): void {
    if (object instanceof ApexException) initException(object, constructor, args);
  }
  allocate(symbol: TypeSymbol): GuestObject {
    return this.handle(symbol).allocate();
  }
  getField(object: GuestObject, field: FieldSymbol): Value {
    const slots = object as unknown as Record<string, unknown>;
    const getter = slots[`get_${field.slot}`];
    if (typeof getter === 'function') return getter.call(object) as Value;
    return (slots[field.slot] as Value | undefined) ?? null;
  }
  setField(object: GuestObject, field: FieldSymbol, value: Value): void {
    const slots = object as unknown as Record<string, unknown>;
    const setter = slots[`set_${field.slot}`];
    if (typeof setter === 'function') setter.call(object, value);
    else slots[field.slot] = value;
  }

  saveStatics(): unknown {
    const saved = new Map<ClassHandle, Record<string, Value>>();
    for (const handle of this.handles.values()) {
      if (handle.staticValues !== null) saved.set(handle, handle.staticValues);
      handle.staticValues = null;
    }
    return saved;
  }
  restoreStatics(saved: unknown): void {
    const values = saved as ReadonlyMap<ClassHandle, Record<string, Value>>;
    for (const handle of this.handles.values()) handle.staticValues = values.get(handle) ?? null;
  }

  /** Runs anonymous Apex that was compiled against this program. */
  runAnonymous(bound: BoundAnonymous): void {
    if (bound.holder !== undefined) this.add(bound.holder);
    const code: CodeInfo = {
      where: 'AnonymousBlock',
      file: bound.file,
      symbol: undefined,
      sharing: 'with',
      apiVersion: bound.apiVersion,
    };
    const module = instantiateModule(
      this,
      emitBody(bound, code, { ...this.options, coverage: false }),
      undefined,
      [],
    ) as { run(): void };
    module.run();
  }

  /** A stand-in for `type` whose every public method calls `provider.handleMethodCall` (Test.createStub). */
  stub(
    symbol: TypeSymbol,
    onCall: (stub: GuestObject, method: MethodSymbol, args: readonly Value[]) => Value,
  ): GuestObject {
    const stub = symbol.kind === 'interface' ? interfaceStub(this.rt, symbol) : this.allocate(symbol);
    for (let at: TypeSymbol | undefined = symbol; at !== undefined && !at.isNative; at = at.superclass?.symbol)
      this.stubMethods(stub, at, onCall);
    stub.$isStub = true;
    return stub;
  }
  private stubMethods(
    stub: GuestObject,
    symbol: TypeSymbol,
    onCall: (stub: GuestObject, method: MethodSymbol, args: readonly Value[]) => Value,
  ): void {
    const slots = stub as unknown as Record<string, unknown>;
    for (const method of [...symbol.methods.values()].flat()) {
      if (method.isStatic || method.visibility === 'private' || Object.hasOwn(slots, method.slot)) continue;
      slots[method.slot] = (...args: Value[]) => onCall(stub, method, args);
    }
    for (const parent of symbol.interfaces) if (!parent.symbol.isNative) this.stubMethods(stub, parent.symbol, onCall);
  }
}

function interfaceStub(rt: Runtime, symbol: TypeSymbol): GuestObject {
  const stub = Object.create(GuestObject.prototype as object) as GuestObject;
  Object.assign(stub, { $symbol: symbol, $type: rt.types.of(symbol) });
  return stub;
}

/** A trigger of the project. */
export class LoadedTrigger {
  readonly bound: BoundTrigger;
  private readonly loader: Loader;
  private code: { run(): void } | undefined;
  readonly hits: number[] = [];
  lines: ReadonlySet<number> = new Set();
  constructor(loader: Loader, bound: BoundTrigger) {
    this.loader = loader;
    this.bound = bound;
  }
  prepare(): { run(): void } {
    if (this.code === undefined) {
      const { bound, loader } = this;
      const code: CodeInfo = {
        where: `Trigger.${bound.name}`,
        file: bound.file,
        symbol: bound.holder?.symbol,
        sharing: bound.apiVersion >= 67 ? undefined : 'without',
        apiVersion: bound.apiVersion,
      };
      const emitted = emitBody(bound, code, loader.options);
      this.lines = emitted.lines;
      this.code = instantiateModule(loader, emitted, undefined, this.hits) as { run(): void };
    }
    return this.code;
  }
  run(): void {
    this.prepare().run();
  }
}

/** Whether a type is an exception of the project or the library. */
export function isExceptionType(rt: Runtime, symbol: TypeSymbol): boolean {
  return isAssignable(rt.types, rt.types.of(symbol), rt.types.named('System.Exception'));
}
