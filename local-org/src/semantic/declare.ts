import type { ApexSource } from '../metadata/model.ts';
import type {
  ClassDeclaration,
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Modifiers,
  PropertyDeclaration,
  TypeDeclaration,
} from '../parser/ast.ts';
import { CompileError, gap } from './compile-error.ts';
import type { Report } from './report.ts';
import { annotationNames, has, hasAnnotation, sharingOf, visibilityOf } from './modifiers.ts';
import { checkMethod } from './method-laws.ts';
import { resolveType } from './resolve-type.ts';
import { slotOf } from './slots.ts';
import type { TypeTable } from './type-table.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from './types.ts';

/** First pass: every type of the project gets its symbol, so that order of files does not matter. */
export function declareType(
  types: TypeTable,
  declaration: TypeDeclaration,
  source: ApexSource,
  outer: TypeSymbol | undefined,
  report: Report,
): TypeSymbol {
  const symbol = types.symbol(declaration.kind, declaration.name, types.model.namespace);
  symbol.declaration = declaration;
  symbol.file = source.file;
  symbol.outer = outer;
  symbol.apiVersion = source.apiVersion;
  symbol.visibility = visibilityOf(declaration.modifiers, 'private');
  symbol.isAbstract = has(declaration.modifiers, 'abstract') || declaration.kind === 'interface';
  symbol.isVirtual = has(declaration.modifiers, 'virtual') || symbol.isAbstract;
  symbol.isTest = hasAnnotation(declaration.modifiers, 'istest') || (outer?.isTest ?? false);
  symbol.sharing = sharingOf(declaration.modifiers);
  symbol.annotations = annotationNames(declaration.modifiers);
  if (outer === undefined) {
    if (!types.declareProjectType(symbol))
      report.error(source.file, declaration.position, `Duplicate class name: ${declaration.name}`);
  } else if (outer.innerTypes.has(declaration.name.toLowerCase())) {
    report.error(source.file, declaration.position, `Duplicate type name: ${declaration.name}`);
  } else {
    if (outer.outer !== undefined)
      report.error(source.file, declaration.position, 'Inner types are not allowed to have inner types');
    outer.innerTypes.set(declaration.name.toLowerCase(), symbol);
  }
  if (declaration.kind === 'enum') symbol.enumConstants = declaration.constants.map((constant) => constant.name);
  if (declaration.kind === 'class') {
    for (const member of declaration.members) {
      if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum')
        declareType(types, member, source, symbol, report);
    }
  }
  return symbol;
}

/** Second pass: superclass and interfaces. */
export function resolveHeader(types: TypeTable, symbol: TypeSymbol, report: Report): void {
  const { declaration, file } = symbol;
  if (declaration === undefined || file === undefined) return;
  if (declaration.kind === 'class' && declaration.superclass !== undefined) {
    const name = declaration.superclass;
    report.guard(file, () => {
      const parent = resolveType(types, name, symbol.outer ?? symbol);
      if (parent.symbol.kind === 'missing') {
        symbol.incomplete = parent.name;
        throw gap(`type ${parent.name} is not in the local org's library`, name.position);
      }
      if (parent.symbol.kind !== 'class')
        throw new CompileError(`Invalid superclass: ${parent.name} is not a class`, name.position);
      if (!parent.symbol.isVirtual && !parent.symbol.isAbstract)
        throw new CompileError(`Non-virtual and non-abstract type cannot be extended: ${parent.name}`, name.position);
      symbol.superclass = parent;
    });
  }
  const interfaces = declaration.kind === 'enum' ? [] : declaration.interfaces;
  for (const name of interfaces) {
    report.guard(file, () => {
      const parent = resolveType(types, name, symbol.outer ?? symbol);
      if (parent.symbol.kind !== 'interface' && parent.symbol.kind !== 'missing')
        throw new CompileError(`Invalid interface: ${parent.name}`, name.position);
      symbol.interfaces.push(parent);
    });
  }
  for (const inner of symbol.innerTypes.values()) resolveHeader(types, inner, report);
}

/** Third pass: fields, properties, methods, constructors. */
export function declareMembers(types: TypeTable, symbol: TypeSymbol, report: Report): void {
  const { declaration, file } = symbol;
  if (declaration === undefined || file === undefined) return;
  if (declaration.kind === 'enum') {
    for (const constant of declaration.constants)
      symbol.fields.set(constant.name.toLowerCase(), enumField(types, symbol, constant.name));
  } else if (declaration.kind === 'interface') {
    for (const method of declaration.methods)
      report.guard(file, () => addMethod(types, symbol, interfaceMethod(types, symbol, method)));
  } else {
    for (const member of declaration.members)
      report.guard(file, () => declareMember(types, symbol, declaration, member));
  }
  for (const inner of symbol.innerTypes.values()) declareMembers(types, inner, report);
}

