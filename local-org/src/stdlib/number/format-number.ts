import { BigDecimal } from 'bigdecimal.js';
import type { Runtime } from '../../runtime/runtime.ts';

/** `format()`: as the user's locale writes numbers, grouped, with at most three places (Java's NumberFormat; assumed). */
export function formatNumber(rt: Runtime, value: number | bigint | BigDecimal): string {
  const formatter = new Intl.NumberFormat(localeTag(rt), { maximumFractionDigits: 3 });
  if (value instanceof BigDecimal) return formatter.format(value.toPlainString() as Intl.StringNumericLiteral);
  return formatter.format(value);
}

/** `en_US` as Intl wants it. */
export function localeTag(rt: Runtime): string {
  const parts = rt.org.user.locale.split('__')[0] ?? 'en_US';
  return parts.replaceAll('_', '-');
}
