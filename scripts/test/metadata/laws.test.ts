import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAWS, lawsBroken } from '../../src/metadata/laws.ts';
import { metadataProject, type MetadataProject } from '../../src/metadata/source.ts';

const OBJECT = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><label>Log</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Logs</pluralLabel><sharingModel>Private</sharingModel></CustomObject>`;

function field(inner: string): string {
  return `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</CustomField>`;
}
function permissionSet(inner: string): string {
  return `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Set</label>${inner}</PermissionSet>`;
}

const OBJECTS = 'force-app/main/default/objects';
const CLEAN: Readonly<Record<string, string>> = {
  [`${OBJECTS}/Log__c/Log__c.object-meta.xml`]: OBJECT,
  [`${OBJECTS}/Log__c/fields/Code__c.field-meta.xml`]: field(
    '<fullName>Code__c</fullName><label>Code</label><type>Text</type><length>80</length>',
  ),
  [`${OBJECTS}/Log__c/fields/Key__c.field-meta.xml`]: field(
    '<fullName>Key__c</fullName><label>Key</label><type>Text</type><length>255</length><required>true</required>',
  ),
  [`${OBJECTS}/Log__c/fields/Account__c.field-meta.xml`]: field(
    '<fullName>Account__c</fullName><label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Logs</relationshipName><deleteConstraint>SetNull</deleteConstraint>',
  ),
  'force-app/main/default/flows/Repair.flow-meta.xml': '<Flow><label>Repair</label></Flow>',
  'force-app/main/default/permissionsets/Viewer.permissionset-meta.xml': permissionSet(
    '<fieldPermissions><editable>false</editable><field>Log__c.Code__c</field><readable>true</readable></fieldPermissions>',
  ),
};

const CONFIG = {
  namespace: 'cosync',
  replacements: [{ filename: `${OBJECTS}/Log__c/webLinks/Repair.webLink-meta.xml`, stringToReplace: 'cosync/' }],
};

function planted(path: string, text: string): MetadataProject {
  const files: Readonly<Record<string, string>> = { ...CLEAN, [path]: text };
  return metadataProject(Object.keys(files), (name) => files[name] ?? '', CONFIG);
}

const SET = 'force-app/main/default/permissionsets/Planted.permissionset-meta.xml';
const FIELD = `${OBJECTS}/Log__c/fields/Planted__c.field-meta.xml`;
const objectRights = (rights: string): string => permissionSet(`<objectPermissions>${rights}</objectPermissions>`);
const base = '<fullName>Planted__c</fullName><label>Planted</label>';

const BUTTON = `${OBJECTS}/Log__c/webLinks/Repair.webLink-meta.xml`;
const button = (url: string): string => `<WebLink><url>${url}</url></WebLink>`;

/** The law, where the defect lies, the defect. */
const DEFECTS: readonly (readonly [law: string, path: string, text: string])[] = [
  [
    'no field rights on required, master-detail, name and system fields',
    SET,
    permissionSet(
      '<fieldPermissions><editable>true</editable><field>Log__c.Key__c</field><readable>true</readable></fieldPermissions>',
    ),
  ],
  [
    'edit rights need read rights',
    SET,
    objectRights('<allowDelete>true</allowDelete><allowRead>true</allowRead><object>Log__c</object>'),
  ],
  [
    'no field rights on custom metadata types',
    SET,
    objectRights('<allowRead>true</allowRead><object>Map__mdt</object>'),
  ],
  [
    'child relationship names are unique for each parent',
    FIELD,
    field(`${base}<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Logs</relationshipName>`),
  ],
  [
    'API names are well formed and at most 40 characters',
    `${OBJECTS}/Log__c/fields/${'A'.repeat(41)}__c.field-meta.xml`,
    field(`<fullName>x</fullName><label>x</label><type>Checkbox</type>`),
  ],
  [
    'labels are at most 40 characters',
    FIELD,
    field(`<fullName>Planted__c</fullName><label>${'L'.repeat(41)}</label><type>Checkbox</type>`),
  ],
  [
    'lengths, precision and scale are in range',
    FIELD,
    field(`${base}<type>Number</type><precision>19</precision><scale>2</scale>`),
  ],
  [
    'external ids and unique fields have a type that allows it',
    FIELD,
    field(`${base}<type>LongTextArea</type><length>300</length><externalId>true</externalId>`),
  ],
  [
    'a lookup that clears its value is not required',
    FIELD,
    field(
      `${base}<type>Lookup</type><required>true</required><deleteConstraint>SetNull</deleteConstraint><referenceTo>Contact</referenceTo>`,
    ),
  ],
  [
    'one default at most, no value twice in a picklist',
    FIELD,
    field(
      `${base}<type>Picklist</type><valueSet><valueSetDefinition><value><fullName>A</fullName><default>true</default></value><value><fullName>a</fullName><default>true</default></value></valueSetDefinition></valueSet>`,
    ),
  ],
  [
    'custom objects have a name field, a sharing model and a deployment status',
    `${OBJECTS}/Bare__c/Bare__c.object-meta.xml`,
    '<CustomObject><label>Bare</label></CustomObject>',
  ],
  [
    'fields of custom metadata types say who manages them',
    `${OBJECTS}/Map__mdt/fields/Planted__c.field-meta.xml`,
    field(`${base}<type>Checkbox</type>`),
  ],
  [
    'packaged permission sets hold no rights on standard objects',
    SET,
    objectRights('<allowRead>true</allowRead><object>Account</object>'),
  ],
  [
    'the namespace is written nowhere but in sfdx-project.json',
    FIELD,
    field(`${base}<type>Checkbox</type><description>cosync__Log__c</description>`),
  ],
  ['addresses of flows name the namespace and a flow of the project', BUTTON, button('/lightning/flow/Repair')],
];

test('a clean project breaks no law', () => {
  assert.deepEqual(lawsBroken(metadataProject(Object.keys(CLEAN), (path) => CLEAN[path] ?? '')), []);
});

for (const [law, path, text] of DEFECTS) {
  test(`finds a planted defect: ${law}`, () => {
    assert.deepEqual(lawsBroken(planted(path, text)), [law]);
  });
}

test('an address that names the namespace is right where sfdx-project.json replaces it', () => {
  assert.deepEqual(lawsBroken(planted(BUTTON, button('/lightning/flow/cosync/Repair'))), []);
  const gone = planted(BUTTON, button('/lightning/flow/cosync/Gone'));
  assert.deepEqual(lawsBroken(gone), ['addresses of flows name the namespace and a flow of the project']);
});

test('every law has its planted defect', () => {
  assert.deepEqual(LAWS.map((law) => law.name).sort(), DEFECTS.map(([law]) => law).sort());
});
