import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { ProjectError } from '../../src/base/errors.ts';
import { ProjectErrors } from '../../src/metadata/project-errors.ts';
import { readProject } from '../../src/metadata/read-project.ts';
import { objectFiles, projectOf, xml } from './project-fixture.ts';

const INVOICE = objectFiles('Invoice__c', {
  Key__c:
    '<label>Key</label><type>Text</type><length>255</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive>',
  Total__c: '<label>Total</label><type>Currency</type><precision>18</precision><scale>2</scale>',
  Account__c:
    '<label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>',
});
const LINE = objectFiles('Line__c', {
  Invoice__c:
    '<label>Invoice</label><type>MasterDetail</type><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName>',
});

function projectErrors(test: TestContext, files: Record<string, string>): readonly ProjectError[] {
  const projectDir = projectOf(test, files);
  try {
    readProject({ projectDir });
  } catch (error) {
    if (error instanceof ProjectErrors) return error.errors;
    throw error;
  }
  return assert.fail('no error');
}

describe('reading a project', () => {
  it('gives custom fields their type, length and external-id facts', (test) => {
    const model = readProject({ projectDir: projectOf(test, INVOICE) });
    const key = model.findObject('invoice__C')?.findField('KEY__c');
    assert.deepEqual(
      [key?.type, key?.length, key?.unique, key?.externalId, key?.caseSensitive, key?.idLookup],
      ['string', 255, true, true, true, true],
    );
    const total = model.findObject('Invoice__c')?.findField('Total__c');
    assert.deepEqual([total?.type, total?.precision, total?.scale], ['currency', 18, 2]);
  });

  it('ties a lookup to the child relationship of its parent', (test) => {
    const model = readProject({ projectDir: projectOf(test, INVOICE) });
    assert.equal(model.findObject('Invoice__c')?.findRelationship('Account__r')?.name, 'Account__c');
    assert.deepEqual(model.findObject('Account')?.findChildRelationship('Invoices__r'), {
      name: 'Invoices__r',
      childObject: 'Invoice__c',
      field: 'Account__c',
      cascadeDelete: false,
    });
  });

  it('takes the owner from the detail of a master', (test) => {
    const model = readProject({ projectDir: projectOf(test, { ...INVOICE, ...LINE }) });
    const line = model.findObject('Line__c');
    assert.equal(line?.findField('OwnerId'), undefined);
    assert.equal(line?.sharingModel, 'ControlledByParent');
    assert.equal(model.findObject('Invoice__c')?.findChildRelationship('Lines__r')?.cascadeDelete, true);
  });

  it('prefixes what the project owns with its namespace, and finds it by both names', (test) => {
    const files = {
      ...INVOICE,
      ...objectFiles('Account', { Key__c: '<label>Key</label><type>Text</type><length>80</length>' }),
      'customMetadata/Mapping.One.md-meta.xml': xml(
        'CustomMetadata',
        '<label>One</label><protected>false</protected><values><field>Target__c</field><value xsi:type="xsd:string">Invoice__c</value></values>',
      ),
      ...objectFiles('Mapping__mdt', { Target__c: '<label>Target</label><type>Text</type><length>80</length>' }),
    };
    const model = readProject({ projectDir: projectOf(test, files), namespace: 'ns' });
    const invoice = model.findObject('Invoice__c');
    assert.equal(invoice?.name, 'ns__Invoice__c');
    assert.equal(invoice, model.findObject('NS__invoice__c'));
    assert.equal(invoice?.findField('Total__c')?.name, 'ns__Total__c');
    assert.equal(model.findObject('Account')?.findField('Key__c')?.name, 'ns__Key__c');
    assert.equal(model.findObject('Account')?.findChildRelationship('Invoices__r')?.name, 'ns__Invoices__r');
    const [record] = model.customMetadataRecords;
    assert.deepEqual([record?.type, record?.developerName, record?.namespace], ['ns__Mapping__mdt', 'One', 'ns']);
    assert.deepEqual(record?.values.get('ns__Target__c'), { text: 'Invoice__c', xsiType: 'xsd:string' });
  });

  it('drops rights on standard objects and user permissions of a packaged permission set', (test) => {
    const body = `<label>Integration</label>
      <objectPermissions><allowRead>true</allowRead><object>Account</object></objectPermissions>
      <objectPermissions><allowRead>true</allowRead><object>Invoice__c</object></objectPermissions>
      <fieldPermissions><editable>true</editable><readable>true</readable><field>Account.Phone</field></fieldPermissions>
      <fieldPermissions><editable>true</editable><readable>true</readable><field>Invoice__c.Total__c</field></fieldPermissions>
      <userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>`;
    const files = { ...INVOICE, 'permissionsets/Integration.permissionset-meta.xml': xml('PermissionSet', body) };
    const packaged = readProject({ projectDir: projectOf(test, files), namespace: 'ns' }).permissionSets[0];
    assert.deepEqual(
      packaged?.objectPermissions.map((right) => right.object),
      ['ns__Invoice__c'],
    );
    assert.deepEqual(
      packaged?.fieldPermissions.map((right) => `${right.object}.${right.field}`),
      ['ns__Invoice__c.ns__Total__c'],
    );
    assert.deepEqual(packaged?.userPermissions, []);
    const local = readProject({ projectDir: projectOf(test, files) }).permissionSets[0];
    assert.deepEqual(
      local?.objectPermissions.map((right) => right.object),
      ['Account', 'Invoice__c'],
    );
    assert.deepEqual(local?.userPermissions, ['ApiEnabled']);
  });

  it('reads classes with the API version of their meta file', (test) => {
    const model = readProject({
      projectDir: projectOf(test, {
        'classes/Foo.cls': 'public class Foo {}',
        'classes/Foo.cls-meta.xml': xml('ApexClass', '<apiVersion>58.0</apiVersion><status>Active</status>'),
      }),
    });
    assert.deepEqual(
      model.classes.map((source) => [source.name, source.apiVersion, source.file]),
      [['Foo', 58, 'force-app/main/default/classes/Foo.cls']],
    );
  });

  it('knows standard objects with Apex types, lengths and required flags', (test) => {
    const model = readProject({ projectDir: projectOf(test, {}) });
    const account = model.findObject('Account');
    assert.deepEqual([account?.findField('Name')?.length, account?.findField('Name')?.required], [255, true]);
    assert.equal(account?.findField('NumberOfEmployees')?.type, 'int');
    assert.equal(model.findObject('Opportunity')?.findField('CloseDate')?.type, 'date');
    assert.equal(account?.findField('BillingCountryCode'), undefined);
    assert.equal(account?.findChildRelationship('Contacts')?.field, 'AccountId');
    assert.equal(model.findObject('Contact')?.findRelationship('Account')?.name, 'AccountId');
  });
});

