import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Unsupported } from '../../src/base/errors.ts';
import { compileRegex, replaceAll, splitByRegex } from '../../src/stdlib/regex/java-regex.ts';
import { languageRuntime, thrownBy } from './support.ts';

const rt = languageRuntime();
const found = (pattern: string, text: string): string[] =>
  Array.from(text.matchAll(compileRegex(rt, pattern)), (match) => match[0]);

describe('Java regular expressions', () => {
  for (const [pattern, text, expected] of [
    ['[a-z]+', 'ab CD ef', ['ab', 'ef']],
    ['[a-z&&[^aeiou]]', 'abe', ['b']],
    ['[a-c[x-z]]', 'axm', ['a', 'x']],
    ['[^-a]', '-ab', ['b']],
    ['[a-]', '-b', ['-']],
    ['[\\w-]+', 'a-b c', ['a-b', 'c']],
    ['[]a]', ']a', [']', 'a']],
    ['\\p{Alpha}+', 'aä1', ['a']],
    ['\\p{L}+', 'aä1', ['aä']],
    ['\\p{Punct}', 'a,b', [',']],
    ['\\s', 'a\u00a0b c', [' ']],
    ['\\Qa.b\\E', 'a.b axb', ['a.b']],
    ['(?i)AB', 'ab aB', ['ab', 'aB']],
    ['(?m)^x$', 'x\nx', ['x', 'x']],
    ['(?s)a.b', 'a\nb', ['a\nb']],
    ['(?i)(?s)A.B', 'a\nb', ['a\nb']],
    ['(?x) a \\  b # a, a blank, b', 'a b', ['a b']],
    ['a(?i)b', 'aB AB ab', ['aB', 'ab']],
    ['(a(?i)b)c', 'aBc aBC', ['aBc']],
    ['(?i:a)b', 'Ab AB', ['Ab']],
    ['(?i)a(?-i)b', 'Ab AB', ['Ab']],
    ['^x$', 'x\nx', []],
    ['x$', 'x\n', ['x']],
    ['\\Ax\\z', 'x', ['x']],
    ['(a)\\1', 'aa', ['aa']],
    ['(?<n>a)\\k<n>', 'aa', ['aa']],
    ['a{2,}', 'aaa a', ['aaa']],
    ['\\x41\\u0042', 'AB', ['AB']],
    ['\\"|\\-|\\@', '"-@', ['"', '-', '@']],
    ['a/b#c', 'a/b#c', ['a/b#c']],
    ['(?<=\\$)\\d+', '$12', ['12']],
    ['😀+', '😀😀', ['😀😀']],
  ] as const) {
    it(`L18 finds ${pattern} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(pattern, text), [...expected]);
    });
  }

  for (const pattern of ['a++', '(?>a)', 'a(?i)b|c', 'a(?x)b', '\\G', '\\p{InGreek}']) {
    it(`L18 refuses ${pattern} loudly, as JavaScript has nothing like it`, () => {
      assert.throws(() => compileRegex(rt, pattern), Unsupported);
    });
  }

  for (const pattern of ['(', '[a', 'a{x}', '*a', '\\y']) {
    it(`L18 refuses ${pattern} as Java does`, () => {
      assert.match(
        thrownBy(() => compileRegex(rt, pattern)),
        /^StringException: Invalid regex/,
      );
    });
  }

  for (const [text, pattern, limit, expected] of [
    ['boo:and:foo', 'o', 0, ['b', '', ':and:f']],
    ['boo:and:foo', 'o', 5, ['b', '', ':and:f', '', '']],
    ['boo:and:foo', 'o', -2, ['b', '', ':and:f', '', '']],
    ['boo:and:foo', ':', 2, ['boo', 'and:foo']],
    ['abc', '', 0, ['a', 'b', 'c']],
    ['', ',', 0, ['']],
    [',a', ',', 0, ['', 'a']],
  ] as const) {
    it(`L18 splits ${JSON.stringify(text)} at ${JSON.stringify(pattern)} with limit ${limit}`, () => {
      assert.deepEqual(splitByRegex(compileRegex(rt, pattern), text, limit), [...expected]);
    });
  }

  it('L18 expands groups in replacements, and only those that exist', () => {
    const replace = (pattern: string, text: string): string => replaceAll(rt, compileRegex(rt, pattern), 'ab', text);
    assert.equal(replace('(a)(b)', '$2$1'), 'ba');
    assert.equal(replace('(a)', '$12'), 'a2b');
    assert.equal(replace('(?<x>a)', '[${x}]'), '[a]b');
    assert.equal(replace('a', '\\$1'), '$1b');
    assert.equal(
      thrownBy(() => replace('a', '$1')),
      'StringException: No group 1',
    );
  });
});
