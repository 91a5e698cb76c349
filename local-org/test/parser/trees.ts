import assert from 'node:assert/strict';
import type { Expression } from '../../src/parser/ast-expressions.ts';
import type { Statement } from '../../src/parser/ast-statements.ts';
import type { CompilationUnit, Member, TypeName } from '../../src/parser/ast.ts';
import { parseAnonymous, parseClass, parseTrigger, type ParseResult } from '../../src/parser/parse.ts';

type UnitOf<K extends CompilationUnit['kind']> = Extract<CompilationUnit, { kind: K }>;

export function classUnit(text: string): UnitOf<'class'> {
  return unitOf(parseClass({ name: 'Demo.cls', text }), 'class');
}

export function triggerUnit(text: string): UnitOf<'trigger'> {
  return unitOf(parseTrigger({ name: 'Demo.trigger', text }), 'trigger');
}

export function anonymousUnit(text: string): UnitOf<'anonymous'> {
  return unitOf(parseAnonymous({ name: 'demo.apex', text }), 'anonymous');
}

export function members(body: string): readonly Member[] {
  return classUnit(`class Demo { ${body} }`).members;
}

export function member(body: string): Member {
  return only(members(body));
}

/** The statements of a method body. */
export function statements(body: string): readonly Statement[] {
  const method = member(`void run() { ${body} }`);
  assert.equal(method.kind, 'method');
  return method.kind === 'method' ? (method.body?.statements ?? []) : [];
}

export function statement(text: string): Statement {
  return only(statements(text));
}

export function expression(text: string): Expression {
  const found = statement(`Object x = ${text};`);
  const value = found.kind === 'local' ? found.variables[0]?.initializer : undefined;
  assert.ok(value, `no expression in ${JSON.stringify(found)}`);
  return value;
}

export function only<T>(list: readonly T[]): T {
  assert.equal(list.length, 1);
  const [first] = list;
  assert.ok(first !== undefined);
  return first;
}

/** `line:column` */
export function place(node: { position: { line: number; column: number } }): string {
  return `${node.position.line}:${node.position.column}`;
}

export function typeText(type: TypeName): string {
  const parts = type.parts.map(({ name, args }) => name + (args.length > 0 ? `<${args.map(typeText).join(',')}>` : ''));
  return parts.join('.') + '[]'.repeat(type.arrayDepth);
}

/** An expression as a bracketed text, one bracket a node: what binds to what can be seen at a glance. */
export function shape(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return node.type === 'null' ? 'null' : `${node.type}:${String(node.value)}`;
    case 'name':
      return node.name;
    case 'this':
    case 'super':
      return node.kind;
    case 'field-access':
      return `(${node.safe ? '?.' : '.'} ${shape(node.target)} ${node.name})`;
    case 'index':
      return `([] ${shape(node.target)} ${shape(node.index)})`;
    case 'call': {
      const target = node.target ? `${node.safe ? '?.' : '.'} ${shape(node.target)} ` : '';
      return `(call ${target}${[node.name, ...node.args.map(shape)].join(' ')})`;
    }
    case 'constructorCall':
      return `(constructor ${[node.target, ...node.args.map(shape)].join(' ')})`;
    case 'new': {
      const fields = node.fields.map((field) => `${field.name}=${shape(field.value)}`);
      return `(new ${[typeText(node.type), ...node.args.map(shape), ...fields].join(' ')})`;
    }
    case 'newCollection':
      return `(collection ${[typeText(node.type), ...node.elements.map(shape)].join(' ')})`;
    case 'newArray':
      return `(array ${typeText(node.elementType)} ${shape(node.size)})`;
    case 'newMap': {
      const entries = node.entries.map((entry) => `${shape(entry.key)}=>${shape(entry.value)}`);
      return `(map ${[typeText(node.type), ...entries].join(' ')})`;
    }
    case 'unary':
      return `(${node.operator} ${shape(node.operand)})`;
    case 'postfix':
      return `(post${node.operator} ${shape(node.operand)})`;
    case 'binary':
      return `(${node.operator} ${shape(node.left)} ${shape(node.right)})`;
    case 'assign':
      return `(${node.operator} ${shape(node.target)} ${shape(node.value)})`;
    case 'ternary':
      return `(? ${shape(node.condition)} ${shape(node.then)} ${shape(node.otherwise)})`;
    case 'instanceof':
      return `(instanceof ${shape(node.operand)} ${typeText(node.type)})`;
    case 'cast':
      return `(cast ${typeText(node.type)} ${shape(node.operand)})`;
    case 'typeRef':
      return `(class ${typeText(node.type)})`;
    case 'soql':
    case 'sosl':
      return `(${node.kind})`;
  }
}

function unitOf<K extends CompilationUnit['kind']>(result: ParseResult, kind: K): UnitOf<K> {
  assert.deepEqual(result.errors, []);
  assert.equal(result.unit?.kind, kind);
  return result.unit as UnitOf<K>;
}
