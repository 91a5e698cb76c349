import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Statement } from '../../src/parser/ast-statements.ts';
import { only, place, shape, statement, statements, typeText } from './trees.ts';

function as<K extends Statement['kind']>(kind: K, text: string): Extract<Statement, { kind: K }> {
  const found = statement(text);
  assert.equal(found.kind, kind);
  return found as Extract<Statement, { kind: K }>;
}

describe('local variables', () => {
  it('give one node with every name', () => {
    const found = as('local', 'final Integer a = 1, b;');
    assert.deepEqual(found.modifiers.words, ['final']);
    assert.equal(typeText(found.type), 'Integer');
    assert.deepEqual(
      found.variables.map((variable) => [variable.name, variable.initializer && shape(variable.initializer)]),
      [
        ['a', 'Integer:1'],
        ['b', undefined],
      ],
    );
  });

  it('may be named like words of SOQL and of properties', () => {
    for (const name of ['get', 'set', 'limit', 'order', 'group', 'count', 'when', 'user', 'after', 'usd1', 'offset']) {
      assert.equal(as('local', `String ${name} = 'x';`).variables[0]?.name, name);
    }
  });

  it('have types with parts, arguments and brackets', () => {
    const rows = ['A.B', 'Map<String,List<A.B>>', 'Integer[]', 'Set<Id>[][]', 'Schema.SObjectType', 'List<List<Id>>'];
    for (const type of rows) assert.equal(typeText(as('local', `${type} x;`).type), type);
  });
});

describe('control flow', () => {
  it('reads if, else if and else', () => {
    const found = as('if', 'if (a) b(); else if (c) { } else return;');
    assert.equal(shape(found.condition), 'a');
    assert.equal(found.then.kind, 'expressionStatement');
    assert.equal(found.otherwise?.kind, 'if');
    const inner = found.otherwise?.kind === 'if' ? found.otherwise : undefined;
    assert.deepEqual([inner?.then.kind, inner?.otherwise?.kind], ['block', 'return']);
  });

  it('hangs an else on the nearest if', () => {
    const found = as('if', 'if (a) if (b) c(); else d();');
    assert.equal(found.otherwise, undefined);
  });

  it('reads while with and without a body', () => {
    assert.equal(as('while', 'while (a) { }').body?.kind, 'block');
    assert.equal(as('while', 'while (a);').body, undefined);
  });

  it('reads do while', () => {
    const found = as('doWhile', 'do { a(); } while (b);');
    assert.deepEqual([found.body.kind, shape(found.condition)], ['block', 'b']);
  });

  it('reads a for with a declaration', () => {
    const found = as('for', 'for (Integer i = 0, n = 2; i < n; i++, n--) a();');
    assert.ok(found.init && 'kind' in found.init);
    assert.equal(found.init.variables.length, 2);
    assert.equal(found.condition && shape(found.condition), '(< i n)');
    assert.deepEqual(found.update.map(shape), ['(post++ i)', '(post-- n)']);
  });

  it('reads a for with expressions', () => {
    const found = as('for', 'for (i = 0, j = 1; ; ) { }');
    assert.ok(found.init && !('kind' in found.init));
    assert.deepEqual(found.init.map(shape), ['(= i Integer:0)', '(= j Integer:1)']);
  });

  it('reads a for with nothing in it', () => {
    const found = as('for', 'for (;;);');
    assert.deepEqual([found.init, found.condition, found.update, found.body], [undefined, undefined, [], undefined]);
  });

  it('reads a for over a list', () => {
    const found = as('forEach', 'for (Account a : rows) { }');
    assert.deepEqual([typeText(found.type), found.name, shape(found.iterable)], ['Account', 'a', 'rows']);
  });

  it('reads a for over a query', () => {
    assert.equal(as('forEach', 'for (List<Account> a : [SELECT Id FROM Account]) { }').iterable.kind, 'soql');
  });

  it('reads break, continue, return and throw', () => {
    const found = statements('break; continue; return; return a; throw b;');
    assert.deepEqual(
      found.map((one) => one.kind),
      ['break', 'continue', 'return', 'return', 'throw'],
    );
  });

  it('reads try with catches and finally', () => {
    const found = as('try', 'try { a(); } catch (System.DmlException e) { } catch (Exception e) { } finally { b(); }');
    assert.deepEqual(
      found.catches.map((one) => [typeText(one.type), one.name]),
      [
        ['System.DmlException', 'e'],
        ['Exception', 'e'],
      ],
    );
    assert.equal(found.finallyBody?.statements.length, 1);
  });

  it('knows where a block ends', () => {
    assert.deepEqual(as('block', '\n{\n}').endPosition, { line: 3, column: 1 });
  });
});

