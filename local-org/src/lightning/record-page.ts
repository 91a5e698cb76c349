import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import { parseSoql } from '../parser/soql.ts';
import type { OpenProject } from '../project.ts';
import { Id } from '../runtime/values/scalars.ts';
import type { SObject } from '../runtime/values/sobject.ts';
import { fieldByListName, nameOf, show } from './display.ts';
import type { PageMetadata } from './page-metadata.ts';
import { PageError } from './page-error.ts';

/** A record by its layout, with the components of its Lightning page, as the current user sees it. */
export function recordPage(project: OpenProject, pages: PageMetadata, id: string): unknown {
  const object = objectOfId(project, id);
  const layout = pages.layouts.find((one) => one.object.toLowerCase() === object.localName.toLowerCase());
  const isReadable = (field: FieldDefinition): boolean => project.org.user.rights.canReadField(object, field);
  const sections = (layout?.sections ?? [{ label: 'Details', fields: fieldNames(object) }]).map((section) => ({
    label: section.label,
    fields: section.fields.flatMap((name) => fieldByListName(object, name) ?? []).filter(isReadable),
  }));
  const record = load(
    project,
    object,
    id,
    sections.flatMap(({ fields }) => fields),
  );
  const { locale, timeZone } = project.model.definition;
  const own = pages.recordPages.filter((page) => page.object.toLowerCase() === object.localName.toLowerCase());
  return {
    objectLabel: object.label,
    title: nameOf(record) ?? id,
    sections: sections.map(({ label, fields }) => ({
      label,
      fields: fields.map((field) => ({
        name: field.name,
        label: field.label,
        ...show(record, field, locale, timeZone),
      })),
    })),
    above: own.flatMap(({ above }) => above),
    beside: own.flatMap(({ beside }) => beside),
  };
}

/** `lightning/uiRecordApi`'s record: the fields that were asked for, each with its value and how it is shown. */
export function uiRecord(
  project: OpenProject,
  id: string,
  fields: readonly string[],
  optional: readonly string[],
): unknown {
  const object = objectOfId(project, id);
  const find = (name: string): FieldDefinition | undefined => fieldByListName(object, name.replace(/^[^.]+\./, ''));
  const missing = fields.filter((name) => find(name) === undefined);
  if (missing.length > 0) throw new PageError(400, `no such field: ${missing.join(', ')}`);
  const wanted = [...fields, ...optional].flatMap((name) => find(name) ?? []);
  const record = load(project, object, id, wanted);
  const { locale, timeZone } = project.model.definition;
  const entries = wanted.map((field) => {
    const value = record.values.get(field.name) ?? null;
    const plain =
      value instanceof Id ? value.value : typeof value === 'object' && value !== null ? String(value) : value;
    return [field.name, { value: plain, displayValue: show(record, field, locale, timeZone).text }] as const;
  });
  return { id, apiName: object.name, fields: Object.fromEntries(entries) };
}

export function objectOfId(project: OpenProject, id: string): ObjectDefinition {
  const found = [...project.model.objects.values()].find((object) => object.keyPrefix === id.slice(0, 3));
  if (Id.parse(id) === undefined || found === undefined || !project.org.user.rights.object(found).read) {
    throw new PageError(404, 'no such record, or you may not see it');
  }
  return found;
}

function load(project: OpenProject, object: ObjectDefinition, id: string, fields: readonly FieldDefinition[]): SObject {
  const name = object.nameField === undefined ? [] : [object.nameField];
  const columns = [...new Set(['Id', ...name, ...fields.map((field) => field.name)])];
  const soql = `SELECT ${columns.join(', ')} FROM ${object.name} WHERE Id = '${id}'`;
  const result = project.org.query(parseSoql(soql), { access: { mode: 'user', sharing: true }, bind: () => null });
  const row = result.kind === 'records' ? result.rows[0] : undefined;
  if (row === undefined) throw new PageError(404, 'no such record, or you may not see it');
  return row;
}

/** Compound fields can't be queried here; their parts stand beside them. */
function fieldNames(object: ObjectDefinition): string[] {
  return [...object.fields.values()]
    .filter((field) => !field.systemField && field.type !== 'address' && field.type !== 'location')
    .map((field) => field.name);
}
