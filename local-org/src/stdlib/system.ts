import { nativeClass, refused } from '../semantic/native.ts';
import { Unsupported } from '../base/errors.ts';
import { valuesEqual } from '../runtime/equality.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { textOf } from '../runtime/text.ts';
import { userZone, wallTime } from '../runtime/time-zones.ts';
import type { EnumValue } from '../runtime/values/guest.ts';
import { ApexDate } from '../runtime/values/scalars.ts';
import type { Value } from '../runtime/values/value.ts';
import { assertAreEqual, assertAreNotEqual, assertTrue } from './testing/assertions.ts';
import { hashOf } from './hash.ts';
import { versionOf } from './reflect/version.ts';

const PASSWORDS = 'users of the local org have no passwords';
const APPROVAL = 'approval processes are left out';

/** The part of System that needs no jobs and no sessions. Source: Apex Reference, System Class. */
export const systemClass = nativeClass(
  'System.System',
  {},
  {
    'static void assert(Boolean condition)': (rt: Runtime, condition: boolean | null) =>
      assertTrue(rt, condition, null),
    'static void assert(Boolean condition, Object message)': assertTrue,
    'static void assertEquals(Object expected, Object actual)': (rt: Runtime, expected: Value, actual: Value) =>
      assertAreEqual(rt, expected, actual, null),
    'static void assertEquals(Object expected, Object actual, Object message)': assertAreEqual,
    'static void assertNotEquals(Object expected, Object actual)': (rt: Runtime, expected: Value, actual: Value) =>
      assertAreNotEqual(rt, expected, actual, null),
    'static void assertNotEquals(Object expected, Object actual, Object message)': assertAreNotEqual,
    'static Long currentTimeMillis()': (rt: Runtime) => BigInt(rt.org.now().ms),
    'static void debug(Object message)': (rt: Runtime, message: Value) => debug(rt, 'DEBUG', message),
    'static void debug(LoggingLevel level, Object message)': (rt: Runtime, level: EnumValue | null, message: Value) =>
      debug(rt, level?.name ?? 'DEBUG', message),
    'static Boolean equals(Object left, Object right)': (rt: Runtime, left: Value, right: Value) =>
      valuesEqual(rt, left, right, 'method'),
    'static Integer hashCode(Object value)': hashOf,
    'static Datetime now()': (rt: Runtime) => rt.org.now(),
    'static Version requestVersion()': () => versionOf(1, 0),
    'static Date today()': (rt: Runtime) => today(rt),
    'static void changeOwnPassword(String oldPassword, String newPassword)': refused(PASSWORDS),
    'static void movePassword(Id targetUserId, Id sourceUserId)': refused(PASSWORDS),
    'static void setPassword(Id userId, String password)': refused(PASSWORDS),
    'static List<Id> process(List<Id> workItemIds, String action, String comments, String nextApprover)':
      refused(APPROVAL),
    'static List<Id> submit(List<Id> recordIds, String comments, String nextApprover)': refused(APPROVAL),
    'static PageReference currentPageReference()': refused('Visualforce is left out'),
    'static ApplicationReadWriteMode getApplicationReadWriteMode()': refused('the local org has no read-only mode'),
    'static ResetPasswordResult resetPassword(Id userId, Boolean sendUserEmail)': refused(PASSWORDS),
    'static ResetPasswordResult resetPasswordWithEmailTemplate(Id userId, Boolean sendUserEmail, String template)':
      refused(PASSWORDS),
    'static void runAs(Version version)': refused('code of older package versions is not kept'),
  },
);

/** The day it is in the user's time zone. */
export function today(rt: Runtime): ApexDate {
  const wall = wallTime(userZone(rt), rt.org.now().ms);
  return ApexDate.of(wall.year, wall.month, wall.day);
}

/** Debugging never fails for a value that the local org can't print. */
function debug(rt: Runtime, level: string, message: Value): void {
  const { line } = rt.position;
  rt.debug(`[${line}]|${level}|${printed(rt, message)}`);
}

function printed(rt: Runtime, message: Value): string {
  try {
    return textOf(rt, message);
  } catch (error) {
    if (error instanceof Unsupported) return `(${error.message})`;
    throw error;
  }
}
