import type { ApexParser } from '@apexdevtools/apex-parser';
import type { Diagnostic } from '../base/diagnostic.ts';
import { Unsupported } from '../base/errors.ts';
import type { SourceFile } from '../base/position.ts';
import type { CompilationUnit } from './ast.ts';
import { anonymousUnitOf, classUnitOf, triggerUnitOf } from './build-units.ts';
import { runGrammar } from './run-grammar.ts';
import { ApexSyntaxError } from './syntax-error.ts';

/** A unit, or the reasons why there is none; never both. */
export interface ParseResult {
  readonly unit: CompilationUnit | undefined;
  readonly errors: Diagnostic[];
}

export function parseClass(source: SourceFile): ParseResult {
  return parse(source, (parser) => parser.compilationUnit(), classUnitOf);
}

export function parseTrigger(source: SourceFile): ParseResult {
  return parse(source, (parser) => parser.triggerUnit(), triggerUnitOf);
}

export function parseAnonymous(source: SourceFile): ParseResult {
  return parse(source, (parser) => parser.anonymousUnit(), anonymousUnitOf);
}

/** All three rules end with EOF, so that nothing of the file is left over. */
function parse<T>(
  source: SourceFile,
  rule: (parser: ApexParser) => T,
  build: (tree: T) => CompilationUnit,
): ParseResult {
  const result = runGrammar(source.text, rule);
  if (result.kind === 'tree') return built(source, () => build(result.tree));
  const errors = result.problems.map(({ message, position }): Diagnostic => {
    return { kind: 'error', file: source.name, position, message };
  });
  return { unit: undefined, errors };
}

function built(source: SourceFile, build: () => CompilationUnit): ParseResult {
  try {
    return { unit: build(), errors: [] };
  } catch (error) {
    if (error instanceof ApexSyntaxError) return refused(source, 'error', error.message, error.position);
    if (error instanceof Unsupported) {
      return refused(source, 'unsupported', error.message, error.position ?? { line: 1, column: 1 });
    }
    throw error;
  }
}

function refused(
  source: SourceFile,
  kind: Diagnostic['kind'],
  message: string,
  position: Diagnostic['position'],
): ParseResult {
  return { unit: undefined, errors: [{ kind, file: source.name, position, message }] };
}