describe('a broken project', () => {
  it('without sfdx-project.json is one ProjectError', () => {
    assert.throws(
      () => readProject({ projectDir: '/nowhere' }),
      (error) => error instanceof ProjectError,
    );
  });

  it('names file and line of ill-formed XML', (test) => {
    const [error] = projectErrors(test, {
      'objects/Broken__c/Broken__c.object-meta.xml': '<CustomObject>\n  <label>Broken\n</CustomObject>',
    });
    assert.equal(error?.file, 'force-app/main/default/objects/Broken__c/Broken__c.object-meta.xml');
    assert.equal(error?.position?.line, 3);
  });

  it('names file and line of an unknown field type', (test) => {
    const [error] = projectErrors(test, {
      ...INVOICE,
      ...objectFiles('Invoice__c', { Odd__c: '\n<label>Odd</label>\n<type>Hologram</type>' }),
    });
    assert.match(error?.message ?? '', /unknown field type Hologram/);
    assert.equal(error?.position?.line, 5);
  });

  it('keeps one of the classes that several package directories have: the default directory’s', (test) => {
    const projectDir = projectOf(test, {});
    const source = (directory: string, name: string): void => {
      mkdirSync(join(projectDir, directory), { recursive: true });
      writeFileSync(join(projectDir, directory, `${name}.cls`), `public class ${name} { /* ${directory} */ }`);
      writeFileSync(
        join(projectDir, directory, `${name}.cls-meta.xml`),
        xml('ApexClass', '<apiVersion>67.0</apiVersion>'),
      );
    };
    for (const directory of ['early', 'main', 'late']) source(directory, 'Both');
    for (const directory of ['early', 'late']) source(directory, 'Others');
    writeFileSync(
      join(projectDir, 'sfdx-project.json'),
      JSON.stringify({
        packageDirectories: [{ path: 'early' }, { path: 'main', default: true }, { path: 'late' }],
        sourceApiVersion: '67.0',
      }),
    );
    assert.deepEqual(
      readProject({ projectDir }).classes.map(({ file }) => file.replaceAll('\\', '/')),
      ['early/Others.cls', 'main/Both.cls'],
    );
  });

  it('refuses a class without its meta file', (test) => {
    const [error] = projectErrors(test, { 'classes/Foo.cls': 'public class Foo {}' });
    assert.match(error?.message ?? '', /Foo\.cls has no Foo\.cls-meta\.xml/);
  });

  it('reports every broken file, not only the first', (test) => {
    assert.equal(projectErrors(test, { 'classes/A.cls': '', 'classes/B.cls': '' }).length, 2);
  });
});
