import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCompanions } from '../../src/metadata/check-companions.ts';
import { checkTypes } from '../../src/metadata/check-types.ts';
import { metadataProject, type MetadataProject } from '../../src/metadata/source.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

function project(files: Readonly<Record<string, string>>): MetadataProject {
  return metadataProject(Object.keys(files), (path) => files[path] ?? '');
}
function fieldFindings(inner: string): string[] {
  return checkTypes(project({ 'f.field-meta.xml': `${HEAD}<CustomField xmlns="x">${inner}</CustomField>` })).map(
    (finding) => finding.message,
  );
}

const GOOD = '<fullName>A__c</fullName><label>A</label><length>80</length><type>Text</type><unique>true</unique>';

test('accepts a correct field', () => {
  assert.deepEqual(fieldFindings(GOOD), []);
});
test('finds a wrong enum value', () => {
  assert.match(
    fieldFindings(GOOD.replace('>Text<', '>Txt<')).join(),
    /CustomField\.type: 'Txt' is not one of its \d+ values/,
  );
});
test('finds a wrong boolean', () => {
  assert.match(
    fieldFindings(GOOD.replace('>true<', '>yes<')).join(),
    /CustomField\.unique: 'yes' is not true or false/,
  );
});
test('finds a wrong number', () => {
  assert.match(fieldFindings(GOOD.replace('>80<', '>eighty<')).join(), /CustomField\.length: 'eighty' is not a number/);
});
test('finds an unknown element', () => {
  assert.deepEqual(fieldFindings(`${GOOD}<bogus>1</bogus>`), ['CustomField: unknown element <bogus>']);
});
test('finds an element that stands twice', () => {
  assert.match(fieldFindings(`${GOOD}<label>B</label>`).join(), /CustomField\.label: stands 2 times/);
});
test('finds a missing required element', () => {
  const [finding] = checkTypes(
    project({
      'p.permissionset-meta.xml':
        '<PermissionSet><fieldPermissions><editable>true</editable></fieldPermissions></PermissionSet>',
    }),
  );
  assert.match(finding?.message ?? '', /missing <field>/);
});
test('finds malformed XML and names the line', () => {
  const [finding] = checkTypes(
    project({ 'f.field-meta.xml': `${HEAD}<CustomField>\n<label>A</lable>\n</CustomField>` }),
  );
  assert.match(finding?.message ?? '', /malformed XML at line 3/);
});
test('finds an unknown metadata type', () => {
  assert.match(
    checkTypes(project({ 'f.x-meta.xml': '<Nonsense/>' }))[0]?.message ?? '',
    /unknown metadata type <Nonsense>/,
  );
});
test('finds a class without its metadata file, and a metadata file without its class', () => {
  const findings = checkCompanions(project({ 'a/One.cls': '', 'a/Two.cls-meta.xml': '<ApexClass/>' }));
  assert.deepEqual(
    findings.map((finding) => finding.file),
    ['a/One.cls', 'a/Two.cls-meta.xml'],
  );
});
