import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shownFlow, type ShownFlow } from '../../src/lightning/flow-page.ts';
import { xml } from '../metadata/project-fixture.ts';
import { orgOf, type OrgFixture } from '../platform/org-fixture.ts';

interface FlowParts {
  readonly status?: string;
  readonly restricted?: boolean;
  readonly more?: string;
}

function flow({ status = 'Active', restricted = false, more = '' }: FlowParts = {}): string {
  return xml(
    'Flow',
    `<isAdditionalPermissionRequiredToRun>${restricted}</isAdditionalPermissionRequiredToRun><label>Repair</label>${more}
<processType>Flow</processType>
<screens><name>First</name><label>First</label><fields><name>Logs</name><extensionName>c:chosen</extensionName>
<fieldType>ComponentInstance</fieldType>
<inputParameters><name>logIds</name><value><elementReference>ids</elementReference></value></inputParameters>
<inputParameters><name>note</name><value><elementReference>text</elementReference></value></inputParameters></fields></screens>
<start><connector><targetReference>First</targetReference></connector></start><status>${status}</status>
${variable('ids', true)}${variable('text', false)}`,
  );
}

function variable(name: string, isCollection: boolean, isInput = true): string {
  return `<variables><name>${name}</name><dataType>String</dataType><isCollection>${isCollection}</isCollection><isInput>${isInput}</isInput><isOutput>false</isOutput></variables>`;
}

function org(parts: FlowParts = {}, namespace?: string): OrgFixture {
  const set = xml(
    'PermissionSet',
    '<flowAccesses><enabled>true</enabled><flow>Repair</flow></flowAccesses><label>Repairer</label>',
  );
  return orgOf(
    { 'flows/Repair.flow-meta.xml': flow(parts), 'permissionsets/Repairer.permissionset-meta.xml': set },
    namespace === undefined ? {} : { namespace },
  );
}

function open(f: OrgFixture, path: string, query = ''): ShownFlow | undefined {
  return shownFlow({ org: f.org, model: f.org.model }, path.split('/'), new URLSearchParams(query));
}

function openAs(f: OrgFixture, profile: string, sets: readonly string[]): ShownFlow | undefined {
  let shown: ShownFlow | undefined;
  f.org.runAs(f.user(profile, sets), () => (shown = open(f, 'Repair')));
  return shown;
}

describe('a flow of one screen', () => {
  it('F2 gets the chosen ids in its variable ids, others by flow__ and their name', () => {
    assert.deepEqual(open(org(), 'Repair', 'ids=a01,a02&flow__text=hello'), {
      component: 'chosen',
      title: 'Repair',
      inputs: { logIds: ['a01', 'a02'], note: 'hello' },
    });
    assert.deepEqual(open(org(), 'Repair', 'text=hello'), { component: 'chosen', title: 'Repair', inputs: {} });
  });

  it('F2 from a package is at its namespace, and nowhere else', () => {
    const packaged = org({}, 'ns');
    assert.ok(open(packaged, 'ns/Repair'));
    assert.equal(open(packaged, 'Repair'), undefined);
    assert.equal(open(org(), 'ns/Repair'), undefined);
    assert.equal(open(org(), 'Other'), undefined);
  });

  it('F2 that is not active is not run', () => {
    assert.deepEqual(open(org({ status: 'Draft' }), 'Repair'), { refused: "The flow Repair isn't active." });
  });

  it('F2 is run by those with Run Flows; one that asks for more, by those whose permission set names it', () => {
    const refused = { refused: "You don't have permission to run the flow Repair." };
    assert.ok('component' in (openAs(org(), 'Standard User', []) ?? {}));
    assert.deepEqual(openAs(org(), 'Minimum Access - Salesforce', []), refused);
    const restricted = org({ restricted: true });
    assert.deepEqual(openAs(restricted, 'Standard User', []), refused);
    assert.ok('component' in (openAs(restricted, 'Minimum Access - Salesforce', ['Repairer']) ?? {}));
  });

  it('F2 with anything this org does not run says what, when it is opened', () => {
    const refusal = (more: string): string => {
      const shown = open(org({ more }), 'Repair');
      return shown !== undefined && 'refused' in shown ? shown.refused : '';
    };
    assert.match(refusal('<decisions><name>D</name></decisions>'), /Flow has no element decisions/);
    assert.match(refusal('<screens><name>S</name><label>S</label></screens>'), /flows of one screen/);
    assert.match(refusal(variable('codes', true)), /^$/);
    const shown = open(org({ more: variable('codes', true) }), 'Repair', 'flow__codes=a');
    assert.match(JSON.stringify(shown), /of collections only ids is filled/);
  });
});
