import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readZipEntries } from '../../scripts/zip-entries.ts';

const JARS = join(import.meta.dirname, '../../../node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');

/**
 * The public methods that apex-ls, the second compiler, knows of the classes of a namespace: class in lower case →
 * `name/number of parameters`, with `static ` before those that are, `new` for constructors.
 */
export function apexLsMembers(namespace: string): ReadonlyMap<string, ReadonlySet<string>> {
  const jar = readdirSync(JARS).find((file) => file.startsWith('standard-types-'));
  if (jar === undefined) throw new Error(`no standard-types jar in ${JARS}`);
  const path = new RegExp(`runforce/${namespace}/(\\w+)\\.class$`);
  const members = new Map<string, ReadonlySet<string>>();
  for (const [entry, bytes] of readZipEntries(readFileSync(join(JARS, jar)), (name) => path.test(name))) {
    members.set(`${namespace}.${path.exec(entry)?.[1] ?? ''}`.toLowerCase(), new Set(publicMethods(bytes)));
  }
  return members;
}

const PUBLIC = 0x0001;
const STATIC = 0x0008;

/** Reads the method table of a class file (JVM specification, chapter 4). */
function publicMethods(bytes: Buffer): string[] {
  const cursor = new Cursor(bytes, 8);
  const strings = cursor.constantPool();
  cursor.at += 6;
  const interfaces = cursor.u2();
  cursor.at += interfaces * 2;
  cursor.members();
  return cursor.members().flatMap(({ flags, name, descriptor }) => {
    if ((flags & PUBLIC) === 0) return [];
    const parameters = /^\((.*)\)/.exec(strings[descriptor] ?? '')?.[1]?.match(/\[*(?:L[^;]+;|[A-Z])/g) ?? [];
    // apex-ls writes `clone$` and `equals$` for names that Java's Object has with another type.
    const simple = strings[name] === '<init>' ? 'new' : (strings[name] ?? '').toLowerCase().replace(/\$$/, '');
    return [`${(flags & STATIC) === 0 ? '' : 'static '}${simple}/${parameters.length}`];
  });
}

class Cursor {
  at: number;
  private readonly bytes: Buffer;
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
  u2(): number {
    this.at += 2;
    return this.bytes.readUInt16BE(this.at - 2);
  }
  private u4(): number {
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }

  constantPool(): readonly (string | undefined)[] {
    const strings: (string | undefined)[] = [];
    const count = this.u2();
    for (let i = 1; i < count; i++) {
      const tag = this.bytes.readUInt8(this.at++);
      if (tag === 1) {
        const length = this.u2();
        strings[i] = this.bytes.toString('utf8', this.at, this.at + length);
        this.at += length;
      } else {
        this.at += [5, 6].includes(tag) ? 8 : tag === 15 ? 3 : [7, 8, 16, 19, 20].includes(tag) ? 2 : 4;
        if (tag === 5 || tag === 6) i++; // 8-byte constants take two places
      }
    }
    return strings;
  }

  /** The field table, or the method table behind it. */
  members(): { readonly flags: number; readonly name: number; readonly descriptor: number }[] {
    return Array.from({ length: this.u2() }, () => {
      const member = { flags: this.u2(), name: this.u2(), descriptor: this.u2() };
      for (let attributes = this.u2(); attributes > 0; attributes--) {
        this.at += 2;
        const length = this.u4();
        this.at += length;
      }
      return member;
    });
  }
}
