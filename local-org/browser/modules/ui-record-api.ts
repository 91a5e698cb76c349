import { ask } from './server.ts';
import { refresh, wireAdapter } from './wire.ts';

interface FieldToken {
  readonly objectApiName: string;
  readonly fieldApiName: string;
}
type Field = string | FieldToken;
interface RecordField {
  readonly value: unknown;
  readonly displayValue: string | null;
}
interface UiRecord {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, RecordField>>;
}

function nameOf(field: Field): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function namesOf(fields: Field | readonly Field[] | undefined): string {
  return (Array.isArray(fields) ? fields : fields === undefined ? [] : [fields])
    .map((field: Field) => nameOf(field))
    .join(',');
}

/** `@wire(getRecord, { recordId, fields })`. */
export const getRecord = wireAdapter(({ recordId, fields, optionalFields }) =>
  ask(
    'GET',
    `/lightning/ui/records/${String(recordId)}?fields=${namesOf(fields as Field[])}&optionalFields=${namesOf(optionalFields as Field[])}`,
  ),
);

export function getFieldValue(record: UiRecord | undefined, field: Field): unknown {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(record: UiRecord | undefined, field: Field): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: UiRecord | undefined, field: Field): RecordField | undefined {
  const [, ...path] = nameOf(field).split('.');
  let at: UiRecord | undefined = record;
  let found: RecordField | undefined;
  for (const name of path) {
    found = at?.fields[name];
    at = found?.value as UiRecord | undefined;
  }
  return found;
}

export function updateRecord({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): Promise<unknown> {
  const { Id, ...values } = fields;
  return ask('PATCH', `/lightning/ui/records/${String(Id)}`, values);
}

export function deleteRecord(recordId: string): Promise<unknown> {
  return ask('DELETE', `/lightning/ui/records/${recordId}`);
}

export const refreshRecord = refresh;
/** The page's wires are loaded by their owners; here records aren't cached, so there is nothing to tell. */
export async function notifyRecordUpdateAvailable(): Promise<void> {}
