import type { Diagnostic } from '../base/diagnostic.ts';
import type { ApexSource } from '../metadata/model.ts';
import type { AnonymousBlock, CompilationUnit, Member, TriggerDeclaration } from '../parser/ast.ts';
import { bindClass, type BindEnvironment } from './bind-class.ts';
import { BindContext, type Binder } from './bind-context.ts';
import { bindExpression } from './bind-expression.ts';
import { bindStatement } from './bind-statement.ts';
import type { BoundClass, BoundStatement, BoundTrigger, LocalSymbol } from './bound.ts';
import { CompileError, gap } from './compile-error.ts';
import { declareMembers, declareType, resolveHeader } from './declare.ts';
import { checkFlow } from './flow.ts';
import { Report } from './report.ts';
import type { TypeTable } from './type-table.ts';
import type { TypeSymbol } from './types.ts';

const BINDER: Binder = { expression: bindExpression, statement: bindStatement };

export interface ParsedSource {
  readonly source: ApexSource;
  readonly unit: CompilationUnit;
}

export interface Compilation {
  readonly classes: readonly BoundClass[];
  readonly triggers: readonly BoundTrigger[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves and checks a whole project. What has errors is in the result too; the caller decides whether to run the rest. */
export function compile(types: TypeTable, parsed: readonly ParsedSource[]): Compilation {
  const report = new Report();
  const environment: BindEnvironment = { types, report, binder: BINDER };
  const symbols: TypeSymbol[] = [];
  const triggers: { readonly source: ApexSource; readonly unit: TriggerDeclaration }[] = [];
  for (const { source, unit } of parsed) {
    if (unit.kind === 'trigger') triggers.push({ source, unit });
    else if (unit.kind !== 'anonymous') {
      if (unit.name.toLowerCase() !== source.name.toLowerCase())
        report.error(source.file, unit.position, `Type name ${unit.name} must be the name of its file: ${source.name}`);
      symbols.push(declareType(types, unit, source, undefined, report));
    }
  }
  for (const symbol of symbols) resolveHeader(types, symbol, report);
  for (const symbol of symbols) declareMembers(types, symbol, report);
  const classes = symbols.map((symbol) => bindClass(environment, symbol));
  const boundTriggers = triggers.flatMap(
    ({ source, unit }) => report.guard(source.file, () => bindTrigger(environment, source, unit)) ?? [],
  );
  return { classes, triggers: boundTriggers, diagnostics: report.diagnostics };
}

function bindTrigger(environment: BindEnvironment, source: ApexSource, unit: TriggerDeclaration): BoundTrigger {
  const { types, report } = environment;
  const object = types.model.findObject(unit.object);
  if (types.model.isOtherStandardObject(unit.object))
    throw gap(`object ${unit.object} is not in the local org`, unit.position);
  if (object === undefined) throw new CompileError(`Invalid SObject type name: ${unit.object}`, unit.position);
  const holder =
    unit.members.length === 0 ? undefined : declareHolder(environment, source, `${unit.name}$trigger`, unit.members);
  const context = new BindContext({
    types,
    report,
    binder: environment.binder,
    file: source.file,
    owner: holder,
    isStatic: true,
    returnType: types.void,
    apiVersion: source.apiVersion,
    triggerObject: types.sobjectOf(object),
  });
  checkFlow(source.file, unit.body, false, report);
  const body = context.statement(unit.body);
  return {
    name: unit.name,
    file: source.file,
    apiVersion: source.apiVersion,
    object,
    events: unit.events,
    body,
    temps: context.temps,
    holder: holder === undefined ? undefined : bindClass(environment, holder),
  };
}

/** A class that holds the methods and types declared inside a trigger or anonymous block. */
function declareHolder(
  { types, report }: BindEnvironment,
  source: ApexSource,
  name: string,
  members: readonly Member[],
): TypeSymbol {
  const position = { line: 1, column: 1 };
  const asStatic = members.map((member): Member =>
    'modifiers' in member &&
    (member.kind === 'method' || member.kind === 'field' || member.kind === 'property') &&
    !member.modifiers.words.includes('static')
      ? { ...member, modifiers: { ...member.modifiers, words: [...member.modifiers.words, 'static'] } }
      : member,
  );
  const symbol = types.symbol('class', name, types.model.namespace);
  symbol.declaration = {
    kind: 'class',
    name,
    modifiers: { words: ['public'], annotations: [] },
    superclass: undefined,
    interfaces: [],
    members: asStatic,
    position,
  };
  symbol.file = source.file;
  symbol.apiVersion = source.apiVersion;
  for (const member of members) {
    if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum')
      declareType(types, member, source, symbol, report);
  }
  resolveHeader(types, symbol, report);
  declareMembers(types, symbol, report);
  return symbol;
}

export interface BoundAnonymous {
  readonly body: BoundStatement;
  readonly temps: readonly LocalSymbol[];
  readonly holder: BoundClass | undefined;
  readonly file: string;
  readonly apiVersion: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Anonymous Apex against an already compiled project. */
export function compileAnonymous(types: TypeTable, source: ApexSource, unit: AnonymousBlock): BoundAnonymous {
  const report = new Report();
  const environment: BindEnvironment = { types, report, binder: BINDER };
  const holder =
    unit.members.length === 0 ? undefined : declareHolder(environment, source, 'AnonymousBlock', unit.members);
  const context = new BindContext({
    types,
    report,
    binder: BINDER,
    file: source.file,
    owner: holder,
    isStatic: true,
    returnType: types.void,
    apiVersion: source.apiVersion,
  });
  const body = context.statement({
    kind: 'block',
    statements: unit.statements,
    position: unit.position,
    endPosition: unit.position,
  });
  return {
    body,
    temps: context.temps,
    holder: holder === undefined ? undefined : bindClass(environment, holder),
    file: source.file,
    apiVersion: source.apiVersion,
    diagnostics: report.diagnostics,
  };
}
