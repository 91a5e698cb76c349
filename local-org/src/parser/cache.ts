import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { SourceFile } from '../base/position.ts';
import type { CompilationUnit } from './ast.ts';
import { parseAnonymous, parseClass, parseTrigger, type ParseResult } from './parse.ts';

/** Raise with every change to `ast.ts`, `soql-ast.ts` or to what the builders put into a tree. */
const TREE_VERSION = 2;

const DEFAULT_FOLDER = join('node_modules', '.cache', 'local-org');

export type SourceKind = 'class' | 'trigger' | 'anonymous';

const PARSERS: Readonly<Record<SourceKind, (source: SourceFile) => ParseResult>> = {
  class: parseClass,
  trigger: parseTrigger,
  anonymous: parseAnonymous,
};

/**
 * Trees on disk, one file per text. Only ever a cache: the results are those of the parser, a broken entry is parsed
 * anew, and texts with errors aren't kept.
 */
export class ParseCache {
  readonly #folder: string;
  readonly #versions: string;

  private constructor(folder: string, versions: string) {
    this.#folder = folder;
    this.#versions = versions;
  }

  /** @param folder is made when the first tree is written; by default `node_modules/.cache/local-org`. */
  static open(folder: string = DEFAULT_FOLDER): ParseCache {
    return new ParseCache(folder, `${libraryVersion()} ${process.versions.v8} ${TREE_VERSION}`);
  }

  parse(kind: SourceKind, source: SourceFile): ParseResult {
    const file = join(this.#folder, this.#keyOf(kind, source.text));
    const cached = read(file);
    if (cached) return { unit: cached, errors: [] };
    const result = PARSERS[kind](source);
    if (result.unit) this.#write(file, result.unit);
    return result;
  }

  #keyOf(kind: SourceKind, text: string): string {
    return sha256(`${this.#versions}\0${kind}\0${text}`).toString('hex');
  }

  /** Written beside and renamed, so that no reader meets half a file. */
  #write(file: string, unit: CompilationUnit): void {
    const body = serialize(unit);
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(temporary, Buffer.concat([sha256(body), body]));
      renameSync(temporary, file);
    } catch (error) {
      // A full or read-only disk costs time, not correctness.
      if (!isSystemError(error)) throw error;
      if (existsSync(temporary)) rmSync(temporary);
    }
  }
}

const DIGEST_BYTES = 32;

function read(file: string): CompilationUnit | undefined {
  const content = readOrNothing(file);
  if (!content) return undefined;
  const body = content.subarray(DIGEST_BYTES);
  if (!sha256(body).equals(content.subarray(0, DIGEST_BYTES))) return undefined;
  // The digest says that these are our bytes; what they hold follows from the versions in the key.
  return deserialize(body) as CompilationUnit;
}

function readOrNothing(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** The package doesn't export its package.json, so it is read from beside the entry file. */
function libraryVersion(): string {
  const entry = import.meta.resolve('@apexdevtools/apex-parser');
  const manifest: unknown = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', entry)), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`no version beside ${entry}`);
}
