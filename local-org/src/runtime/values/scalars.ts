import type { ApexType } from '../../semantic/types.ts';
import { ApexObject, type Key, type TypeResolver } from './value.ts';

/** Double: boxed, so that it can be told from Integer at run time. */
export class ApexDouble extends ApexObject {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  override key(): Key {
    return `\0d${this.value}`;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named('Double');
  }
}

/** A record id, always in its 18-character form, so that two spellings of one id are equal. */
export class Id extends ApexObject {
  readonly value: string;
  private constructor(value: string) {
    super();
    this.value = value;
  }
  /** Undefined if the text is no id: 15 or 18 letters and digits. The suffix is not checked: NebulaLogger's tests make ids up, and pass on orgs. */
  static parse(text: string): Id | undefined {
    if (!/^[a-zA-Z0-9]+$/.test(text)) return undefined;
    if (text.length === 15) return new Id(text + suffixOf(text));
    if (text.length !== 18) return undefined;
    return new Id(text);
  }
  /** As `parse`, and an 18-character id gets back the case of letters that its suffix tells: Apex Reference, Id `valueOf(text, restoreCasing)`. */
  static parseRestoringCase(text: string): Id | undefined {
    return Id.parse(text.length === 18 ? withCaseFromSuffix(text) : text);
  }
  get keyPrefix(): string {
    return this.value.slice(0, 3);
  }
  override key(): Key {
    return this.value;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named('Id');
  }
}

const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

function suffixOf(fifteen: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const char = fifteen.charAt(chunk * 5 + i);
      if (char >= 'A' && char <= 'Z') bits |= 1 << i;
    }
    suffix += SUFFIX_ALPHABET.charAt(bits);
  }
  return suffix;
}

function withCaseFromSuffix(eighteen: string): string {
  const suffix = eighteen.slice(15).toUpperCase();
  let out = '';
  for (let i = 0; i < 15; i++) {
    const bits = SUFFIX_ALPHABET.indexOf(suffix.charAt(Math.floor(i / 5)));
    const char = eighteen.charAt(i);
    if (bits < 0) return eighteen;
    out += (bits >> (i % 5)) & 1 ? char.toUpperCase() : char.toLowerCase();
  }
  return out + suffix;
}

/** A calendar day without a zone. */
export class ApexDate extends ApexObject {
  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  readonly days: number;
  constructor(days: number) {
    super();
    this.days = days;
  }
  /** Month 1–12; days and months outside their range roll over, as `Date.newInstance` lets them. */
  static of(year: number, month: number, day: number): ApexDate {
    const at = new Date(0);
    at.setUTCFullYear(year, month - 1, day);
    return new ApexDate(Math.floor(at.getTime() / MS_PER_DAY));
  }
  get year(): number {
    return this.utc().getUTCFullYear();
  }
  get month(): number {
    return this.utc().getUTCMonth() + 1;
  }
  get day(): number {
    return this.utc().getUTCDate();
  }
  utc(): Date {
    return new Date(this.days * MS_PER_DAY);
  }
  /** `2026-11-22` */
  iso(): string {
    return `${String(this.year).padStart(4, '0')}-${String(this.month).padStart(2, '0')}-${String(this.day).padStart(2, '0')}`;
  }
  override key(): Key {
    return `\0D${this.days}`;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named('Date');
  }
}

export const MS_PER_DAY = 86_400_000;

/** An instant, in milliseconds since the epoch. */
export class ApexDatetime extends ApexObject {
  readonly ms: number;
  constructor(ms: number) {
    super();
    this.ms = ms;
  }
  /** `2026-01-02T03:04:05.000Z` */
  iso(): string {
    return new Date(this.ms).toISOString();
  }
  override key(): Key {
    return `\0T${this.ms}`;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named('Datetime');
  }
}

/** A time of day in milliseconds since midnight. */
export class ApexTime extends ApexObject {
  readonly ms: number;
  constructor(ms: number) {
    super();
    this.ms = ms;
  }
  /** `03:04:05.000Z` */
  iso(): string {
    return new Date(this.ms).toISOString().slice(11);
  }
  override key(): Key {
    return `\0t${this.ms}`;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named('Time');
  }
}

export class Blob extends ApexObject {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }
  override key(): Key {
    return `\0b${Buffer.from(this.bytes).toString('base64')}`;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named('Blob');
  }
}
