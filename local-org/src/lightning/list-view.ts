import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import { parseSoql } from '../parser/soql.ts';
import type { OpenProject } from '../project.ts';
import { conditionOf } from '../reports/conditions.ts';
import type { SObject } from '../runtime/values/sobject.ts';
import { columnType, fieldByListName, nameOf, show } from './display.ts';
import type { ListViewDefinition, PageMetadata } from './page-metadata.ts';
import { PageError } from './page-error.ts';

/** Rows of one page of a list. */
const PAGE = 200;

/** A list view of an object with its rows, as the current user sees them. */
export function listView(project: OpenProject, pages: PageMetadata, object: ObjectDefinition, wanted: string): unknown {
  const views = pages.listViews.filter((view) => object.localName.toLowerCase() === view.object.toLowerCase());
  const view = views.find(({ name }) => name === wanted) ?? views.find(({ name }) => name === 'All') ?? views[0];
  const fields = columnsOf(object, view).filter((field) => project.org.user.rights.canReadField(object, field));
  const where = view === undefined ? '' : whereOf(object, view);
  const columns = ['Id', ...fields.flatMap((field) => selected(project, field))];
  const soql = `SELECT ${[...new Set(columns)].join(', ')} FROM ${object.name}${where} ORDER BY CreatedDate DESC, Id LIMIT ${PAGE + 1}`;
  const result = project.org.query(parseSoql(soql), { access: { mode: 'user', sharing: true }, bind: () => null });
  const rows = result.kind === 'records' ? result.rows : [];
  return {
    label: view?.label ?? 'All',
    objectLabel: object.pluralLabel,
    views: views.map(({ name, label }) => ({ name, label })),
    view: view?.name ?? '',
    columns: fields.map((field) => columnOf(object, field)),
    rows: rows.slice(0, PAGE).map((row) => rowOf(project, row, fields)),
    isCut: rows.length > PAGE,
    buttons: project.model.listButtons
      .filter((button) => button.object.toLowerCase() === object.localName.toLowerCase())
      .map(({ name, label, url, needsRows }) => ({ name, label, url, needsRows })),
  };
}

function columnsOf(object: ObjectDefinition, view: ListViewDefinition | undefined): FieldDefinition[] {
  const names = view?.columns ?? ['NAME', 'CREATED_DATE'];
  return names.flatMap((name) => fieldByListName(object, name) ?? []);
}

function selected(project: OpenProject, field: FieldDefinition): string[] {
  const [target = ''] = field.referenceTo;
  const parent = project.model.objects.get(target.toLowerCase());
  if (field.type !== 'reference' || field.relationshipName === undefined || parent?.nameField === undefined)
    return [field.name];
  return field.referenceTo.length > 1 ? [field.name] : [field.name, `${field.relationshipName}.${parent.nameField}`];
}

function columnOf(object: ObjectDefinition, field: FieldDefinition): unknown {
  const isName = field.name === object.nameField;
  const type = isName ? 'url' : columnType(field);
  const label = field.type === 'reference' ? field.label.replace(/ ID$/, '') : field.label;
  if (type !== 'url') return { label, fieldName: field.name, type };
  const typeAttributes = { label: { fieldName: field.name }, target: '_self' };
  return { label, fieldName: `${field.name}.url`, type, typeAttributes };
}

function rowOf(project: OpenProject, row: SObject, fields: readonly FieldDefinition[]): Record<string, unknown> {
  const { definition } = project.model;
  const id = String((row.values.get('Id') as { value?: string } | undefined)?.value);
  const out: Record<string, unknown> = { Id: id };
  for (const field of fields) {
    const shown = show(row, field, definition.locale, definition.timeZone);
    out[field.name] = field.type === 'boolean' ? row.values.get(field.name) === true : shown.text;
    const isName = field.name === row.definition.nameField;
    out[`${field.name}.url`] = isName ? `/lightning/r/${row.definition.name}/${id}/view` : shown.url;
  }
  return { ...out, label: nameOf(row) };
}

/** Filters join by AND, or as the view's filter logic says: `(1 OR 2) AND 3`. */
function whereOf(object: ObjectDefinition, view: ListViewDefinition): string {
  const conditions = view.filters.map((filter) => condition(object, view, filter));
  if (conditions.length === 0) return '';
  const logic = view.booleanFilter ?? conditions.map((_, index) => index + 1).join(' AND ');
  return ` WHERE ${logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? number)}`;
}

function condition(
  object: ObjectDefinition,
  view: ListViewDefinition,
  filter: { readonly field: string; readonly operation: string; readonly value: string },
): string {
  const field = fieldByListName(object, filter.field);
  if (field === undefined) throw new PageError(500, `list view ${view.object}.${view.name}: no field ${filter.field}`);
  const condition = conditionOf({ path: field.name, field, operation: filter.operation, value: filter.value });
  if (condition !== undefined) return condition;
  throw new PageError(500, `list view ${view.object}.${view.name}: the operation ${filter.operation} isn't drawn here`);
}
