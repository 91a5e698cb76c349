import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
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
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'PlatformCacheException',
  'ProcedureException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TouchHandledException',
  'TypeException',
  'UnexpectedException',
  'UnsupportedOperationException',
  'VisualforceException',
  'XmlException',
];

export const builtInExceptions: readonly NativeClass[] = [
  ...CONSTRUCTIBLE.map((name) =>
    nativeClass(`System.${name}`, { extends: 'System.Exception', complete: true }, exceptionConstructors),
  ),
  nativeClass(
    'System.InvalidParameterValueException',
    { extends: 'System.Exception', complete: true },
    { 'new(String one, String other)': refused('what the message makes of the two texts is not documented') },
  ),
];
