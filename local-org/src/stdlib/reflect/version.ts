import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';

class VersionValue extends NativeObject {
  readonly apexName = 'System.Version';
  readonly parts: readonly [number, number, number | null];
  constructor(parts: readonly [number, number, number | null]) {
    super();
    this.parts = parts;
  }
  apexText(): string {
    return this.parts.filter((part) => part !== null).join('.');
  }
}

export function versionOf(major: number, minor: number): VersionValue {
  return new VersionValue([major, minor, null]);
}

type Whole = number | null;

/** A package's version. Source: Apex Reference, Version Class. */
export const versionClass = nativeClass(
  'System.Version',
  { complete: true },
  {
    'new(Integer major, Integer minor)': (rt: Runtime, _type: ApexType, major: Whole, minor: Whole) =>
      versionOf(required(rt, major), required(rt, minor)),
    'new(Integer major, Integer minor, Integer patch)': (
      rt: Runtime,
      _type: ApexType,
      major: Whole,
      minor: Whole,
      patch: Whole,
    ) => new VersionValue([required(rt, major), required(rt, minor), required(rt, patch)]),
    'Integer compareTo(Version other)': (rt: Runtime, self: VersionValue, other: VersionValue | null) =>
      compare(self, required(rt, other)),
    'Integer major()': (_rt: Runtime, self: VersionValue) => self.parts[0],
    'Integer minor()': (_rt: Runtime, self: VersionValue) => self.parts[1],
    'Integer patch()': (_rt: Runtime, self: VersionValue) => self.parts[2],
  },
);

/** Versions without a patch compare by the first two numbers. */
function compare(a: VersionValue, b: VersionValue): number {
  for (let i = 0; i < 3; i++) {
    const [left, right] = [a.parts[i] ?? null, b.parts[i] ?? null];
    if (left === null || right === null) return 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
