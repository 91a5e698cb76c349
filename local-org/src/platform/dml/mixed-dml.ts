import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';

/** Fields that make a change of a User a setup change. Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations". */
const USER_SETUP_FIELDS = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

/** Setup objects and others can't be changed in one transaction (or one `runAs` block). */
export function checkMixedDml(org: Org, row: SObject): void {
  // The same page: groups may be inserted and updated together with other objects (fflib-apex-common's tests do so).
  if (row.definition.name === 'Group') return;
  const isSetup = isSetupChange(row);
  // A user without a role goes with both kinds.
  if (!isSetup && row.definition.name === 'User') return;
  const { changed } = org.state;
  const mixed = isSetup ? changed.data : changed.setup;
  if (mixed !== undefined) {
    const [now, before] = isSetup ? ['setup', 'non-setup'] : ['non-setup', 'setup'];
    const exception = org.rt.exception(
      'System.DmlException',
      `Insert failed. First exception on row 0; first error: MIXED_DML_OPERATION, DML operation on ${now} object is not permitted after you have updated a ${before} object (or vice versa): ${row.definition.name}, original object: ${mixed}: []`,
    );
    exception.dml = [
      {
        index: 0,
        id: null,
        statusCode: 'MIXED_DML_OPERATION',
        message: `DML operation on ${now} object is not permitted after you have updated a ${before} object (or vice versa): ${row.definition.name}, original object: ${mixed}`,
        fields: [],
      },
    ];
    throw exception;
  }
  if (isSetup) changed.setup ??= row.definition.name;
  else changed.data ??= row.definition.name;
}

function isSetupChange(row: SObject): boolean {
  const { definition } = row;
  if (definition.name !== 'User') return definition.isSetup;
  if (!row.values.has('Id')) return row.values.get('UserRoleId') != null;
  return USER_SETUP_FIELDS.some((field) => row.values.has(field));
}
