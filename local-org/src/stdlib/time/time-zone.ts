import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { TimeZoneValue, isKnownZone, zoneOffset } from '../../runtime/time-zones.ts';
import type { ApexDatetime } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';

/** Source: Apex Reference, TimeZone Class. An id that is no zone gives GMT, as in Java (assumed). */
export const timeZoneClass = nativeClass(
  'System.TimeZone',
  { complete: true },
  {
    'static TimeZone getTimeZone(String id)': (rt: Runtime, id: string | null) => {
      const zone = required(rt, id);
      return new TimeZoneValue(isKnownZone(zone) || /^GMT[+-]/.test(zone) ? zone : 'GMT');
    },
    'String getDisplayName()': (rt: Runtime, self: TimeZoneValue) => displayName(rt, self.zone),
    'String getID()': (_rt: Runtime, self: TimeZoneValue) => self.zone,
    'Integer getOffset(Datetime date)': (rt: Runtime, self: TimeZoneValue, date: ApexDatetime | null) =>
      zoneOffset(self.zone, required(rt, date).ms),
    'String toString()': (_rt: Runtime, self: TimeZoneValue) => self.zone,
  },
);

/** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)` */
function displayName(rt: Runtime, zone: string): string {
  const { ms } = rt.org.now();
  const minutes = Math.round(zoneOffset(zone, ms) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone === 'GMT' ? 'UTC' : zone, timeZoneName: 'long' })
    .formatToParts(ms)
    .find((part) => part.type === 'timeZoneName')?.value;
  return `(GMT${offset}) ${name ?? zone} (${zone})`;
}
