/**
 * Deliberately broken classes, one mistake each. Both compilers must refuse every one: `npm run check:apex` asks apex-ls,
 * a test asks `local-org check`. `body` stands inside `public with sharing class <name> { … }` unless it is a whole class.
 */
export interface BrokenClass {
  readonly name: string;
  readonly body: string;
  /** apex-ls lets it pass; the platform refuses it (documented), so the local org must. */
  readonly onlyOurs?: true;
}

export const BROKEN_CLASSES: readonly BrokenClass[] = [
  { name: 'UnknownMethod', body: 'void run() { missing(); }' },
  { name: 'UnknownMethodOfString', body: "void run() { 'a'.shout(); }" },
  { name: 'WrongArgumentType', body: "void take(Integer n) { } void run() { take('x'); }" },
  { name: 'WrongArgumentCount', body: 'void take(Integer n) { } void run() { take(1, 2); }' },
  { name: 'WrongLibraryArgument', body: "void run() { new HttpRequest().setTimeout('x'); }" },
  { name: 'UnknownType', body: 'void run() { Missing m = null; }' },
  { name: 'UnknownVariable', body: 'Integer run() { return missing; }' },
  { name: 'UnknownField', body: 'Object run(Account a) { return a.Missing__c; }' },
  { name: 'UnknownFieldInConstructor', body: "void run() { Account a = new Account(Missing__c = 'x'); }" },
  { name: 'UnknownSObjectInQuery', body: 'void run() { Object rows = [SELECT Id FROM Missing__c]; }' },
  { name: 'UnknownBind', body: 'void run() { Object rows = [SELECT Id FROM Account WHERE Name = :missing]; }' },
  { name: 'BadAssignment', body: "void run() { Integer n = 'x'; }" },
  { name: 'DecimalToInteger', body: 'void run() { Integer n = 1.5; }' },
  { name: 'BadReturn', body: "Integer run() { return 'x'; }" },
  { name: 'MissingReturn', body: 'Integer run(Boolean b) { if (b) { return 1; } }' },
  { name: 'ReturnFromVoid', body: 'void run() { return 1; }' },
  { name: 'Unreachable', body: 'Integer run() { return 1; Integer n = 2; }' },
  { name: 'NotBooleanCondition', body: 'void run() { if (1) { } }' },
  { name: 'BreakOutsideLoop', body: 'void run() { break; }' },
  { name: 'DuplicateVariable', body: 'void run() { Integer n = 1; Integer n = 2; }' },
  { name: 'DuplicateVariableInBlock', body: 'void run() { Integer n = 1; if (true) { Integer n = 2; } }' },
  { name: 'DuplicateMethod', body: 'void run() { } void run() { }' },
  { name: 'DuplicateField', body: 'Integer n; String n;', onlyOurs: true },
  {
    name: 'InterfaceNotImplemented',
    body: 'public with sharing class InterfaceNotImplemented implements Comparable { }',
  },
  { name: 'OwnInterfaceNotImplemented', body: 'interface Door { void open(); } class Gate implements Door { }' },
  {
    name: 'MissingOverride',
    body: 'virtual class A { public virtual void run() { } } class B extends A { public void run() { } }',
  },
  { name: 'OverridesNothing', body: 'virtual class A { } class B extends A { public override void run() { } }' },
  { name: 'NewAbstract', body: 'abstract class A { } void run() { A a = new A(); }' },
  {
    name: 'AbstractNotImplemented',
    body: 'abstract class A { public abstract void run(); } class B extends A { }',
    onlyOurs: true,
  },
  { name: 'UnknownConstructor', body: 'class A { A(Integer n) { } } void run() { A a = new A(); }' },
  { name: 'ThrowNoException', body: "void run() { throw 'x'; }" },
  { name: 'CatchNoException', body: 'void run() { try { run(); } catch (Account e) { } }' },
  { name: 'UnknownLabel', body: 'String run() { return System.Label.Missing; }' },
  { name: 'StaticCallOfInstance', body: 'void one() { } static void two() { one(); }' },
  { name: 'WrongElementType', body: "void run() { List<Integer> n = new List<Integer>{ 'x' }; }" },
  { name: 'WrongMapValue', body: "void run() { Map<String, Integer> m = new Map<String, Integer>{ 'a' => 'b' }; }" },
  { name: 'UnknownCustomMetadata', body: 'void run() { Missing__mdt row = null; }' },
  { name: 'AddStringToInteger', body: 'void run() { Integer n = 1 - true; }' },
  { name: 'SyntaxMissingBrace', body: 'void run() { if (true) {  }' },
  { name: 'SyntaxMissingSemicolon', body: 'void run() { Integer n = 1 }' },
  { name: 'ReservedWord', body: 'void run() { Integer select = 1; }' },
  { name: 'UnknownSuperclass', body: 'class A extends Missing { }' },
  { name: 'UnknownEnumValue', body: 'enum Season { SPRING } void run() { Season s = Season.SUMMER; }' },
  { name: 'WrongSwitchLiteral', body: "void run(Integer n) { switch on n { when 'a' { } } }" },
  { name: 'IterateOverInteger', body: 'void run() { for (String s : 5) { } }' },
  {
    name: 'UnknownFieldInQuery',
    body: 'void run() { Object rows = [SELECT Missing__c FROM Account]; }',
    onlyOurs: true,
  },
  {
    name: 'UnknownFieldInWhere',
    body: "void run() { Object rows = [SELECT Id FROM Account WHERE Missing__c = 'x']; }",
    onlyOurs: true,
  },
  {
    name: 'UnknownRelationshipInQuery',
    body: 'void run() { Object rows = [SELECT Missing__r.Name FROM Account]; }',
    onlyOurs: true,
  },
  { name: 'WrongFieldType', body: 'void run() { Account a = new Account(Name = 5); }', onlyOurs: true },
  { name: 'PrivateMethodOfOther', body: 'void run() { UnknownMethod u = null; u.run2(); }' },
  { name: 'ImpossibleCast', body: 'void run() { Account a = null; Object s = (Contact) a; }', onlyOurs: true },
  { name: 'AssignFinal', body: 'void run() { final Integer n = 1; n = 2; }', onlyOurs: true },
  { name: 'FinalOfNonVirtual', body: 'class A { } class B extends A { }' },
  { name: 'PrivateTypeOfOther', body: 'void run() { OwnInterfaceNotImplemented.Gate g = null; }', onlyOurs: true },
  { name: 'FieldNotWriteable', body: 'void run(Account a) { a.CreatedDate = null; }', onlyOurs: true },
  { name: 'FutureThatReturns', body: '@future public static Integer run() { return 1; }', onlyOurs: true },
  { name: 'FutureOfInstance', body: '@future public void run() { }', onlyOurs: true },
  { name: 'FutureWithRecord', body: '@future public static void run(Account a) { }', onlyOurs: true },
  { name: 'ReservedAny', body: 'void run() { Integer any = 1; }', onlyOurs: true },
  { name: 'ReservedActivate', body: 'void run() { Integer activate = 1; }', onlyOurs: true },
  { name: 'ReservedBigdecimal', body: 'void run() { Integer bigdecimal = 1; }', onlyOurs: true },
];

/** The text of the class file. */
export function brokenSource({ name, body }: BrokenClass): string {
  return body.startsWith('public ') ? body : `public with sharing class ${name} {\n    ${body}\n}\n`;
}
