/**
 * How a class of the platform's library is written down. Signatures are Apex text, so that a library file reads like the
 * reference page it implements, and the compiler resolves calls against it exactly as against project code:
 *
 * ```ts
 * export const stringClass = nativeClass('System.String', { kind: 'primitive', complete: true }, {
 *   'static String join(Object iterable, String separator)': (rt: Runtime, iterable: Value, separator: string) => …,
 *   'Boolean contains(String substring)': (rt: Runtime, self: string, substring: string | null) => …,
 *   'String swapCase()': refused('…why…'),
 * });
 * ```
 *
 * Member keys:
 * - `Type name(Type a, Type b)`: instance method, implemented as `(rt, self, a, b)`; self is never null (the caller threw).
 * - `static Type name(…)`: `(rt, a, b)`.
 * - `new(Type a)`: constructor, `(rt, type, a)`; `type` is the ApexType being built (with its type arguments).
 * - `Type name` / `static Type name`: readable property, `(rt, self)` / `(rt)`. Writable: value is `{ get, set }`.
 * - `T`, `K`, `V`: type parameters named in `typeParameters`.
 *
 * Argument values are already converted to the parameter's type (Integer → Decimal, String → Id …), and may be null.
 */
export type NativeFunction = (...args: never[]) => unknown;

export type NativeMember =
  | NativeFunction
  | { readonly get: NativeFunction; readonly set: NativeFunction }
  | { readonly refused: string }
  | { readonly partly: string; readonly implementation: NativeFunction };

export interface NativeClassOptions {
  readonly kind?: 'class' | 'interface' | 'enum' | 'primitive';
  readonly typeParameters?: readonly string[];
  /** Type text, e.g. `System.Exception`. */
  readonly extends?: string;
  readonly implements?: readonly string[];
  readonly isAbstract?: boolean;
  readonly isVirtual?: boolean;
  /** True: every public member of the real class is listed (refused ones too). Default false. */
  readonly complete?: boolean;
  /** enum constants, in order. */
  readonly constants?: readonly string[];
  /** One line for SUPPORT.md: what is not as on the platform. */
  readonly note?: string;
}

export interface NativeClass {
  /** `System.String`, `Database.SaveResult`, `System.Foo.Bar` for an inner type. */
  readonly fullName: string;
  readonly options: NativeClassOptions;
  readonly members: Readonly<Record<string, NativeMember>>;
}

export function nativeClass(
  fullName: string,
  options: NativeClassOptions,
  members: Readonly<Record<string, NativeMember>>,
): NativeClass {
  return { fullName, options, members };
}

/** Lists a member of the real class that the local org refuses, with the reason that SUPPORT.md prints. */
export function refused(reason: string): { readonly refused: string } {
  return { refused: reason };
}

/** A member that works but for what `gap` names. */
export function partly(
  gap: string,
  implementation: NativeFunction,
): { readonly partly: string; readonly implementation: NativeFunction } {
  return { partly: gap, implementation };
}
