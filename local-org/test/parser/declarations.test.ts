import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Member } from '../../src/parser/ast.ts';
import { parseClass } from '../../src/parser/parse.ts';
import { anonymousUnit, classUnit, member, members, only, place, shape, triggerUnit, typeText } from './trees.ts';

function as<K extends Member['kind']>(kind: K, body: string): Extract<Member, { kind: K }> {
  const found = member(body);
  assert.equal(found.kind, kind);
  return found as Extract<Member, { kind: K }>;
}

describe('classes', () => {
  it('have modifiers in lower case, one string each', () => {
    const words = (head: string): readonly string[] => classUnit(`${head} class A { }`).modifiers.words;
    assert.deepEqual(words('GLOBAL Virtual with  sharing'), ['global', 'virtual', 'with sharing']);
    assert.deepEqual(words('public without sharing abstract'), ['public', 'without sharing', 'abstract']);
    assert.deepEqual(words('private inherited\n sharing'), ['private', 'inherited sharing']);
  });

  it('have a superclass and interfaces', () => {
    const found = classUnit('public class A extends B.C implements D, Database.Batchable<SObject> { }');
    assert.equal(found.superclass && typeText(found.superclass), 'B.C');
    assert.deepEqual(found.interfaces.map(typeText), ['D', 'Database.Batchable<SObject>']);
  });

  it('keep members in the order of the source', () => {
    const found = members(
      ';Integer a = 1, b; Integer c { get; } Demo() { } void d() { } static { } { } class E { } enum F { } interface G { }',
    );
    assert.deepEqual(
      found.map((one) => one.kind),
      [
        'field',
        'field',
        'property',
        'constructor',
        'method',
        'initializer',
        'initializer',
        'class',
        'enum',
        'interface',
      ],
    );
  });

  it('are placed at their name', () => {
    assert.equal(place(classUnit('@IsTest\npublic class A { }')), '2:14');
  });
});

describe('annotations', () => {
  const annotations = (text: string): unknown =>
    classUnit(`${text} class A { }`).modifiers.annotations.map(({ name, args }) => [name, args]);

  it('have no, one or several arguments', () => {
    assert.deepEqual(annotations('@IsTest'), [['IsTest', []]]);
    assert.deepEqual(annotations('@isTest()'), [['isTest', []]]);
    assert.deepEqual(annotations('@IsTest(SeeAllData=true)'), [['IsTest', [{ name: 'SeeAllData', value: true }]]]);
    assert.deepEqual(annotations("@A(label='x' n=3) @B(c=null, d='')"), [
      [
        'A',
        [
          { name: 'label', value: 'x' },
          { name: 'n', value: 3 },
        ],
      ],
      [
        'B',
        [
          { name: 'c', value: null },
          { name: 'd', value: '' },
        ],
      ],
    ]);
  });

  it('name a bare argument value', () => {
    assert.deepEqual(annotations("@SuppressWarnings('PMD')"), [
      ['SuppressWarnings', [{ name: 'value', value: 'PMD' }]],
    ]);
  });

  it('stand among the modifiers', () => {
    const { modifiers } = as('method', '@TestVisible private @Future(callout=true) static void a() { }');
    assert.deepEqual(modifiers.words, ['private', 'static']);
    assert.deepEqual(modifiers.annotations.map(place), ['1:14', '1:35']);
  });
});

describe('fields', () => {
  it('share type and modifiers', () => {
    const found = members('private static final List<Id> a = new List<Id>(), b;');
    const seen = found.map((one) => {
      assert.equal(one.kind, 'field');
      return one.kind === 'field'
        ? [one.name, typeText(one.type), one.modifiers.words.join(' '), one.initializer && shape(one.initializer)]
        : [];
    });
    assert.deepEqual(seen, [
      ['a', 'List<Id>', 'private static final', '(new List<Id>)'],
      ['b', 'List<Id>', 'private static final', undefined],
    ]);
  });

  it('are placed at their name', () => {
    assert.deepEqual(members('\n Integer a,\n  b;').map(place), ['2:10', '3:3']);
  });
});

describe('properties', () => {
  it('have accessors with and without a body', () => {
    const found = as('property', 'public String a { get; private set { b = value; } }');
    assert.deepEqual([found.name, typeText(found.type)], ['a', 'String']);
    assert.ok(found.getter && found.setter);
    assert.deepEqual([found.getter.body, found.getter.modifiers.words], [undefined, []]);
    assert.deepEqual([found.setter.body?.statements.length, found.setter.modifiers.words], [1, ['private']]);
  });

  it('may have the setter first, or only one accessor', () => {
    const both = as('property', 'String a { set; get; }');
    assert.ok(both.getter && both.setter);
    assert.equal(as('property', 'String a { get; }').setter, undefined);
  });

  it('can not have an accessor twice', () => {
    const { unit, errors } = parseClass({ name: 'A.cls', text: 'class A {\n String a { get; get { } } }' });
    assert.equal(unit, undefined);
    assert.deepEqual(errors.map(place), ['2:18']);
  });
});

