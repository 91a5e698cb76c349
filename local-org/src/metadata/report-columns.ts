import { ProjectError } from '../base/errors.ts';
import type { FieldDefinition, ObjectDefinition, OrgModel } from './model.ts';
import type { ReportColumn } from './report-model.ts';
import { childText, requiredText, type XmlElement } from './xml.ts';

type Objects = Pick<OrgModel, 'findObject'>;

/**
 * A column of a report type. Lookups are written as the Metadata API does: `Owner` and `CreatedBy` without Id, custom ones by
 * their API name, fields behind them after a dot. A lookup itself shows the name of what it points at.
 */
export function readColumn(element: XmlElement, object: ObjectDefinition, objects: Objects): ReportColumn {
  const table = requiredText(element, 'table');
  const text = requiredText(element, 'field');
  const fail = (message: string): never => {
    throw new ProjectError(element.file, `${table}$${text}: ${message}`, element.position);
  };
  if (objects.findObject(table) !== object) fail('the local org does the fields of the base object and of its lookups');
  const names = text.split('.');
  const last = names.pop() ?? '';
  const reads: ReportColumn['reads'][number][] = [];
  const path: string[] = [];
  let at = object;
  for (const name of names) {
    const lookup = lookupOf(at, name) ?? fail(`${at.name} has no lookup ${name}`);
    reads.push({ object: at, field: lookup });
    at = targetOf(lookup, objects) ?? fail(`the local org doesn't go over ${name}, which points at several objects`);
    path.push(lookup.relationshipName ?? name);
  }
  const owner = at;
  const lookup = lookupOf(owner, last);
  if (lookup !== undefined) {
    const target = objects.findObject(lookup.referenceTo.includes('User') ? 'User' : (lookup.referenceTo[0] ?? ''));
    const name = target?.findField(target.nameField ?? '') ?? fail(`what ${last} points at has no name`);
    const label = labelOf(element, lookup);
    return {
      name: `${table}$${text}`,
      path: [...path, lookup.relationshipName ?? last, name.name].join('.'),
      label,
      field: name,
      reads: [...reads, { object: owner, field: lookup }],
    };
  }
  const field = owner.findField(last) ?? fail(`${owner.name} has no field ${last}`);
  if (field.type === 'reference') fail(`${last} is a lookup: report types write it without Id`);
  return {
    name: `${table}$${text}`,
    path: [...path, field.name].join('.'),
    label: labelOf(element, field),
    field,
    reads: [...reads, { object: owner, field }],
  };
}

function labelOf(element: XmlElement, field: FieldDefinition): string {
  return childText(element, 'displayNameOverride') ?? field.label.replace(/ ID$/, '');
}

/** `Owner`, `CreatedBy`, `Parent__c`. */
function lookupOf(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  const custom = object.findField(name);
  if (custom?.custom === true) return custom.type === 'reference' ? custom : undefined;
  const standard = object.findRelationship(name);
  return standard?.custom === true ? undefined : standard;
}

function targetOf(lookup: FieldDefinition, objects: Objects): ObjectDefinition | undefined {
  const [only = ''] = lookup.referenceTo;
  return lookup.referenceTo.length === 1 ? objects.findObject(only) : undefined;
}
