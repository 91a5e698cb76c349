import type { Block } from '../parser/ast-statements.ts';
import type { Accessor, ConstructorDeclaration, MethodDeclaration } from '../parser/ast.ts';
import { BindContext, type Binder } from './bind-context.ts';
import type { BoundAccessor, BoundClass, BoundMethod, BoundStatement, LocalSymbol } from './bound.ts';
import { checkClass } from './class-laws.ts';
import { CompileError } from './compile-error.ts';
import { assignTo } from './convert.ts';
import { checkFlow } from './flow.ts';
import type { Report } from './report.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType, FieldSymbol, Initializer, MethodSymbol, TypeSymbol } from './types.ts';

export interface BindEnvironment {
  readonly types: TypeTable;
  readonly report: Report;
  readonly binder: Binder;
}

/** Binds every body of a class and of its inner classes. */
export function bindClass(environment: BindEnvironment, symbol: TypeSymbol): BoundClass {
  const { types, report } = environment;
  const bridges = checkClass(types, symbol, report);
  const methods = [...symbol.methods.values()].flat().concat(symbol.constructors);
  return {
    symbol,
    file: symbol.file ?? '',
    methods: methods.map((method) => bindMethod(environment, method)),
    accessors: [...symbol.fields.values()].flatMap((field) => bindAccessors(environment, field)),
    staticInit: symbol.initializers
      .filter((item) => item.isStatic)
      .map((item) => bindInitializer(environment, symbol, item)),
    instanceInit: symbol.initializers
      .filter((item) => !item.isStatic)
      .map((item) => bindInitializer(environment, symbol, item)),
    bridges,
    inner: [...symbol.innerTypes.values()].map((inner) => bindClass(environment, inner)),
  };
}

function contextFor(
  environment: BindEnvironment,
  owner: TypeSymbol,
  isStatic: boolean,
  returnType: ApexType,
  more: { accessorOf?: FieldSymbol; mayInitialize?: 'instance' | 'static' } = {},
): BindContext {
  return new BindContext({
    types: environment.types,
    report: environment.report,
    binder: environment.binder,
    file: owner.file ?? '',
    owner,
    isStatic,
    returnType,
    apiVersion: owner.apiVersion,
    ...more,
  });
}

function bindMethod(environment: BindEnvironment, method: MethodSymbol): BoundMethod {
  const { types } = environment;
  const isConstructor = method.kind === 'constructor';
  const context = contextFor(
    environment,
    method.owner,
    method.isStatic,
    isConstructor ? types.void : method.returnType,
    isConstructor ? { mayInitialize: 'instance' } : {},
  );
  const declaration = method.declaration;
  const parameters = bindParameters(context, method, declaration);
  const body =
    declaration?.body === undefined
      ? undefined
      : bindBody(context, declaration.body, method.returnType !== types.void && !isConstructor);
  return { symbol: method, parameters, body, temps: context.temps };
}

function bindParameters(
  context: BindContext,
  method: MethodSymbol,
  declaration: MethodDeclaration | ConstructorDeclaration | undefined,
): LocalSymbol[] {
  return method.parameters.flatMap((parameter, i) => {
    const position = declaration?.parameters[i]?.position ?? method.position ?? { line: 1, column: 1 };
    const local = context.report.guard(context.file, () => context.declare(parameter.name, parameter.type, position));
    return local === undefined ? [] : [local];
  });
}

export function bindBody(context: BindContext, body: Block, needsReturn: boolean): BoundStatement {
  checkFlow(context.file, body, needsReturn, context.report);
  return context.statement(body);
}

function bindAccessors(environment: BindEnvironment, field: FieldSymbol): BoundAccessor[] {
  const accessor = (kind: 'get' | 'set', declared: Accessor | undefined): BoundAccessor[] => {
    if (declared?.body === undefined) return [];
    const context = contextFor(
      environment,
      field.owner,
      field.isStatic,
      kind === 'get' ? field.type : environment.types.void,
      { accessorOf: field },
    );
    const value = kind === 'set' ? context.declare('value', field.type, declared.position) : undefined;
    const body = bindBody(context, declared.body, kind === 'get');
    return [{ field, kind, value, body, temps: context.temps }];
  };
  return [...accessor('get', field.getter), ...accessor('set', field.setter)];
}

/** A field's initial value or an initialiser block; compiler temporaries live in a block of its own. */
function bindInitializer(environment: BindEnvironment, owner: TypeSymbol, item: Initializer): BoundStatement {
  const context = contextFor(environment, owner, item.isStatic, environment.types.void, {
    mayInitialize: item.isStatic ? 'static' : 'instance',
  });
  const statement = item.kind === 'block' ? bindBody(context, item.block.body, false) : bindFieldValue(context, item);
  if (context.temps.length === 0) return statement;
  const temps = context.temps.map((local): BoundStatement => ({
    kind: 'local',
    local,
    value: undefined,
    position: statement.position,
  }));
  return { kind: 'block', statements: [...temps, statement], position: statement.position };
}

function bindFieldValue(context: BindContext, item: Extract<Initializer, { kind: 'field' }>): BoundStatement {
  const { field } = item;
  const position = field.position ?? item.value.position;
  const { types } = context;
  try {
    const value = assignTo(types, context.expression(item.value), field.type, item.value.position);
    const target = item.isStatic
      ? ({ kind: 'staticField', field, backing: true, type: field.type, position } as const)
      : ({
          kind: 'field',
          target: { kind: 'this', type: types.of(field.owner), position },
          field,
          backing: true,
          nonVirtual: false,
          type: field.type,
          position,
        } as const);
    return { kind: 'expression', expression: { kind: 'assign', target, value, type: field.type, position }, position };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    context.note(error);
    return { kind: 'unsupported', message: error.message, position };
  }
}
