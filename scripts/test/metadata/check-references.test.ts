import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReferences } from '../../src/metadata/check-references.ts';
import { namesOf } from '../../src/metadata/names.ts';
import { metadataProject } from '../../src/metadata/source.ts';

/** An org that knows Account.Name and Log__c.Code__c. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name'],
  Log__c: ['Code__c'],
  Map__mdt: ['Path__c'],
};

function findings(path: string, text: string): string[] {
  const files: Readonly<Record<string, string>> = {
    'classes/Door.cls': '',
    'flows/Repair.flow-meta.xml': '<Flow><label>Repair</label></Flow>',
    'lwc/logList/logList.js-meta.xml':
      '<LightningComponentBundle><isExposed>true</isExposed></LightningComponentBundle>',
    'objects/Log__c/webLinks/Repair.webLink-meta.xml': '<WebLink><url>/lightning/flow/Repair</url></WebLink>',
    'customPermissions/Sync.customPermission-meta.xml': '<CustomPermission><label>Sync</label></CustomPermission>',
    'tabs/Log__c.tab-meta.xml': '<CustomTab><customObject>true</customObject><motif>x</motif></CustomTab>',
    [path]: text,
  };
  const project = metadataProject(Object.keys(files), (name) => files[name] ?? '');
  const model = {
    findObject: (name: string) => {
      const fields = FIELDS[name];
      return fields === undefined
        ? undefined
        : ({
            findField: (field: string) => (fields.includes(field) ? {} : undefined),
            findRelationship: () => undefined,
          } as never);
    },
  };
  return checkReferences(project, namesOf(project, model)).map((finding) => finding.message);
}

const SET = 'permissionsets/S.permissionset-meta.xml';

/** What a file refers to: the right name gives no finding, the wrong one its message. */
const CASES: readonly (readonly [what: string, path: string, good: string, bad: string, message: string])[] = [
  [
    'an object of a permission set',
    SET,
    '<PermissionSet><objectPermissions><object>Log__c</object></objectPermissions></PermissionSet>',
    'Log__c→Lug__c',
    'object Lug__c does not exist',
  ],
  [
    'a field of a permission set',
    SET,
    '<PermissionSet><fieldPermissions><field>Log__c.Code__c</field></fieldPermissions></PermissionSet>',
    'Code__c→Code2__c',
    'field Log__c.Code2__c does not exist',
  ],
  [
    'a class of a permission set',
    SET,
    '<PermissionSet><classAccesses><apexClass>Door</apexClass></classAccesses></PermissionSet>',
    'Door→Dor',
    'class Dor does not exist',
  ],
  [
    'a custom permission',
    SET,
    '<PermissionSet><customPermissions><name>Sync</name></customPermissions></PermissionSet>',
    'Sync→Sink',
    'custom permission Sink does not exist',
  ],
  [
    'a tab of a permission set',
    SET,
    '<PermissionSet><tabSettings><tab>Log__c</tab></tabSettings></PermissionSet>',
    'Log__c→Lug__c',
    'tab Lug__c does not exist',
  ],
  [
    'the parent of a lookup',
    'objects/Log__c/fields/A__c.field-meta.xml',
    '<CustomField><referenceTo>Account</referenceTo></CustomField>',
    'Account→Acount',
    'object Acount does not exist',
  ],
  [
    'a list view column',
    'objects/Log__c/listViews/All.listView-meta.xml',
    '<ListView><columns>NAME</columns><columns>Code__c</columns></ListView>',
    'Code__c→Cod__c',
    'field Log__c.Cod__c does not exist',
  ],
  [
    'a layout field',
    'layouts/Log__c-Log.layout-meta.xml',
    '<Layout><layoutSections><layoutColumns><layoutItems><field>Code__c</field></layoutItems></layoutColumns></layoutSections></Layout>',
    'Code__c→Cod__c',
    'field Log__c.Cod__c does not exist',
  ],
  [
    'a field of a custom metadata record',
    'customMetadata/Map.A.md-meta.xml',
    '<CustomMetadata><values><field>Path__c</field></values></CustomMetadata>',
    'Path__c→Pat__c',
    'field Map__mdt.Pat__c does not exist',
  ],
  [
    'a tab of an application',
    'applications/A.app-meta.xml',
    '<CustomApplication><tabs>Log__c</tabs></CustomApplication>',
    'Log__c→Lug__c',
    'tab Lug__c does not exist',
  ],
  [
    'a report column',
    'reports/R.report-meta.xml',
    '<Report><reportType>x</reportType><columns><field>Log__c$Code__c</field></columns></Report>',
    'Code__c→Cod__c',
    'field Log__c.Cod__c does not exist',
  ],
  [
    'a flow of a permission set',
    SET,
    '<PermissionSet><flowAccesses><flow>Repair</flow></flowAccesses></PermissionSet>',
    'Repair→Repare',
    'flow Repare does not exist',
  ],
  [
    'a button above list views',
    'objects/Log__c/Log__c.object-meta.xml',
    '<CustomObject><searchLayouts><listViewButtons>Repair</listViewButtons></searchLayouts></CustomObject>',
    'Repair→Repare',
    'button Log__c.Repare does not exist',
  ],
  [
    "the component of a flow's screen",
    'flows/Other.flow-meta.xml',
    '<Flow><screens><fields><extensionName>c:logList</extensionName></fields></screens></Flow>',
    'logList→loglist',
    'component loglist does not exist',
  ],
  [
    'the variable that a screen hands to its component',
    'flows/Other.flow-meta.xml',
    '<Flow><screens><fields><inputParameters><value><elementReference>ids</elementReference></value></inputParameters></fields></screens><variables><name>ids</name></variables></Flow>',
    'ids→id',
    'variable id does not exist',
  ],
];

for (const [what, path, good, change, message] of CASES) {
  test(`${what} must exist`, () => {
    assert.deepEqual(findings(path, good), []);
    const [from = '', to = ''] = change.split('→');
    assert.deepEqual(findings(path, good.replace(from, to)), [message]);
  });
}
