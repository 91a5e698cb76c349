import type { TypeSymbol } from '../../semantic/types.ts';
import type { CodeInfo } from '../runtime.ts';

/**
 * What one generated function needs from outside: objects that can't be written as JavaScript text (types, field
 * definitions, library functions, class handles). Each becomes a constant `k0`, `k1` … of the generated module.
 */
export class Constants {
  readonly values: unknown[] = [];
  private readonly names = new Map<unknown, string>();
  name(value: unknown): string {
    const known = this.names.get(value);
    if (known !== undefined) return known;
    const name = `k${this.values.length}`;
    this.values.push(value);
    this.names.set(value, name);
    return name;
  }
}

/** State of the code generator while it writes one class. */
export interface EmitContext {
  readonly constants: Constants;
  /** The code whose frame runs; its name as a constant. */
  readonly code: CodeInfo;
  /** Handle of a project class. */
  readonly handleOf: (symbol: TypeSymbol) => unknown;
  /** Lines are counted when set. */
  readonly coverage: Set<number> | undefined;
  /** The library's run-time helpers under `o`. */
  labels: number;
  /** Line that the frame shows at this point of the generated text. */
  line: number;
}

/** JavaScript text of a string. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
