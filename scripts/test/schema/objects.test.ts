import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elements, isTrue, objectOf, ofType, text, texts, type MetadataFile } from '../../src/metadata/source.ts';
import { fieldMappings, isSetting, objectMappings, ownFields, plainName, project } from './shipped.ts';

const named = (file: MetadataFile): string => `${objectOf(file)}.${file.name}`;
const typeOf = (file: MetadataFile): string | undefined => text(file.root, 'type');
const allFields = ofType(project, 'CustomField');
const shown = ownFields.filter((file) => !isSetting(objectOf(file)));

test('every field has a label and a description', () => {
  const bare = allFields.filter(({ root }) => [text(root, 'label'), text(root, 'description')].some((part) => !part));
  assert.deepEqual(bare.map(named), []);
});

test('every field is on the layout of its object', () => {
  const layouts = new Map(ofType(project, 'Layout').map((file) => [file.name.split('-')[0], fieldsOn(file)]));
  assert.deepEqual(shown.filter((file) => !layouts.get(objectOf(file))?.has(file.name)).map(named), []);
});

test('every field with rights of its own is in the three permission sets', () => {
  const granted = allFields
    .filter((file) => !objectOf(file).endsWith('__mdt') && !isSetting(objectOf(file)))
    .filter((file) => typeOf(file) !== 'MasterDetail');
  for (const set of ['Integration', 'Administrator', 'Viewer'])
    assert.deepEqual(
      granted.map(named).filter((name) => fieldRights(set).get(name) === undefined),
      [],
      set,
    );
  const closed = granted.filter(
    (file) => text(file.root, 'formula') === undefined && fieldRights('Integration').get(named(file)) !== 'edit',
  );
  assert.deepEqual(closed.map(named), []);
});

test('the integration user may delete what the shipped policy deletes, and no other business record', () => {
  const rights = new Map(
    elements(permissionSet('Integration').root, 'objectPermissions').map((entry) => [text(entry, 'object'), entry]),
  );
  for (const row of objectMappings.filter((mapping) => mapping.value('Target_Object__c')?.startsWith('{ns}'))) {
    const entry = rights.get(plainName(row.value('Target_Object__c')));
    assert.ok(entry !== undefined, `${row.name}: no rights`);
    assert.equal(isTrue(entry, 'allowDelete'), row.value('Delete_Policy__c') === 'delete', row.name);
    assert.ok(isTrue(entry, 'allowCreate') && isTrue(entry, 'allowEdit'), row.name);
  }
});

test('every target carries identity and state in fields of the agreed form', () => {
  for (const row of objectMappings) {
    const object = plainName(row.value('Target_Object__c'));
    const field = (name: string): MetadataFile => {
      const found = allFields.find((file) => named(file) === `${object}.${name}`);
      assert.ok(found !== undefined, `${object}.${name}`);
      return found;
    };
    const key = field('ChargeOver_Key__c').root;
    assert.deepEqual(
      [text(key, 'length'), isTrue(key, 'externalId'), isTrue(key, 'unique'), isTrue(key, 'caseSensitive')],
      ['255', true, true, true],
      object,
    );
    assert.equal(text(field('ChargeOver_State__c').root, 'length'), '255', object);
    assert.equal(isTrue(field('ChargeOver_Id__c').root, 'externalId'), false, object);
    assert.equal(typeOf(field('ChargeOver_Link__c')), 'Url', object);
  }
});

test('every field of a business object is filled by a mapping', () => {
  const filled = new Set(
    fieldMappings.map((row) => {
      const mapping = objectMappings.find((candidate) => candidate.name === row.value('Object_Mapping__c'));
      return `${plainName(mapping?.value('Target_Object__c'))}.${plainName(row.value('Target_Field__c'))}`;
    }),
  );
  const targets = new Set(objectMappings.map((row) => plainName(row.value('Target_Object__c'))));
  const empty = allFields
    .filter((file) => targets.has(objectOf(file)) && !/ChargeOver_(Key|State)__c/.test(file.name))
    .filter((file) => !filled.has(named(file)));
  assert.deepEqual(empty.map(named), []);
});

test('lookups lock no parent: optional and cleared; the only master is the log of a payload', () => {
  const lookups = allFields.filter((file) => typeOf(file) === 'Lookup');
  const strict = lookups.filter(({ root }) => text(root, 'deleteConstraint') !== 'SetNull' || isTrue(root, 'required'));
  assert.deepEqual(strict.map(named), []);
  const masters = allFields.filter((file) => typeOf(file) === 'MasterDetail');
  assert.deepEqual(masters.map(named), ['Sync_Payload__c.Log__c']);
});

test('picklists take any value that ChargeOver may send', () => {
  const restricted = allFields.filter(({ root }) =>
    elements(root, 'valueSet').some((set) => isTrue(set, 'restricted')),
  );
  assert.deepEqual(restricted.map(named), []);
});

test('business records are open to all who may see the object, records of the sync are not', () => {
  const models = ofType(project, 'CustomObject').filter((file) => !isSetting(file.name) && file.name.endsWith('__c'));
  for (const file of models) {
    const expected =
      file.name === 'Sync_Payload__c'
        ? 'ControlledByParent'
        : /^(Sync_|Relay)/.test(file.name)
          ? 'Private'
          : 'ReadWrite';
    assert.equal(text(file.root, 'sharingModel'), expected, file.name);
  }
});

function fieldsOn(layout: MetadataFile): Set<string> {
  const items = elements(layout.root, 'layoutSections')
    .flatMap((section) => elements(section, 'layoutColumns'))
    .flatMap((column) => elements(column, 'layoutItems'));
  return new Set(items.flatMap((item) => texts(item, 'field')));
}

function permissionSet(name: string): MetadataFile {
  const found = ofType(project, 'PermissionSet').find((file) => file.name === `ChargeOver_${name}`);
  if (found === undefined) throw new Error(`no permission set ChargeOver_${name}`);
  return found;
}

function fieldRights(set: string): Map<string, 'read' | 'edit'> {
  return new Map(
    elements(permissionSet(set).root, 'fieldPermissions')
      .filter((entry) => isTrue(entry, 'readable'))
      .map((entry) => [text(entry, 'field') ?? '', isTrue(entry, 'editable') ? 'edit' : 'read']),
  );
}
