import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { findByKey } from './key-lookup.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** A unique value that another record has. Deleted records don't count. */
export function checkUnique({ org }: DmlContext, work: RowWork): void {
  const { image } = work;
  if (image === undefined) return;
  for (const field of work.object.fields.values()) {
    const value = image.values.get(field.name) ?? null;
    if (value === null || !(field.unique || isSettingKey(work.object, field))) continue;
    const other = findByKey(org, work.object, field, value).find((id) => id.value !== work.id?.value);
    if (other !== undefined) work.errors.push(duplicate(work, field, other.value));
  }
}

/** One row for each owner of a hierarchy setting, one for each name of a list setting. Help, "Custom Settings". */
function isSettingKey(object: ObjectDefinition, field: FieldDefinition): boolean {
  switch (object.customSettingType) {
    case 'Hierarchy':
      return field.name === 'SetupOwnerId';
    case 'List':
      return field.name === 'Name';
    case undefined:
      return false;
  }
}

function duplicate(work: RowWork, field: FieldDefinition, otherId: string): RowWork['errors'][number] {
  if (work.object.name === 'User' && field.name === 'Username') {
    return dmlError(
      'DUPLICATE_USERNAME',
      "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).",
      ['Username'],
    );
  }
  return dmlError(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field.name} duplicates value on record with id: ${otherId.slice(0, 15)}`,
  );
}
