import type { NativeClass } from '../semantic/native.ts';
import { comparableInterface, comparatorInterface } from './collections/comparable.ts';
import { iterableInterface, iteratorInterface, listIteratorClass } from './collections/iterators.ts';
import { listClass } from './collections/list.ts';
import { mapClass } from './collections/map.ts';
import { setClass } from './collections/set.ts';
import { systemEnums } from './enums.ts';
import { auraHandledException } from './exceptions/aura-handled-exception.ts';
import { builtInExceptions } from './exceptions/built-in-exceptions.ts';
import { dmlExceptions } from './exceptions/dml-exception.ts';
import { exceptionClass } from './exceptions/exception.ts';
import { queryException } from './exceptions/query-exception.ts';
import { idClass } from './id.ts';
import { booleanClass } from './number/boolean.ts';
import { decimalClass } from './number/decimal.ts';
import { doubleClass } from './number/double.ts';
import { integerClass } from './number/integer.ts';
import { longClass } from './number/long.ts';
import { mathClass } from './number/math.ts';
import { roundingModeEnum } from './number/rounding.ts';
import { objectClass } from './object.ts';
import { versionClass } from './reflect/version.ts';
import { matcherClass } from './regex/matcher.ts';
import { patternClass } from './regex/pattern.ts';
import { statusCodeEnum } from './status-code.ts';
import { systemClass } from './system.ts';
import { assertClass } from './testing/assert.ts';
import { stringChanges } from './text/string-changes.ts';
import { stringEscapes } from './text/string-escapes.ts';
import { stringParts } from './text/string-parts.ts';
import { stringSearch } from './text/string-search.ts';
import { stringStatics } from './text/string-statics.ts';
import { stringTemplate } from './text/string-template.ts';
import { stringTests } from './text/string-tests.ts';
import { dateClass } from './time/date.ts';
import { datetimeClass } from './time/datetime.ts';
import { timeClass } from './time/time.ts';
import { timeZoneClass } from './time/time-zone.ts';

/** The language library: every class that needs no records. */
export const languageLibrary: NativeClass[] = [
  objectClass,
  stringTests,
  stringSearch,
  stringParts,
  stringChanges,
  stringEscapes,
  stringStatics,
  stringTemplate,
  integerClass,
  longClass,
  doubleClass,
  decimalClass,
  roundingModeEnum,
  booleanClass,
  mathClass,
  idClass,
  listClass,
  setClass,
  mapClass,
  listIteratorClass,
  iteratorInterface,
  iterableInterface,
  comparableInterface,
  comparatorInterface,
  exceptionClass,
  ...builtInExceptions,
  auraHandledException,
  queryException,
  ...dmlExceptions,
  systemClass,
  ...systemEnums,
  statusCodeEnum,
  assertClass,
  dateClass,
  datetimeClass,
  timeClass,
  timeZoneClass,
  patternClass,
  matcherClass,
  versionClass,
];
