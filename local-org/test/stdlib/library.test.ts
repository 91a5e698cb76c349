import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageLibrary } from '../../src/stdlib/index.ts';
import { languageRuntime } from './support.ts';

describe('the language library', () => {
  it('names only types that exist, in every signature', () => {
    const rt = languageRuntime();
    const names = [...rt.types.librarySymbols()].map((symbol) => symbol.name);
    assert.ok(names.includes('String') && names.includes('HttpRequest'));
  });

  it('declares no member twice in the parts of a class', () => {
    const seen = new Map<string, Set<string>>();
    for (const native of languageLibrary) {
      const keys = seen.get(native.fullName) ?? new Set<string>();
      for (const key of Object.keys(native.members)) {
        assert.ok(!keys.has(key), `${native.fullName}: ${key}`);
        keys.add(key);
      }
      seen.set(native.fullName, keys);
    }
  });

  it('gives every refused member a reason', () => {
    for (const native of languageLibrary)
      for (const [key, member] of Object.entries(native.members))
        if (typeof member === 'object' && 'refused' in member) assert.notEqual(member.refused, '', key);
  });
});
