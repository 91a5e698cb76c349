import type { Position, SourceFile } from './position.ts';

/**
 * What the compiler has to say about a source text.
 * `error`: a real org would refuse this deployment. `unsupported`: a gap of the local org; the program may be right.
 */
export interface Diagnostic {
  readonly kind: 'error' | 'unsupported';
  readonly file: string;
  readonly position: Position;
  readonly message: string;
}

/**
 * Prints a diagnostic with its source line and a caret under the column:
 *
 * ```
 * classes/Foo.cls:3:12: error: Variable does not exist: nmae
 *     return nmae;
 *            ^
 * ```
 */
export function formatDiagnostic(diagnostic: Diagnostic, source: SourceFile | undefined): string {
  const { file, position, kind, message } = diagnostic;
  const head = `${file}:${position.line}:${position.column}: ${kind}: ${message}`;
  const line = source?.text.split(/\r?\n/)[position.line - 1];
  if (line === undefined) return head;
  const caret = line.slice(0, position.column - 1).replace(/[^\t]/g, ' ') + '^';
  return `${head}\n${line}\n${caret}`;
}
