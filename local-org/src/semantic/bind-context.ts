import type { Position } from '../base/position.ts';
import type { Expression } from '../parser/ast-expressions.ts';
import type { Statement } from '../parser/ast-statements.ts';
import type { BoundExpression, BoundStatement, LocalSymbol } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { asGap, missingIn, missingParent } from './missing.ts';
import type { Report } from './report.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType, FieldSymbol, TypeSymbol } from './types.ts';

/**
 * Words that can be no variable's name. Source: Apex Developer Guide, "Reserved Keywords"; words of that page that real
 * programs do use as names (`date`, `system`, `group` …) are left out.
 */
const RESERVED = new Set(
  (
    'abstract activate and any array as asc autonomous begin bigdecimal bulk by byte case cast catch char class collect commit const continue desc ' +
    'do else enum exit export extends final finally float for from global goto having hint if implements import in inner ' +
    'insert instanceof int interface into join like limit loop merge new not null nulls on or outer override package ' +
    'parallel pragma private protected public retrieve return rollback select short sort static super synchronized ' +
    'testmethod this throw trigger try undelete update upsert using virtual void webservice where while'
  ).split(' '),
);

/** Where the binder stands: which class, which method, which variables. One for each body. */
export class BindContext {
  readonly types: TypeTable;
  readonly report: Report;
  readonly file: string;
  /** The class whose code this is; undefined in a trigger without members. */
  readonly owner: TypeSymbol | undefined;
  readonly isStatic: boolean;
  readonly returnType: ApexType;
  readonly apiVersion: number;
  /** The property whose accessor this is: inside, its name means the stored value. */
  readonly accessorOf: FieldSymbol | undefined;
  /** Constructors and initialisers may assign final fields. */
  readonly mayInitialize: 'instance' | 'static' | undefined;
  /** In a trigger: what `Trigger.new` and its like hold. */
  readonly triggerObject: ApexType | undefined;
  /** Anonymous Apex and triggers see no `this`. */
  readonly binder: Binder;
  readonly temps: LocalSymbol[] = [];
  /** A type that the library lacks and that the statement being bound has touched. */
  touched: string | undefined;
  loopDepth = 0;
  private scopes: Map<string, LocalSymbol>[] = [new Map()];
  private counter = 0;
  /** Safe navigations (`?.`) of the chain being bound, innermost first. */
  safeLinks:
    { readonly receiver: BoundExpression; readonly temp: LocalSymbol; readonly position: Position }[] | undefined;

  constructor(options: {
    types: TypeTable;
    report: Report;
    file: string;
    owner: TypeSymbol | undefined;
    isStatic: boolean;
    returnType: ApexType;
    apiVersion: number;
    accessorOf?: FieldSymbol;
    mayInitialize?: 'instance' | 'static' | undefined;
    triggerObject?: ApexType;
    binder: Binder;
  }) {
    this.types = options.types;
    this.report = options.report;
    this.file = options.file;
    this.owner = options.owner;
    this.isStatic = options.isStatic;
    this.returnType = options.returnType;
    this.apiVersion = options.apiVersion;
    this.accessorOf = options.accessorOf;
    this.mayInitialize = options.mayInitialize;
    this.triggerObject = options.triggerObject;
    this.binder = options.binder;
  }

  /** Notes what stopped the binding; where a type that the library lacks is involved, it is a gap and no error. */
  note(error: CompileError): void {
    const missing = this.touched ?? missingParent(this.owner);
    this.report.add(this.file, missing === undefined ? error : asGap(error, missing));
  }

  get isTest(): boolean {
    for (let at = this.owner; at !== undefined; at = at.outer) if (at.isTest) return true;
    return false;
  }

  expression(expression: Expression): BoundExpression {
    const bound = this.binder.expression(this, expression);
    this.touched ??= missingIn(bound.type);
    return bound;
  }
  statement(statement: Statement): BoundStatement {
    const outer = this.touched;
    this.touched = undefined;
    try {
      return this.binder.statement(this, statement);
    } finally {
      this.touched = outer;
    }
  }

  withScope<T>(body: () => T): T {
    this.scopes.push(new Map());
    try {
      return body();
    } finally {
      this.scopes.pop();
    }
  }

  /** Declares a local variable. Apex has no shadowing between blocks: a name lives once in a method. */
  declare(name: string, type: ApexType, position: Position, isFinal = false): LocalSymbol {
    if (RESERVED.has(name.toLowerCase())) throw new CompileError(`Identifier name is reserved: ${name}`, position);
    if (this.local(name) !== undefined) throw new CompileError(`Duplicate variable: ${name}`, position);
    const local: LocalSymbol = {
      name,
      type,
      jsName: `v${this.counter++}_${name.replace(/[^A-Za-z0-9_]/g, '_')}`,
      isFinal,
    };
    this.scopes.at(-1)?.set(name.toLowerCase(), local);
    return local;
  }
  local(name: string): LocalSymbol | undefined {
    const key = name.toLowerCase();
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const found = this.scopes[i]?.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  /** Every local variable that a name could mean here. */
  visibleLocals(): LocalSymbol[] {
    return this.scopes.flatMap((scope) => [...scope.values()]);
  }
  /** A variable of the compiler's own, declared at the top of the function. */
  temp(type: ApexType): LocalSymbol {
    const local: LocalSymbol = { name: '', type, jsName: `t${this.counter++}`, isFinal: false };
    this.temps.push(local);
    return local;
  }
}

/** The two mutually recursive phases, handed to every file so that none imports the dispatcher. */
export interface Binder {
  expression(context: BindContext, expression: Expression): BoundExpression;
  statement(context: BindContext, statement: Statement): BoundStatement;
}
