import fieldLabel from '@salesforce/label/c.Mapping_File_Field';
import noJsonLabel from '@salesforce/label/c.Mapping_File_No_Json';
import otherLabel from '@salesforce/label/c.Mapping_File_Other';
import sourceLabel from '@salesforce/label/c.Mapping_File_Source';

const FORMAT = 'chargeover-sync-mapping';
const VERSION = 1;
/** Of a mapping: what a file carries. Its name, revision and site belong to the org. */
const SETTINGS = [
  'isActive',
  'targetObject',
  'keyField',
  'deletePolicy',
  'filter',
  'duplicatePolicy',
  'recordType',
  'owner',
  'stateField',
  'options',
] as const;
const FIELD_TEXTS = [
  'name',
  'source',
  'targetField',
  'conversion',
  'options',
  'defaultText',
  'lookup',
  'writeWhen',
] as const;
const FIELD_FLAGS = ['isActive', 'isOptional'] as const;

interface FileShape {
  readonly format?: unknown;
  readonly version?: unknown;
  readonly source?: unknown;
  readonly settings?: unknown;
  readonly fields?: unknown;
}
type Read = { readonly draft: Apex.MappingDraft } | { readonly problem: string };

/** A mapping as a file: JSON, with line breaks, so that versions can be compared. */
export function writeMapping(draft: Apex.MappingDraft): string {
  const settings = Object.fromEntries(SETTINGS.map((key) => [key, draft[key]]));
  const fields = (draft.fields ?? []).map((field) =>
    Object.fromEntries([...FIELD_TEXTS, ...FIELD_FLAGS].map((key) => [key, field[key]])),
  );
  return JSON.stringify({ format: FORMAT, version: VERSION, source: draft.source, settings, fields }, undefined, 2);
}

/**
 * A draft with what the file says, or the reason why not. A row that the mapping has and the file doesn't is switched off: rows
 * of custom metadata can't be deleted from Apex.
 */
export function readMapping(text: string, current: Apex.MappingDraft): Read {
  const read = parse(text);
  if (read instanceof Error) return { problem: noJsonLabel.replace('{0}', read.message) };
  const { format, version, source, settings, fields }: FileShape = isRecord(read) ? read : {};
  if (format !== FORMAT || version !== VERSION) {
    return { problem: otherLabel.replace('{0}', `${String(format)} ${String(version)}`) };
  }
  if (source !== current.source) {
    return { problem: sourceLabel.replace('{0}', String(source)).replace('{1}', current.source ?? '') };
  }
  return fieldsOf(fields, current, isRecord(settings) ? settings : {});
}

function fieldsOf(raw: unknown, current: Apex.MappingDraft, settings: Record<string, unknown>): Read {
  const rows = Array.isArray(raw) ? raw : [];
  const fields: Apex.MappedField[] = [];
  const known = new Set((current.fields ?? []).map(({ name }) => name));
  for (const [index, row] of rows.entries()) {
    const wrong = whatIsWrong(row);
    if (wrong !== undefined) {
      return { problem: fieldLabel.replace('{0}', String(index + 1)).replace('{1}', wrong) };
    }
    const { name, ...rest } = row as Apex.MappedField;
    // A name that this org doesn't have is a new row.
    fields.push(known.has(name) && name !== undefined ? { ...rest, name } : rest);
  }
  const read = new Set(fields.map(({ name }) => name));
  const left = (current.fields ?? []).filter(({ name }) => !read.has(name));
  const off = left.map((field) => ({ ...field, isActive: false }));
  const own = Object.fromEntries(SETTINGS.map((key) => [key, settings[key] ?? undefined]));
  return { draft: { ...current, ...own, fields: [...fields, ...off] } };
}

function whatIsWrong(row: unknown): string | undefined {
  if (!isRecord(row)) return JSON.stringify(row);
  const text = FIELD_TEXTS.find((key) => row[key] !== undefined && row[key] !== null && typeof row[key] !== 'string');
  const flag = FIELD_FLAGS.find((key) => row[key] !== undefined && row[key] !== null && typeof row[key] !== 'boolean');
  const wrong = text ?? flag;
  if (wrong !== undefined) return `${wrong}: ${JSON.stringify(row[wrong])}`;
  const unknown = Object.keys(row).find((key) => !(FIELD_TEXTS as readonly string[]).concat(FIELD_FLAGS).includes(key));
  return unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return error;
  }
}
