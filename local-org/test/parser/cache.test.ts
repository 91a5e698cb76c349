import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { ParseCache } from '../../src/parser/cache.ts';
import { parseClass } from '../../src/parser/parse.ts';
import { only } from './trees.ts';

const SOURCE = {
  name: 'A.cls',
  text: "class A { String a = 'x'; Integer b() { return [SELECT COUNT() FROM Account]; } }",
};

describe('the cache of trees', () => {
  let folder = '';
  const entry = (): string => join(folder, only(readdirSync(folder)));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parse-cache-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives what the parser gives, the first time and from disk', () => {
    const expected = parseClass(SOURCE);
    assert.deepEqual(ParseCache.open(folder).parse('class', SOURCE), expected);
    assert.equal(readdirSync(folder).length, 1);
    assert.deepEqual(ParseCache.open(folder).parse('class', SOURCE), expected);
  });

  it('really reads the entry', () => {
    ParseCache.open(folder).parse('class', SOURCE);
    const file = entry();
    const other = parseClass({ name: 'B.cls', text: 'class B { }' }).unit;
    const body = serialize(other);
    writeFileSync(file, Buffer.concat([createHash('sha256').update(body).digest(), body]));
    assert.deepEqual(ParseCache.open(folder).parse('class', SOURCE).unit, other);
  });

  it('ignores a broken entry and replaces it', () => {
    const cache = ParseCache.open(folder);
    const expected = cache.parse('class', SOURCE);
    const whole = readFileSync(entry());
    for (const broken of [whole.subarray(0, 40), Buffer.from(''), Buffer.from('x'.repeat(100))]) {
      writeFileSync(entry(), broken);
      assert.deepEqual(cache.parse('class', SOURCE), expected);
      assert.deepEqual(readFileSync(entry()), whole);
    }
  });

  it('keeps kinds and texts apart', () => {
    const cache = ParseCache.open(folder);
    const source = { name: 'a', text: 'class A { }' };
    assert.equal(cache.parse('class', source).unit?.kind, 'class');
    assert.equal(cache.parse('anonymous', source).unit?.kind, 'anonymous');
    assert.equal(cache.parse('class', { ...source, text: 'interface A { }' }).unit?.kind, 'interface');
    assert.equal(readdirSync(folder).length, 3);
  });

  it('keeps no text with errors, and no place of the file', () => {
    const cache = ParseCache.open(folder);
    const [error] = cache.parse('class', { name: 'classes/Broken.cls', text: 'class' }).errors;
    assert.equal(error?.file, 'classes/Broken.cls');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('works where nothing can be written', () => {
    const file = join(folder, 'not-a-folder');
    writeFileSync(file, '');
    assert.equal(ParseCache.open(join(file, 'below')).parse('class', SOURCE).unit?.kind, 'class');
  });

  it('leaves no temporary files behind', () => {
    ParseCache.open(folder).parse('class', SOURCE);
    assert.match(only(readdirSync(folder)), /^[0-9a-f]{64}$/);
    assert.ok(deserialize(readFileSync(entry()).subarray(32)));
  });
});