function declareMember(
  types: TypeTable,
  symbol: TypeSymbol,
  declaration: ClassDeclaration,
  member: ClassDeclaration['members'][number],
): void {
  switch (member.kind) {
    case 'field':
      return declareField(types, symbol, member);
    case 'property':
      return declareProperty(types, symbol, member);
    case 'method':
      {
        const method = classMethod(types, symbol, member);
        addMethod(types, symbol, method);
        checkMethod(types, method);
      }
      return;
    case 'constructor':
      return declareConstructor(types, symbol, declaration, member);
    case 'initializer':
      if (member.isStatic && symbol.outer !== undefined)
        throw new CompileError('Inner types are not allowed to have static blocks', member.position);
      symbol.initializers.push({ kind: 'block', isStatic: member.isStatic, block: member });
      return;
    default:
      return;
  }
}

function declareField(types: TypeTable, symbol: TypeSymbol, member: FieldDeclaration): void {
  const isStatic = has(member.modifiers, 'static');
  if (isStatic && symbol.outer !== undefined)
    throw new CompileError('Inner types are not allowed to have static fields', member.position);
  const field: FieldSymbol = {
    ...fieldBase(symbol, member.name, member.modifiers),
    kind: 'field',
    type: resolveType(types, member.type, symbol),
    isStatic,
    isFinal: has(member.modifiers, 'final'),
    position: member.position,
    getter: undefined,
    setter: undefined,
  };
  addField(symbol, field);
  if (member.initializer !== undefined)
    symbol.initializers.push({ kind: 'field', isStatic, field, value: member.initializer });
}

function declareProperty(types: TypeTable, symbol: TypeSymbol, member: PropertyDeclaration): void {
  const isStatic = has(member.modifiers, 'static');
  if (isStatic && symbol.outer !== undefined)
    throw new CompileError('Inner types are not allowed to have static properties', member.position);
  const base = fieldBase(symbol, member.name, member.modifiers);
  addField(symbol, {
    ...base,
    kind: 'property',
    type: resolveType(types, member.type, symbol),
    isStatic,
    isFinal: member.setter === undefined,
    position: member.position,
    getter: member.getter,
    setter: member.setter,
    getterVisibility:
      member.getter === undefined ? base.visibility : visibilityOf(member.getter.modifiers, base.visibility),
    setterVisibility:
      member.setter === undefined ? base.visibility : visibilityOf(member.setter.modifiers, base.visibility),
  });
}

function fieldBase(symbol: TypeSymbol, name: string, modifiers: Modifiers) {
  const visibility = visibilityOf(modifiers, 'private');
  return {
    name,
    owner: symbol,
    visibility,
    testVisible: hasAnnotation(modifiers, 'testvisible'),
    isTransient: has(modifiers, 'transient'),
    annotations: annotationNames(modifiers),
    getterVisibility: visibility,
    setterVisibility: visibility,
    isAbstract: has(modifiers, 'abstract'),
    isVirtual: has(modifiers, 'virtual') || has(modifiers, 'abstract') || has(modifiers, 'override'),
    slot:
      has(modifiers, 'virtual') || has(modifiers, 'abstract') || has(modifiers, 'override')
        ? `p_${name.toLowerCase()}`
        : `f_${name.toLowerCase()}_${symbol.id}`,
    nativeGet: undefined,
    nativeSet: undefined,
  };
}

function addField(symbol: TypeSymbol, field: FieldSymbol): void {
  const key = field.name.toLowerCase();
  if (symbol.fields.has(key))
    throw new CompileError(`Duplicate field: ${field.name}`, field.position ?? { line: 1, column: 1 });
  symbol.fields.set(key, field);
}

function enumField(types: TypeTable, symbol: TypeSymbol, name: string): FieldSymbol {
  return {
    ...fieldBase(symbol, name, { words: ['public', 'static', 'final'], annotations: [] }),
    kind: 'field',
    visibility: 'global',
    getterVisibility: 'global',
    type: types.of(symbol),
    isStatic: true,
    isFinal: true,
    position: undefined,
    getter: undefined,
    setter: undefined,
  };
}

