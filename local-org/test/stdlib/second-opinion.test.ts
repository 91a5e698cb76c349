import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseNativeSignature } from '../../src/semantic/native-signature.ts';
import { languageLibrary } from '../../src/stdlib/index.ts';
import { apexLsMembers } from './apex-ls-members.ts';

/** Methods of Object, which apex-ls gives to some classes and not to others. */
const OBJECT_METHODS = /(?:^|\s)(?:tostring\/0|hashcode\/0|equals\/1)$/;

/** What the documentation of API 67 has and apex-ls (API 65) does not, or the other way round. This list only shrinks. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'System.String': ['static template/2'],
  'System.DmlException': ['getnumdml/0', 'getdml*'],
  'System.EmailException': ['getnumdml/0', 'getdml*'],
};

describe('classes marked complete, against the second compiler', () => {
  const known = apexLsMembers('System');
  const listed = new Map<string, Set<string>>();
  for (const native of languageLibrary) {
    if (native.options.complete !== true || native.options.kind === 'enum') continue;
    const members = listed.get(native.fullName) ?? new Set<string>();
    for (const key of Object.keys(native.members)) members.add(memberOf(key));
    listed.set(native.fullName, members);
  }

  for (const [name, members] of listed) {
    const theirs = known.get(name.toLowerCase());
    if (theirs === undefined) continue;
    it(name, () => {
      const differences = [...members].filter((member) => !theirs.has(member) && member.includes('/'));
      const missing = [...theirs].filter((member) => !members.has(member) && !isImplied(member, members));
      assert.deepEqual(
        missing.filter((member) => !OBJECT_METHODS.test(member)),
        [],
        'missing',
      );
      assert.deepEqual(
        differences.filter((member) => !OBJECT_METHODS.test(member) && !isKnown(name, member)),
        [],
        'unknown to apex-ls',
      );
    });
  }
});

function memberOf(key: string): string {
  const { kind, isStatic, name, parameters } = parseNativeSignature(key);
  if (kind === 'property') return name.toLowerCase();
  return `${isStatic ? 'static ' : ''}${kind === 'constructor' ? 'new' : name.toLowerCase()}/${parameters.length}`;
}

/** Java classes without a constructor have the one without arguments. */
function isImplied(member: string, members: ReadonlySet<string>): boolean {
  return member === 'new/0' && ![...members].some((other) => other.startsWith('new/0'));
}

function isKnown(name: string, member: string): boolean {
  return (KNOWN[name] ?? []).some((known) =>
    known.endsWith('*') ? member.startsWith(known.slice(0, -1)) : member === known,
  );
}