describe('switch', () => {
  const values = (source: string): string[] => {
    const branch = as('switch', `switch on a { when ${source} { } }`).branches[0];
    return branch?.when.kind === 'values' ? branch.when.values.map(shape) : [];
  };

  it('takes numbers with signs, strings, null and names', () => {
    assert.deepEqual(values('1, -2, 3L, -4L'), ['Integer:1', '(- Integer:2)', 'Long:3', '(- Long:4)']);
    assert.deepEqual(values("'a', null"), ['String:a', 'null']);
    assert.deepEqual(values('SPRING, Season.SUMMER, A.B.C'), ['SPRING', '(. Season SUMMER)', '(. (. A B) C)']);
  });

  it('takes several signs from the inside out', () => {
    assert.deepEqual(values('-+1'), ['(- (+ Integer:1))']);
  });

  it('takes brackets around a value', () => {
    assert.deepEqual(values("('a'), ((1))"), ['String:a', 'Integer:1']);
  });

  it('takes types and else', () => {
    const found = as('switch', 'switch on a { when Account b { } when ns.C<D> e { } when else { f(); } }');
    assert.deepEqual(
      found.branches.map(({ when }) => (when.kind === 'type' ? `${typeText(when.type)} ${when.name}` : when.kind)),
      ['Account b', 'ns.C<D> e', 'else'],
    );
    assert.equal(found.branches[2]?.body.statements.length, 1);
  });
});

describe('DML', () => {
  for (const operation of ['insert', 'update', 'delete', 'undelete', 'upsert'] as const) {
    it(`reads ${operation} in all modes`, () => {
      const modes = ['', 'as user', 'AS SYSTEM'].map((mode) => as('dml', `${operation} ${mode} rows;`));
      assert.deepEqual(
        modes.map((one) => [one.operation, one.access, shape(one.target)]),
        [
          [operation, undefined, 'rows'],
          [operation, 'user', 'rows'],
          [operation, 'system', 'rows'],
        ],
      );
    });
  }

  it('reads the external id of an upsert', () => {
    assert.equal(as('dml', 'upsert rows Ext__c;').externalId, 'Ext__c');
    assert.equal(as('dml', 'upsert as user rows Account.Fields . Ext__c;').externalId, 'Account.Fields.Ext__c');
    assert.equal(as('dml', 'upsert rows;').externalId, undefined);
  });

  it('reads both sides of a merge', () => {
    const found = as('dml', 'merge as user a new List<Id>{ b };');
    assert.equal(found.operation, 'merge');
    assert.deepEqual(
      [shape(found.target), found.mergeWith && shape(found.mergeWith)],
      ['a', '(collection List<Id> b)'],
    );
    assert.equal(found.access, 'user');
  });

  it('takes any expression for the rows', () => {
    assert.equal(shape(as('dml', "insert new Account(Name = 'x');").target), '(new Account Name=String:x)');
    assert.equal(as('dml', 'delete [SELECT Id FROM Account];').target.kind, 'soql');
  });

  it('leaves methods with the same names alone', () => {
    const found = as('expressionStatement', 'Database.insert(a);');
    assert.equal(shape(found.expression), '(call . Database insert a)');
  });
});

describe('System.runAs', () => {
  it('is a statement with a block', () => {
    const found = as('runAs', 'system.RunAs(u) { a(); }');
    assert.deepEqual(found.args.map(shape), ['u']);
    assert.equal(found.body.statements.length, 1);
  });
});

describe('positions', () => {
  it('are those of the first token', () => {
    assert.equal(place(statement('\n  for (;;);')), '2:3');
    assert.equal(place(statement('\n a.b();')), '2:2');
    assert.equal(place(statement('\n  final Integer a;')), '2:3');
  });

  it('of variables and catches are those of the name and the word catch', () => {
    assert.equal(place(only(as('local', '\n  Integer abc;').variables)), '2:11');
    assert.equal(place(only(as('try', 'try { }\n catch (A a) { }').catches)), '2:2');
    assert.deepEqual(as('forEach', '\nfor (A abc : d);').namePosition, { line: 2, column: 8 });
  });
});
