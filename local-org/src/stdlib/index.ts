import type { NativeClass } from '../semantic/native.ts';
import { blobClass } from './binary/blob.ts';
import { cryptoClass } from './binary/crypto.ts';
import { encodingUtilClass } from './binary/encoding-util.ts';
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
import { httpRequestClass } from './http/http-request.ts';
import { httpResponseClass } from './http/http-response.ts';
import { httpClass } from './http/http.ts';
import { urlClass } from './http/url.ts';
import { idClass } from './id.ts';
import { jsonGeneratorClass } from './json/json-generator.ts';
import { jsonParserClass } from './json/json-parser.ts';
import { jsonClass } from './json/json.ts';
import { messagingClasses } from './mail/messaging.ts';
import { booleanClass } from './number/boolean.ts';
import { decimalClass } from './number/decimal.ts';
import { doubleClass } from './number/double.ts';
import { integerClass } from './number/integer.ts';
import { longClass } from './number/long.ts';
import { mathClass } from './number/math.ts';
import { roundingModeEnum } from './number/rounding.ts';
import { objectClass } from './object.ts';
import { systemInterfaces } from './reflect/interfaces.ts';
import { labelClass } from './reflect/label.ts';
import { locationClasses } from './reflect/location.ts';
import { networkClass } from './reflect/network.ts';
import { cacheClasses } from './cache/cache-classes.ts';
import { orgLimitClasses } from './reflect/org-limits.ts';
import { requestClass } from './reflect/request.ts';
import { typeClass } from './reflect/type.ts';
import { uuidClass } from './reflect/uuid.ts';
import { versionClass } from './reflect/version.ts';
import { matcherClass } from './regex/matcher.ts';
import { patternClass } from './regex/pattern.ts';
import { pageReferenceClass } from './rest/page-reference.ts';
import { restContextClass } from './rest/rest-context.ts';
import { restRequestClass } from './rest/rest-request.ts';
import { restResponseClass } from './rest/rest-response.ts';
import { statusCodeEnum } from './status-code.ts';
import { systemClass } from './system.ts';
import { assertClass } from './testing/assert.ts';
import { calloutMocks } from './testing/callout-mocks.ts';
import { scriptContexts, testClass } from './testing/test-class.ts';
import { stringChanges } from './text/string-changes.ts';
import { stringEscapes } from './text/string-escapes.ts';
import { stringParts } from './text/string-parts.ts';
import { stringSearch } from './text/string-search.ts';
import { stringStatics } from './text/string-statics.ts';
import { stringTemplate } from './text/string-template.ts';
import { stringTests } from './text/string-tests.ts';
import { dateClass } from './time/date.ts';
import { datetimeClass } from './time/datetime.ts';
import { timeZoneClass } from './time/time-zone.ts';
import { timeClass } from './time/time.ts';

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
  blobClass,
  encodingUtilClass,
  cryptoClass,
  jsonClass,
  jsonParserClass,
  jsonGeneratorClass,
  typeClass,
  uuidClass,
  requestClass,
  ...cacheClasses,
  ...orgLimitClasses,
  networkClass,
  ...systemInterfaces,
  labelClass,
  ...locationClasses,
  httpClass,
  httpRequestClass,
  httpResponseClass,
  urlClass,
  ...calloutMocks,
  testClass,
  ...scriptContexts,
  restContextClass,
  restRequestClass,
  restResponseClass,
  pageReferenceClass,
  ...messagingClasses,
];
