import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NativeClass, NativeMember } from '../src/semantic/native.ts';
import { platformLibrary } from '../src/platform/library/index.ts';
import { languageLibrary } from '../src/stdlib/index.ts';

const TARGET = join(dirname(fileURLToPath(import.meta.url)), '..', 'SUPPORT.md');

const INTRODUCTION = `# What of Apex's library the local org has

Made by \`node local-org/scripts/support.ts --write\` from the library's own declarations; don't edit it. A member that is not
listed here, of a class marked _complete_, does not exist on the platform either; of another class it is a gap, and code
that uses it is reported as \`unsupported\`. So are members that are listed as refused.
`;

/** One class of the platform, the parts that the two libraries have of it together. */
interface Documented {
  readonly name: string;
  readonly complete: boolean;
  readonly note: string | undefined;
  readonly constants: readonly string[];
  readonly works: readonly string[];
  readonly partly: readonly (readonly [string, string])[];
  readonly refused: readonly (readonly [string, string])[];
}

function main(args: readonly string[]): number {
  const text = supportText([...languageLibrary, ...platformLibrary]);
  if (args.includes('--write')) {
    writeFileSync(TARGET, text);
    return 0;
  }
  if (!args.includes('--check')) {
    process.stderr.write('support: --write or --check is missing\n');
    return 2;
  }
  if (currentText() === text) return 0;
  process.stderr.write('local-org/SUPPORT.md is out of date: run node local-org/scripts/support.ts --write\n');
  return 1;
}

function currentText(): string | undefined {
  try {
    return readFileSync(TARGET, 'utf8');
  } catch {
    return undefined; // not written yet
  }
}

/** The page for these library classes. */
export function supportText(natives: readonly NativeClass[]): string {
  const classes = merged(natives).sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return `${[INTRODUCTION, summary(classes), ...classes.map(section)].join('\n')}`;
}

function merged(natives: readonly NativeClass[]): Documented[] {
  const byName = new Map<string, NativeClass[]>();
  for (const native of natives) {
    const key = native.fullName.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), native]);
  }
  return Array.from(byName.values(), document);
}

function document(parts: readonly NativeClass[]): Documented {
  const members = new Map<string, NativeMember>(parts.flatMap((part) => Object.entries(part.members)));
  const entries = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: parts[0]?.fullName ?? '',
    complete: parts.some((part) => part.options.complete === true),
    note: parts.map((part) => part.options.note).find((note) => note !== undefined),
    constants: parts.flatMap((part) => part.options.constants ?? []),
    works: entries.flatMap(([key, member]) => (reasonOf(member) === undefined ? [key] : [])),
    partly: entries.flatMap(([key, member]) => ('partly' in member ? [[key, member.partly] as const] : [])),
    refused: entries.flatMap(([key, member]) => ('refused' in member ? [[key, member.refused] as const] : [])),
  };
}

function reasonOf(member: NativeMember): string | undefined {
  if ('refused' in member) return member.refused;
  return 'partly' in member ? member.partly : undefined;
}

function summary(classes: readonly Documented[]): string {
  const count = (of: (one: Documented) => number): number => classes.reduce((sum, one) => sum + of(one), 0);
  return [
    `${classes.length} classes: ${count((one) => one.works.length)} members work, ${count((one) => one.partly.length)} partly, ${count((one) => one.refused.length)} are refused.`,
    '',
  ].join('\n');
}

function section(one: Documented): string {
  const lines = [`## ${one.name}${one.complete ? ' (complete)' : ''}`, ''];
  if (one.note !== undefined) lines.push(`${sentence(one.note)}`, '');
  if (one.constants.length > 0) lines.push(`Constants: ${one.constants.join(', ')}`, '');
  if (one.works.length > 0) lines.push(...one.works.map((key) => `- \`${key}\``), '');
  if (one.partly.length > 0) lines.push('Partly:', '', ...one.partly.map(reasoned), '');
  if (one.refused.length > 0) lines.push('Refused:', '', ...one.refused.map(reasoned), '');
  return lines.join('\n');
}

function reasoned([key, reason]: readonly [string, string]): string {
  return `- \`${key}\`: ${reason}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