function classMethod(types: TypeTable, symbol: TypeSymbol, member: MethodDeclaration): MethodSymbol {
  const { modifiers } = member;
  const isStatic = has(modifiers, 'static');
  if (isStatic && symbol.outer !== undefined)
    throw new CompileError('Inner types are not allowed to have static methods', member.position);
  const isAbstract = has(modifiers, 'abstract');
  if (isAbstract && !symbol.isAbstract)
    throw new CompileError('Abstract methods are only allowed in abstract classes', member.position);
  if (isAbstract && member.body !== undefined)
    throw new CompileError(`Abstract methods cannot have a body: ${member.name}`, member.position);
  if (!isAbstract && member.body === undefined)
    throw new CompileError(`Method must define a body: ${member.name}`, member.position);
  return methodSymbol(types, symbol, member, {
    isStatic,
    isAbstract,
    // an override that says nothing keeps what it overrides, which is at least protected
    visibility: visibilityOf(modifiers, has(modifiers, 'override') ? 'public' : 'private'),
    isVirtual: has(modifiers, 'virtual') || isAbstract || has(modifiers, 'override'),
  });
}

function interfaceMethod(types: TypeTable, symbol: TypeSymbol, member: MethodDeclaration): MethodSymbol {
  return methodSymbol(types, symbol, member, {
    isStatic: false,
    isAbstract: true,
    visibility: symbol.visibility === 'global' ? 'global' : 'public',
    isVirtual: true,
  });
}

function methodSymbol(
  types: TypeTable,
  symbol: TypeSymbol,
  member: MethodDeclaration,
  flags: Pick<MethodSymbol, 'isStatic' | 'isAbstract' | 'visibility' | 'isVirtual'>,
): MethodSymbol {
  if (flags.visibility === 'global' && symbol.visibility !== 'global')
    throw new CompileError(
      `Defining type for global method must be declared as global: ${member.name}`,
      member.position,
    );
  const parameters = member.parameters.map((parameter) => ({
    name: parameter.name,
    type: resolveType(types, parameter.type, symbol),
  }));
  return {
    ...flags,
    kind: 'method',
    name: member.name,
    owner: symbol,
    parameters,
    returnType: member.returnType === undefined ? types.void : resolveType(types, member.returnType, symbol),
    testVisible: hasAnnotation(member.modifiers, 'testvisible'),
    isOverride: has(member.modifiers, 'override'),
    isTest: has(member.modifiers, 'testmethod') || hasAnnotation(member.modifiers, 'istest'),
    annotations: annotationNames(member.modifiers),
    position: member.position,
    slot: slotOf(
      member.name,
      parameters.map((parameter) => parameter.type),
    ),
    native: undefined,
    declaration: member,
    refused: undefined,
    variadic: false,
  };
}

function addMethod(_types: TypeTable, symbol: TypeSymbol, method: MethodSymbol): void {
  const key = method.name.toLowerCase();
  const overloads = symbol.methods.get(key) ?? [];
  if (overloads.some((other) => other.slot === method.slot)) {
    throw new CompileError(
      `Method already defined: ${method.name} ${method.returnType.name} ${symbol.localName}.${method.name}(${method.parameters.map((parameter) => parameter.type.name).join(', ')})`,
      method.position ?? { line: 1, column: 1 },
    );
  }
  overloads.push(method);
  symbol.methods.set(key, overloads);
}

function declareConstructor(
  types: TypeTable,
  symbol: TypeSymbol,
  declaration: ClassDeclaration,
  member: ConstructorDeclaration,
): void {
  if (member.name.toLowerCase() !== declaration.name.toLowerCase())
    throw new CompileError(`Invalid constructor name: ${member.name}`, member.position);
  const parameters = member.parameters.map((parameter) => ({
    name: parameter.name,
    type: resolveType(types, parameter.type, symbol),
  }));
  const slot =
    slotOf(
      'new',
      parameters.map((parameter) => parameter.type),
    ) + `_${symbol.id}`;
  if (symbol.constructors.some((other) => other.slot === slot))
    throw new CompileError(
      `Constructor already defined: ${symbol.localName}(${parameters.map((parameter) => parameter.type.name).join(', ')})`,
      member.position,
    );
  symbol.constructors.push({
    kind: 'constructor',
    name: member.name,
    owner: symbol,
    isStatic: false,
    parameters,
    returnType: types.of(symbol),
    visibility: visibilityOf(member.modifiers, 'private'),
    testVisible: hasAnnotation(member.modifiers, 'testvisible'),
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    isTest: false,
    annotations: annotationNames(member.modifiers),
    position: member.position,
    slot,
    native: undefined,
    declaration: member,
    refused: undefined,
    variadic: false,
  });
}
