import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { required } from '../arguments.ts';
import { exceptionConstructors } from './exception.ts';

type Row = ApexException['dml'][number];
type Index = number | null;

const dmlMembers = {
  ...exceptionConstructors,
  'Integer getNumDml()': (_rt: Runtime, self: ApexException) => self.dml.length,
  'List<String> getDmlFieldNames(Integer index)': (rt: Runtime, self: ApexException, index: Index) =>
    rt.list('String', [...row(rt, self, index).fields]),
  'List<Schema.SObjectField> getDmlFields(Integer index)': (rt: Runtime, self: ApexException, index: Index) =>
    fieldTokens(rt, self, index),
  'String getDmlId(Integer index)': (rt: Runtime, self: ApexException, index: Index) => row(rt, self, index).id,
  'Integer getDmlIndex(Integer index)': (rt: Runtime, self: ApexException, index: Index) => row(rt, self, index).index,
  'String getDmlMessage(Integer index)': (rt: Runtime, self: ApexException, index: Index) =>
    row(rt, self, index).message,
  'String getDmlStatusCode(Integer index)': (rt: Runtime, self: ApexException, index: Index) =>
    row(rt, self, index).statusCode,
  'StatusCode getDmlType(Integer index)': (rt: Runtime, self: ApexException, index: Index) =>
    rt.enumValue('System.StatusCode', row(rt, self, index).statusCode),
};

/** Source: Apex Reference, "Exception Class and Built-In Exceptions": DmlException and EmailException name the refused rows. */
export const dmlExceptions: readonly NativeClass[] = ['System.DmlException', 'System.EmailException'].map((name) =>
  nativeClass(name, { extends: 'System.Exception', complete: true }, dmlMembers),
);

function row(rt: Runtime, exception: ApexException, index: Index): Row {
  const at = required(rt, index);
  const found = exception.dml[at];
  if (found === undefined) throw rt.exception('System.ListException', `List index out of bounds: ${at}`);
  return found;
}

/** The exception knows fields by name; the object is known where the runtime put it into the facts. */
function fieldTokens(rt: Runtime, exception: ApexException, index: Index): unknown {
  const { fields } = row(rt, exception, index);
  const object = exception.facts.get('object');
  const definition = typeof object === 'string' ? rt.org.model.findObject(object) : undefined;
  if (fields.length > 0 && definition === undefined)
    throw rt.unsupported('DmlException.getDmlFields without the object of the rows');
  const tokens = fields.flatMap((name) => {
    const field = definition?.findField(name);
    return field === undefined || definition === undefined ? [] : [rt.org.fieldToken(definition, field)];
  });
  return rt.list('Schema.SObjectField', tokens);
}
