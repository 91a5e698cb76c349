import { Big, type BigDecimal } from 'bigdecimal.js';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';

/** `Integer.valueOf(text)`. The words of the exception: apex-semantics L7. */
export function parseInteger(rt: Runtime, text: string): number {
  const value = wholeNumber(text);
  if (value === undefined || BigInt.asIntN(32, value) !== value) throw invalid(rt, 'integer', text);
  return Number(value);
}

export function parseLong(rt: Runtime, text: string): bigint {
  const value = wholeNumber(text);
  if (value === undefined || BigInt.asIntN(64, value) !== value) throw invalid(rt, 'long', text);
  return value;
}

function wholeNumber(text: string): bigint | undefined {
  return /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : undefined;
}

export function parseDouble(rt: Runtime, text: string): ApexDouble {
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) throw invalid(rt, 'double', text);
  return new ApexDouble(Number(trimmed));
}

export function parseDecimal(rt: Runtime, text: string): BigDecimal {
  const value = decimalOf(text);
  if (value === undefined) throw invalid(rt, 'decimal', text);
  return value;
}

/** The text as a Decimal, its digits after the point being the scale. */
export function decimalOf(text: string): BigDecimal | undefined {
  return DECIMAL.test(text) ? Big(text) : undefined;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function invalid(rt: Runtime, type: string, text: string): ApexException {
  return rt.exception('System.TypeException', `Invalid ${type}: ${text}`);
}
