import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { ListButton } from '../../src/metadata/read-list-buttons.ts';
import { readProject } from '../../src/metadata/read-project.ts';
import { readReplacements, replaced } from '../../src/metadata/replacements.ts';
import { objectFiles, projectOf, xml } from './project-fixture.ts';

const LINK = 'objects/Log__c/webLinks/Repair.webLink-meta.xml';

function link(change: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = {
    availability: 'online',
    displayType: 'massActionButton',
    linkType: 'url',
    masterLabel: 'Repair them',
    openType: 'replace',
    protected: 'false',
    requireRowSelection: 'true',
    url: '/lightning/flow/Repair',
    ...change,
  };
  const elements = Object.entries(values).filter(([, value]) => value !== '');
  return xml('WebLink', elements.map(([name, value]) => `<${name}>${value}</${name}>`).join(''));
}

function read(
  test: TestContext,
  files: Readonly<Record<string, string>>,
  buttons: readonly string[],
): readonly ListButton[] {
  const layout = buttons.map((name) => `<listViewButtons>${name}</listViewButtons>`).join('');
  const object = objectFiles(
    'Log__c',
    {},
    `<searchLayouts>${layout}</searchLayouts><sharingModel>ReadWrite</sharingModel>`,
  );
  return readProject({ projectDir: projectOf(test, { ...object, ...files }) }).listButtons;
}

describe('buttons above list views', () => {
  it('F1 stand there in the order of the search layout, standard ones left out', (test) => {
    const files = { [LINK]: link(), 'objects/Log__c/webLinks/Other.webLink-meta.xml': link({ masterLabel: 'Other' }) };
    assert.deepEqual(
      read(test, files, ['Other', 'New', 'Repair']).map(({ label }) => label),
      ['Other', 'Repair them'],
    );
    assert.deepEqual(read(test, { [LINK]: link() }, ['Repair'])[0], {
      object: 'Log__c',
      name: 'Repair',
      label: 'Repair them',
      url: '/lightning/flow/Repair',
      needsRows: true,
    });
  });

  it('F1 that do not exist, or are no list buttons, stop the deployment', (test) => {
    assert.throws(() => read(test, {}, ['Repair']), /Log__c has no button Repair/);
    assert.throws(
      () => read(test, { [LINK]: link({ displayType: 'button' }) }, ['Repair']),
      /displayType must be massActionButton/,
    );
    assert.throws(() => read(test, { [LINK]: link({ url: '' }) }, ['Repair']), /is of type url and has none/);
    assert.throws(() => read(test, { [LINK]: link({ protected: '' }) }, ['Repair']), /WebLink needs protected/);
  });

  it('F1 of scripts and pages are refused: this org has neither', (test) => {
    for (const linkType of ['javascript', 'page'])
      assert.throws(() => read(test, { [LINK]: link({ linkType }) }, ['Repair']), /doesn't do WebLink.linkType/);
  });
});

describe('replacements of sfdx-project.json', () => {
  const FILE = 'force-app/Repair.webLink-meta.xml';
  const entry = { filename: FILE, stringToReplace: 'ns/', replaceWithEnv: 'SPACE' };

  it('F3 are made in the file they name, everywhere in it, and only under their conditions', () => {
    const rules = readReplacements([{ ...entry, replaceWhenEnv: [{ env: 'BARE', value: 'true' }] }]);
    assert.equal(replaced('ns/a ns/b', FILE, rules, { SPACE: 'x/', BARE: 'true' }), 'x/a x/b');
    assert.equal(replaced('ns/a', FILE, rules, { SPACE: 'x/', BARE: 'false' }), 'ns/a');
    assert.equal(replaced('ns/a', 'force-app/Other.webLink-meta.xml', rules, { SPACE: 'x/', BARE: 'true' }), 'ns/a');
  });

  it('F3 want their variable, unless they say that it may be missing', () => {
    assert.throws(() => replaced('ns/a', FILE, readReplacements([entry]), {}), /SPACE, which .* needs, is not set/);
    assert.equal(replaced('ns/a', FILE, readReplacements([{ ...entry, allowUnsetEnvVariable: true }]), {}), 'a');
  });

  it('F3 in other ways and other files are refused', () => {
    assert.throws(() => readReplacements([{ ...entry, glob: '*' }]), /doesn't do replacements by glob/);
    assert.throws(() => readReplacements([{ ...entry, filename: 'force-app/A.cls' }]), /in buttons and links only/);
    assert.throws(() => readReplacements([{ filename: FILE, stringToReplace: 'a' }]), /need replaceWithEnv/);
    assert.throws(() => readReplacements([{ ...entry, other: 1 }]), /have no other/);
  });
});
