import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the tests of a row are: `file` and the test's name. */
export interface RowTest {
  readonly row: string;
  readonly file: string;
  readonly name: string;
}

const TEST_ROOT = 'local-org/test';

/**
 * Finds the tests that name a row: TypeScript tests whose title begins with ids (`D1 …`, `U1, U2 …`), Apex test methods
 * whose name does (`d1_requiredFields`).
 */
export function findRowTests(): RowTest[] {
  return readdirSync(TEST_ROOT, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => {
      const file = join(TEST_ROOT, path);
      if (path.endsWith('.test.ts')) return titles(file, /\b(?:test|it)\(\s*(['"`])((?:(?!\1).)+)\1/g, 2);
      if (path.endsWith('.cls')) return methods(file);
      return [];
    });
}

function titles(file: string, pattern: RegExp, group: number): RowTest[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].flatMap((match) =>
    rowsOf(match[group] ?? '').map((row) => ({ row, file, name: match[group] ?? '' })),
  );
}

/** `D1 …`, `D1: …`, `U1, U6 …`, `U1/U2 …` */
function rowsOf(title: string): string[] {
  const head = /^((?:[A-Z]\d{1,2})(?:\s*(?:,|\/|and|\+)\s*[A-Z]\d{1,2})*)\b/.exec(title)?.[1];
  return head?.match(/[A-Z]\d{1,2}/g) ?? [];
}

function methods(file: string): RowTest[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/static\s+void\s+(([a-z]\d{1,2})\w*)\s*\(/gi)].map((match) => ({
    row: (match[2] ?? '').toUpperCase(),
    file,
    name: match[1] ?? '',
  }));
}
