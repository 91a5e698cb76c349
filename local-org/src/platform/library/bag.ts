import type { NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';

/** A library object that is nothing but its properties (`Database.DMLOptions`, `Metadata.DeployResult` …). */
export class Bag extends NativeObject {
  readonly apexName: string;
  readonly properties = new Map<string, Value>();
  /** Names as they were first written, for the text. */
  private readonly names = new Map<string, string>();
  constructor(apexName: string, properties: Readonly<Record<string, Value>> = {}) {
    super();
    this.apexName = apexName;
    for (const [name, value] of Object.entries(properties)) this.set(name, value);
  }
  /** `Database.SaveResult[getErrors=();getId=001…;isSuccess=true;]`, as debug logs print such objects. */
  apexText(rt: Runtime): string {
    const parts = [...this.properties].map(([key, value]) => {
      const name = this.names.get(key) ?? key;
      const getter = `${typeof value === 'boolean' ? 'is' : 'get'}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return `${getter}=${textOf(rt, value)};`;
    });
    return `${this.apexName}[${parts.join('')}]`;
  }
  get(name: string): Value {
    return this.properties.get(name.toLowerCase()) ?? null;
  }
  set(name: string, value: Value): void {
    this.names.set(name.toLowerCase(), this.names.get(name.toLowerCase()) ?? name);
    this.properties.set(name.toLowerCase(), value);
  }
}

/** Readable and writable properties, written `Type name`. */
export function bagProperties(...properties: readonly string[]): Record<string, NativeMember> {
  return Object.fromEntries(
    properties.map((property) => {
      const name = property.slice(property.lastIndexOf(' ') + 1);
      return [
        property,
        {
          get: (_rt: Runtime, self: Bag): Value => self.get(name),
          set: (_rt: Runtime, self: Bag, value: Value): void => self.set(name, value),
        },
      ];
    }),
  );
}

/** Getters `Type getName()` / `Boolean isName()` over the property of that name. */
export function bagGetters(...getters: readonly string[]): Record<string, NativeMember> {
  return Object.fromEntries(
    getters.map((getter) => {
      const method = getter.slice(getter.lastIndexOf(' ') + 1);
      const name = method.replace(/^(get|is)/, '');
      return [`${getter}()`, (_rt: Runtime, self: Bag): Value => self.get(name)];
    }),
  );
}
