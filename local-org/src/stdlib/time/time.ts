import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexTime, MS_PER_DAY } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from '../number/add-error.ts';

type Whole = number | null;

/** Source: Apex Reference, Time Class: adding goes round midnight. */
export const timeClass = nativeClass(
  'System.Time',
  { complete: true },
  {
    'Time addHours(Integer hours)': (rt: Runtime, self: ApexTime, hours: Whole) =>
      plus(self, required(rt, hours) * 3_600_000),
    'Time addMilliseconds(Integer milliseconds)': (rt: Runtime, self: ApexTime, ms: Whole) =>
      plus(self, required(rt, ms)),
    'Time addMinutes(Integer minutes)': (rt: Runtime, self: ApexTime, minutes: Whole) =>
      plus(self, required(rt, minutes) * 60_000),
    'Time addSeconds(Integer seconds)': (rt: Runtime, self: ApexTime, seconds: Whole) =>
      plus(self, required(rt, seconds) * 1000),
    'Integer hour()': (_rt: Runtime, self: ApexTime) => Math.floor(self.ms / 3_600_000),
    'Integer millisecond()': (_rt: Runtime, self: ApexTime) => self.ms % 1000,
    'Integer minute()': (_rt: Runtime, self: ApexTime) => Math.floor(self.ms / 60_000) % 60,
    'Integer second()': (_rt: Runtime, self: ApexTime) => Math.floor(self.ms / 1000) % 60,
    'static Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)': (
      rt: Runtime,
      hour: Whole,
      minute: Whole,
      second: Whole,
      ms: Whole,
    ) =>
      timeOf(((required(rt, hour) * 60 + required(rt, minute)) * 60 + required(rt, second)) * 1000 + required(rt, ms)),
    ...addErrorRefused,
  },
);

function plus(time: ApexTime, ms: number): ApexTime {
  return timeOf(time.ms + ms);
}

function timeOf(ms: number): ApexTime {
  return new ApexTime(((ms % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY);
}
