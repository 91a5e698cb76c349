import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import { exceptionConstructors } from './exception.ts';

/** Built-in exceptions without members of their own that programs may make themselves. Source: Apex Reference, "Built-In Exceptions". */
const CONSTRUCTIBLE = [
  'AssertException',
  'AsyncException',
  'BigObjectException',
  'CalloutException',
  'CanvasException',
  'DataWeaveScriptException',
  'DuplicateMessageException',
  'EmailTemplateRenderException',
  'ExternalObjectException',
  'FinalException',
  'FlowException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidHeaderException',
  'InvalidReadOnlyUserDmlException',
  'JSONException',
  'LicenseException',
  'LimitException',
  'ListException',
  'MathException',
  'NoSuchElementException',
  'PlatformCacheException',
  'ProcedureException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TypeException',
  'UnexpectedException',
  'UnsupportedOperationException',
  'VisualforceException',
  'XmlException',
];

/** These have only the constructor without arguments. */
const WITHOUT_MESSAGE = [
  'InvalidParameterValueException',
  'NoAccessException',
  'NoDataFoundException',
  'NullPointerException',
  'TouchHandledException',
];

export const builtInExceptions: readonly NativeClass[] = [
  ...CONSTRUCTIBLE.map((name) =>
    nativeClass(`System.${name}`, { extends: 'System.Exception', complete: true }, exceptionConstructors),
  ),
  ...WITHOUT_MESSAGE.map((name) =>
    nativeClass(
      `System.${name}`,
      { extends: 'System.Exception', complete: true },
      { 'new()': exceptionConstructors['new()'] },
    ),
  ),
];
