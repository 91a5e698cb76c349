import type { Runtime } from '../../runtime/runtime.ts';
import { instantOf } from '../../runtime/time-zones.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { isRealDate } from './calendar.ts';

/** `Datetime.valueOf`: `yyyy-MM-dd HH:mm:ss`, then perhaps a fraction and an offset; without one it is the given zone's time (apex-semantics T2). */
export function datetimeFromText(rt: Runtime, text: string, zone: string): number {
  const match =
    /^\s*(\d{4})-(\d{1,2})-(\d{1,2}) +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/.exec(
      text,
    );
  if (match === null) throw invalid(rt, text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (!isRealDate(year, month, day) || hour > 23 || minute > 59 || second > 59) throw invalid(rt, text);
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const wall = { year, month, day, hour, minute, second, millisecond };
  const offset = match[8];
  return offset === undefined ? instantOf(zone, wall) : instantOf('GMT', wall) - offsetMs(offset);
}

/** `Z`, `-0700`, `+05:30` */
export function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.replace(/\D/g, '');
  const ms = (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
  return text.startsWith('-') ? -ms : ms;
}

function invalid(rt: Runtime, text: string): ApexException {
  return rt.exception('System.TypeException', `Invalid date/time: ${text}`);
}
