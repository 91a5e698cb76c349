import { BigDecimal } from 'bigdecimal.js';
import { ApexDate, ApexDatetime } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';

/** A value as `TEXT()` writes it. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof BigDecimal) return value.stripTrailingZeros().toPlainString();
  if (value instanceof ApexDate) return value.iso();
  if (value instanceof ApexDatetime) return value.iso().replace('T', ' ').replace('.000Z', 'Z');
  return String(value);
}