describe('methods and constructors', () => {
  it('have a return type, or none for void', () => {
    assert.equal(as('method', 'void a() { }').returnType, undefined);
    const type = as('method', 'Map<Id, A.B[]> a() { }').returnType;
    assert.equal(type && typeText(type), 'Map<Id,A.B[]>');
  });

  it('have parameters with modifiers', () => {
    const found = as('method', 'void a(final Integer b, List<Id> c) { }').parameters;
    assert.deepEqual(
      found.map((one) => [one.name, typeText(one.type), one.modifiers.words]),
      [
        ['b', 'Integer', ['final']],
        ['c', 'List<Id>', []],
      ],
    );
  });

  it('have no body if they are abstract', () => {
    const found = as('method', 'protected abstract void a();');
    assert.equal(found.body, undefined);
    assert.deepEqual(found.endPosition, { line: 1, column: 41 });
  });

  it('know name and end', () => {
    const found = as('method', '\n  void a() {\n  }');
    assert.deepEqual([place(found), found.endPosition], ['2:8', { line: 3, column: 3 }]);
  });

  it('may be named like words of SOQL and of properties', () => {
    for (const name of ['get', 'set', 'count', 'order', 'group', 'first', 'like', 'sharing', 'trigger']) {
      assert.equal(as('method', `void ${name}() { }`).name, name);
    }
  });

  it('constructors start with the call of another constructor', () => {
    const found = as('constructor', 'public Demo(Integer a) { this(a, 1); b(); }');
    assert.deepEqual([found.name, found.parameters.length, found.body.statements.length], ['Demo', 1, 2]);
    const first = found.body.statements[0];
    assert.equal(first?.kind === 'expressionStatement' && shape(first.expression), '(constructor this a Integer:1)');
    const other = as('constructor', 'Demo() { super(); }').body.statements[0];
    assert.equal(other?.kind === 'expressionStatement' && shape(other.expression), '(constructor super)');
  });
});

describe('initializers, inner types, interfaces and enums', () => {
  it('tell static initializers from others', () => {
    const found = members('static { } { }');
    assert.deepEqual(
      found.map((one) => one.kind === 'initializer' && one.isStatic),
      [true, false],
    );
  });

  it('reads inner types', () => {
    const found = as('class', 'private virtual class A extends B { class C { } }');
    assert.deepEqual([found.name, found.modifiers.words], ['A', ['private', 'virtual']]);
    assert.equal(only(found.members).kind, 'class');
  });

  it('reads interfaces', () => {
    const found = as('interface', 'public interface A extends B, C { Integer d(String e); void f(); }');
    assert.deepEqual(found.interfaces.map(typeText), ['B', 'C']);
    assert.deepEqual(
      found.methods.map((one) => [one.name, one.returnType && typeText(one.returnType), one.body]),
      [
        ['d', 'Integer', undefined],
        ['f', undefined, undefined],
      ],
    );
  });

  it('reads enums', () => {
    const found = as('enum', 'public enum A { B, C }');
    assert.deepEqual(
      found.constants.map((one) => one.name),
      ['B', 'C'],
    );
    assert.equal(as('enum', 'enum A { }').constants.length, 0);
  });

  it('takes an interface or an enum as the unit', () => {
    assert.equal(parseClass({ name: 'A.cls', text: 'global interface A { }' }).unit?.kind, 'interface');
    assert.equal(parseClass({ name: 'A.cls', text: 'public enum A { B }' }).unit?.kind, 'enum');
  });
});

describe('triggers', () => {
  it('have an object and events', () => {
    const found = triggerUnit('trigger A on ns__B__c (before  insert, AFTER Undelete) { f(); }');
    assert.deepEqual([found.name, found.object], ['A', 'ns__B__c']);
    assert.deepEqual(found.events, ['before insert', 'after undelete']);
    assert.deepEqual([place(found), found.body.statements.length, found.members.length], ['1:9', 1, 0]);
  });

  it('keep local variables in their turn among the statements', () => {
    const found = triggerUnit('trigger A on B (before insert) { f(); final Integer a = 1, b; g(a); }');
    assert.deepEqual(
      found.body.statements.map((one) => one.kind),
      ['expressionStatement', 'local', 'expressionStatement'],
    );
  });

  it('may have methods', () => {
    const found = triggerUnit('trigger A on B (after insert) { static Integer c; void f() { } f(); }');
    assert.deepEqual(
      found.members.map((one) => one.kind),
      ['field', 'method'],
    );
  });
});

describe('anonymous Apex', () => {
  it('is statements in their turn, with methods and types aside', () => {
    const found = anonymousUnit('Integer a = 1;\nvoid f() { }\nf();\nclass B { }\nfinal Id c;');
    assert.deepEqual(
      found.statements.map((one) => [one.kind, place(one)]),
      [
        ['local', '1:1'],
        ['expressionStatement', '3:1'],
        ['local', '5:1'],
      ],
    );
    assert.deepEqual(
      found.members.map((one) => one.kind),
      ['method', 'class'],
    );
  });

  it('may be empty', () => {
    assert.deepEqual(anonymousUnit('// nothing').statements, []);
  });
});
