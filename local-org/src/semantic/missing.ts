import type { CompileError } from './compile-error.ts';
import { gap } from './compile-error.ts';
import type { ApexType, TypeSymbol } from './types.ts';

/**
 * The name of the platform's type that the library lacks and that this type is, holds or extends; undefined for types that
 * are known in full. A mistake in a statement that touches such a type may be none in a real org.
 */
export function missingIn(type: ApexType): string | undefined {
  if (type.symbol.kind === 'missing') return type.name;
  for (const arg of type.args) {
    const found = missingIn(arg);
    if (found !== undefined) return found;
  }
  return missingParent(type.symbol);
}

/** As `missingIn`, for a class around the code: what it would inherit can't be known. */
export function missingParent(symbol: TypeSymbol | undefined): string | undefined {
  for (let at = symbol; at !== undefined && !at.isNative; at = at.superclass?.symbol)
    if (at.incomplete !== undefined) return at.incomplete;
  return undefined;
}

/** The error as a gap, with the type that may be to blame. */
export function asGap(error: CompileError, type: string): CompileError {
  if (error.kind === 'unsupported') return error;
  return gap(`${error.message} (type ${type} is not in the local org's library)`, error.position);
}
