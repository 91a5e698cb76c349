import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAnonymous, parseClass, parseTrigger } from '../../src/parser/parse.ts';
import { place } from './trees.ts';

function firstError(text: string): string {
  const { unit, errors } = parseClass({ name: 'classes/A.cls', text });
  assert.equal(unit, undefined);
  const [first] = errors;
  assert.ok(first);
  assert.equal(first.file, 'classes/A.cls');
  return `${first.kind} ${place(first)} ${first.message}`;
}

const inMethod = (code: string): string => firstError(`class A {\nvoid f() {\n${code}\n}\n}`);

describe('a class with a syntax error', () => {
  const rows: readonly (readonly [what: string, code: string, message: string])[] = [
    ['a missing semicolon', 'a()', "error 4:1 Missing ';' at '}'"],
    ['a missing semicolon before a name', 'Integer a = 1\nb();', "error 4:1 Missing ';' at 'b'"],
    ['a missing bracket', 'if (a { }', "error 3:7 Missing ')' at '{'"],
    ['a stray operator', 'a = * b;', "error 3:5 Unexpected token '*'."],
    ['an empty statement', 'if (a);', "error 3:7 Unexpected token ';'."],
    ['a reserved word as a name', 'Integer class = 1;', "error 3:9 Unexpected token 'class'."],
    ['a try without catch', 'try { }', "error 4:1 Unexpected token '}'."],
    ['a class word behind a value', 'x = f().class;', "error 3:9 Unexpected token 'class'."],
    ['a letter of Latin-1', 'Integer größe;', "error 3:11 Unexpected token 'ö'."],
    ['a character that is none', 'a = #b;', "error 3:5 Unexpected token '#'."],
    [
      'an illegal escape',
      String.raw`a = 'b\q';`,
      String.raw`error 3:5 Invalid string literal 'b\q. Illegal character sequence '\q' in string literal.`,
    ],
    [
      'an illegal unicode escape',
      String.raw`a = 'b\u12x4';`,
      String.raw`error 3:5 Invalid string literal 'b\u12x. Illegal unicode sequence. '\u12x' in string literal.`,
    ],
    [
      'a string over two lines',
      "a = 'b\nc';",
      'error 3:5 Illegal string literal: Line breaks are not allowed in string literals',
    ],
    [
      'a string without an end',
      "a = 'b;",
      'error 3:5 Illegal string literal: Line breaks are not allowed in string literals',
    ],
    [
      'a name with a letter outside ASCII',
      'Integer naąme;',
      "error 3:9 Invalid identifier 'naąme'. Apex identifiers must start with an ASCII letter (a-z or A-Z) followed by " +
        "any number of ASCII letters (a-z or A-Z), digits (0 - 9), '$', '_'.",
    ],
  ];
  for (const [what, code, message] of rows) {
    it(`is refused for ${what}`, () => {
      assert.equal(inMethod(code), message);
    });
  }

  it('is refused if a brace is missing at the end', () => {
    assert.equal(firstError('class A {\n'), "error 2:1 Unexpected token '<EOF>'.");
  });

  it('is refused if something follows the class', () => {
    assert.equal(firstError('class A { }\n}'), "error 2:1 Missing '<EOF>' at '}'");
    assert.equal(firstError('class A { }\nclass B { }'), "error 2:1 Missing '<EOF>' at 'class'");
  });

  it('is refused if it is empty', () => {
    assert.equal(firstError(''), "error 1:1 Unexpected token '<EOF>'.");
  });

  it('is refused for a query that SOQL would not take', () => {
    assert.equal(inMethod('a = [SELECT Id FROM Account WHERE];'), "error 3:29 unexpected token: 'WHERE'");
  });

  it('has an error for each place', () => {
    const text = 'class A {\nvoid f() { a = ; }\nvoid g() { b() }\n}';
    assert.deepEqual(parseClass({ name: 'A.cls', text }).errors.map(place), ['2:16', '3:16']);
  });
});

describe('a gap of ours', () => {
  it('is reported as unsupported with its place', () => {
    const code = 'a = [SELECT Id FROM FAQ__kav UPDATE VIEWSTAT];';
    assert.equal(inMethod(code), 'unsupported 3:37 SOQL UPDATE VIEWSTAT');
    assert.equal(
      inMethod('try { } catch (final A b) { }'),
      'unsupported 3:16 a modifier on the variable of a catch clause',
    );
  });
});

describe('other units with syntax errors', () => {
  it('are refused too', () => {
    const trigger = parseTrigger({ name: 'A.trigger', text: 'trigger A on B (insert) { }' });
    assert.deepEqual([trigger.unit, trigger.errors.map(place)], [undefined, ['1:17']]);
    const anonymous = parseAnonymous({ name: 'a.apex', text: 'f();\n}' });
    assert.deepEqual([anonymous.unit, anonymous.errors.map(place)], [undefined, ['2:1']]);
  });
});
