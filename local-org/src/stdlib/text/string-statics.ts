import { nativeClass } from '../../semantic/native.ts';
import type { BigDecimal } from 'bigdecimal.js';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import { userZone, wallTime, type WallTime } from '../../runtime/time-zones.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import type { ApexDate, ApexDatetime, ApexDouble } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { itemsOf } from '../collections/items-of.ts';
import { formatMessage } from './message-format.ts';

/**
 * Strings made of other values. `valueOf` of null is null (assumed). Of a Date it is the day alone, of a Datetime the
 * user's local time; of either as an Object it is what concatenation gives. Source: Apex Reference, String Class.
 */
export const stringStatics = nativeClass(
  'System.String',
  { complete: true },
  {
    'static String format(String text, List<Object> arguments)': (
      rt: Runtime,
      text: string | null,
      args: ApexList | null,
    ) => formatMessage(rt, required(rt, text), args?.items ?? []),
    'static String fromCharArray(List<Integer> characters)': (rt: Runtime, characters: ApexList | null) =>
      required(rt, characters)
        .items.map((code) => (typeof code === 'number' ? String.fromCodePoint(code & 0x1fffff) : ''))
        .join(''),
    'static String join(Iterable<Object> iterable, String separator)': (
      rt: Runtime,
      iterable: Value,
      separator: string | null,
    ) =>
      itemsOf(rt, required(rt, iterable))
        .map((item) => (item === null ? '' : textOf(rt, item)))
        .join(separator ?? ''),
    'String toString()': (_rt: Runtime, self: string) => self,
    'static String valueOf(Date value)': (_rt: Runtime, value: ApexDate | null) => value?.iso() ?? null,
    'static String valueOf(Datetime value)': (rt: Runtime, value: ApexDatetime | null) =>
      value === null ? null : stamp(wallTime(userZone(rt), value.ms)),
    'static String valueOf(Decimal value)': (_rt: Runtime, value: BigDecimal | null) => value?.toString() ?? null,
    'static String valueOf(Double value)': (rt: Runtime, value: ApexDouble | null) => textOrNull(rt, value),
    'static String valueOf(Integer value)': (rt: Runtime, value: number | null) => textOrNull(rt, value),
    'static String valueOf(Long value)': (rt: Runtime, value: bigint | null) => textOrNull(rt, value),
    'static String valueOf(Object value)': (rt: Runtime, value: Value) => textOrNull(rt, value),
    'static String valueOfGmt(Datetime value)': (rt: Runtime, value: ApexDatetime | null) =>
      stamp(wallTime('GMT', required(rt, value).ms)),
  },
);

function textOrNull(rt: Runtime, value: Value): string | null {
  return value === null ? null : textOf(rt, value);
}

/** `2026-01-02 03:04:05` */
function stamp(wall: WallTime): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`;
  return `${day} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
}
