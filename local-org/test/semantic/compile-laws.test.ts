import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openProject } from '../../src/project.ts';
import { temporaryProject } from '../support/temporary-project.ts';

/** What the compiler says of one class; messages without their place. */
function messagesOf(body: string, apiVersion = '67.0'): string[] {
  const project = temporaryProject({ 'classes/Foo.cls': `public with sharing class Foo {\n${body}\n}` }, apiVersion);
  try {
    return openProject({ projectDir: project.dir }).diagnostics.map((diagnostic) => diagnostic.message);
  } finally {
    project.remove();
  }
}

/** The law, a class that keeps it, one that breaks it, what the compiler says. Evidence: Apex Developer Guide; apex-ls refuses the same. */
const LAWS: readonly (readonly [law: string, good: string, bad: string, message: RegExp])[] = [
  [
    'statements after a return',
    'Integer a() { return 1; }',
    'Integer a() { return 1; a(); }',
    /^Unreachable statement$/,
  ],
  [
    'a way without a return',
    'Integer a(Boolean b) { if (b) { return 1; } else { throw new MathException(); } }',
    'Integer a(Boolean b) { if (b) { return 1; } }',
    /^Missing return statement/,
  ],
  [
    'an endless loop needs no return',
    'Integer a() { while (true) { } }',
    'Integer a() { while (true) { break; } }',
    /^Missing return statement/,
  ],
  [
    'unknown fields of a query',
    'Object a() { return [SELECT Name FROM Account]; }',
    'Object a() { return [SELECT Nam FROM Account]; }',
    /^No such column 'Nam' on entity 'Account'/,
  ],
  [
    'Decimal to Integer',
    'Decimal a() { return 1; }',
    'Integer a() { return 1.5; }',
    /^Illegal assignment from Decimal to Integer$/,
  ],
  [
    'override is written',
    'virtual class A { public virtual void x() { } } class B extends A { public override void x() { } }',
    'virtual class A { public virtual void x() { } } class B extends A { public void x() { } }',
    /must use the override keyword/,
  ],
  [
    'null for two overloads',
    'void x(String s) { } void x(Account a) { } void y() { x((String) null); }',
    'void x(String s) { } void x(Account a) { } void y() { x(null); }',
    /ambiguous/,
  ],
  [
    'instanceof that is always true',
    'Boolean a(Object o) { return o instanceof Foo; }',
    'virtual class A { } class B extends A { } Boolean a(B b) { return b instanceof A; }',
    /always true/,
  ],
  [
    'the integer range',
    'Integer a() { return -2147483648; }',
    'Integer a() { return 2147483648; }',
    /^Illegal integer/,
  ],
  [
    'a statement that is only an expression',
    'void a() { a(); }',
    'void a(Integer n) { n + 1; }',
    /^Expression cannot be a statement/,
  ],
  [
    'a void value',
    'void a() { } void b() { a(); }',
    'void a() { } void b() { Object o = a(); }',
    /^Illegal assignment from void/,
  ],
  [
    'future methods are static',
    '@future static void a(List<Id> ids, Map<String, Integer> m, Set<Date> d) { }',
    '@future void a() { }',
    /^Future methods must be declared as static/,
  ],
  [
    'future methods are void',
    '@future(callout=true) static void a() { }',
    '@future static Integer a() { return 1; }',
    /^Future methods must return void/,
  ],
  [
    'future methods take no records',
    '@future static void a(Id id) { }',
    '@future static void a(List<Account> rows) { }',
    /^Unsupported parameter type List<Account>/,
  ],
  [
    'test methods are static',
    'static void a() { }',
    '@IsTest void a() { }',
    /^Test methods must be declared as static/,
  ],
  [
    'test methods have no parameters',
    'static void a(Integer n) { }',
    '@IsTest static void a(Integer n) { }',
    /^Test methods do not support parameters/,
  ],
  [
    'audit fields are not written',
    'void a(Account x) { x.Id = null; x.OwnerId = null; } Account b() { return new Account(Id = null); }',
    'void a(Account x) { x.CreatedDate = null; }',
    /^Field is not writeable: Account.CreatedDate$/,
  ],
  [
    'audit fields are not written by a constructor',
    "Account a() { return new Account(Name = 'x'); }",
    'Account a() { return new Account(SystemModstamp = null); }',
    /^Field is not writeable: Account.SystemModstamp$/,
  ],
  [
    'auto numbers are not written',
    "Case a() { return new Case(Subject = 'x'); }",
    "Case a() { return new Case(CaseNumber = '1'); }",
    /^Field is not writeable: Case.CaseNumber$/,
  ],
];

for (const [law, good, bad, message] of LAWS) {
  test(`V5 compile-time law: ${law}`, () => {
    assert.deepEqual(messagesOf(good), []);
    const [first, ...others] = messagesOf(bad);
    assert.match(first ?? 'no message', message);
    assert.deepEqual(others, []);
  });
}

test('V5 a private inner type of another class is not visible, one that a test may see is', () => {
  const owner = `public class Owner { class Hidden { } @TestVisible class Shown { } public class Open { } }`;
  const user = (type: string, test = ''): string =>
    `${test} public class User { Object a() { return new ${type}(); } }`;
  const messages = (source: string): string[] => {
    const project = temporaryProject({ 'classes/Owner.cls': owner, 'classes/User.cls': source });
    try {
      return openProject({ projectDir: project.dir }).diagnostics.map((diagnostic) => diagnostic.message);
    } finally {
      project.remove();
    }
  };
  assert.deepEqual(messages(user('Owner.Open')), []);
  assert.deepEqual(messages(user('Owner.Shown', '@IsTest')), []);
  assert.deepEqual(messages(user('Owner.Shown')), ['Type is not visible: Owner.Shown']);
  assert.deepEqual(messages(user('Owner.Hidden', '@IsTest')), ['Type is not visible: Owner.Hidden']);
});

test('V5 up to API 60 a private method is overridden, from 61 it is not', () => {
  const body = `virtual class A { private virtual void x() { } } class B extends A { private override void x() { } }`;
  assert.deepEqual(messagesOf(body, '60.0'), []);
  assert.match(messagesOf(body, '61.0')[0] ?? '', /^@Override specified for non-overriding method/);
});

test('V3 WITH SECURITY_ENFORCED does not compile from API 67', () => {
  const query = 'Object a() { return [SELECT Name FROM Account WITH SECURITY_ENFORCED]; }';
  assert.deepEqual(messagesOf(query, '66.0'), []);
  assert.match(messagesOf(query)[0] ?? '', /SECURITY_ENFORCED/);
});
