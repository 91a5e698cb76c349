import type { Needs } from './needs.ts';

const DESCRIPTION =
  'For the user that the relay signs in as: the standard objects and fields that the active mappings write. Belongs to the org, not to the package.';

/** The set as a metadata file, not yet formatted. */
export function permissionSetXml({ objects, fields }: Needs): string {
  const objectPermissions = [...objects.entries()].sort(byName).map(([object, rights]) =>
    block('objectPermissions', {
      allowCreate: rights.create,
      allowDelete: rights.delete,
      allowEdit: rights.edit,
      allowRead: true,
      modifyAllRecords: false,
      object,
      viewAllRecords: false,
    }),
  );
  const fieldPermissions = [...fields]
    .sort()
    .map((field) => block('fieldPermissions', { editable: true, field, readable: true }));
  return [
    '<?xml version="1.0" encoding="UTF-8" ?>',
    '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">',
    `    <description>${DESCRIPTION}</description>`,
    ...fieldPermissions,
    '    <hasActivationRequired>false</hasActivationRequired>',
    '    <label>ChargeOver Integration (local)</label>',
    ...objectPermissions,
    '</PermissionSet>',
    '',
  ].join('\n');
}

function block(element: string, values: Readonly<Record<string, string | boolean>>): string {
  const lines = Object.entries(values).map(([name, value]) => `        <${name}>${value}</${name}>`);
  return [`    <${element}>`, ...lines, `    </${element}>`].join('\n');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
