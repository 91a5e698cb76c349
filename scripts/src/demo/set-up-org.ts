import { createHash } from 'node:crypto';
import jsforce from 'jsforce';
import { ADMIN_CLIENT, RELAY_CLIENT } from './settings.ts';

export type Connection = InstanceType<typeof jsforce.Connection>;

/** Logs in with client credentials, as any outside program would. */
export async function connect(
  loginUrl: string,
  client: { readonly id: string; readonly secret: string },
): Promise<Connection> {
  const connection = new jsforce.Connection({
    version: '67.0',
    loginUrl,
    instanceUrl: loginUrl,
    oauth2: { clientId: client.id, clientSecret: client.secret, loginUrl },
  });
  await connection.authorize({ grant_type: 'client_credentials' });
  return connection;
}

/**
 * What an administrator does once after installing: the integration user and its permission sets, and the switch that turns
 * the sync on. Safe to repeat.
 */
export async function setUpOrg(orgUrl: string): Promise<Connection> {
  const admin = await connect(orgUrl, ADMIN_CLIENT);
  const userId = await integrationUser(admin);
  await assign(admin, userId, ['ChargeOver_Integration', 'ChargeOver_Integration_Local']);
  await assign(admin, (await admin.identity()).user_id, ['ChargeOver_Administrator']);
  await switchOn(admin);
  return admin;
}

/** The hash names the org: in a copy of it, the sync stays off until somebody switches it on there. */
async function switchOn(admin: Connection): Promise<void> {
  const organizations = await admin.query<{ Id: string }>('SELECT Id FROM Organization');
  const orgId = organizations.records[0]?.Id;
  if (orgId === undefined) throw new Error('the org does not tell its id');
  const values = { Org_Hash__c: createHash('sha256').update(orgId.slice(0, 15)).digest('hex') };
  const rows = await admin.query<{ Id: string }>(`SELECT Id FROM Sync_Switch__c WHERE SetupOwnerId = '${orgId}'`);
  const known = rows.records[0]?.Id;
  const result =
    known === undefined
      ? await admin.sobject('Sync_Switch__c').create({ SetupOwnerId: orgId, ...values })
      : await admin.sobject('Sync_Switch__c').update({ Id: known, ...values });
  if (!result.success) throw new Error(`the sync could not be switched on: ${JSON.stringify(result.errors)}`);
}

async function integrationUser(admin: Connection): Promise<string> {
  const found = await admin.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${RELAY_CLIENT.username}'`);
  const known = found.records[0]?.Id;
  if (known !== undefined) return known;
  const profiles = await admin.query<{ Id: string }>(
    "SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'",
  );
  const profileId = profiles.records[0]?.Id;
  if (profileId === undefined) throw new Error('the org has no profile "Minimum Access - API Only Integrations"');
  const created = await admin.sobject('User').create({
    Username: RELAY_CLIENT.username,
    LastName: 'ChargeOver Integration',
    Email: 'integration@example.com',
    Alias: 'charge',
    ProfileId: profileId,
    TimeZoneSidKey: 'America/Chicago',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  });
  if (!created.success) throw new Error(`the integration user could not be created: ${JSON.stringify(created.errors)}`);
  return created.id;
}

async function assign(admin: Connection, userId: string, names: readonly string[]): Promise<void> {
  const list = names.map((name) => `'${name}'`).join(', ');
  const sets = await admin.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM PermissionSet WHERE Name IN (${list})`,
  );
  const missing = names.filter((name) => !sets.records.some((set) => set.Name === name));
  if (missing.length > 0) throw new Error(`permission sets are missing in the org: ${missing.join(', ')}`);
  const assigned = await admin.query<{ PermissionSetId: string }>(
    `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`,
  );
  for (const { Id } of sets.records) {
    if (assigned.records.some((row) => row.PermissionSetId === Id)) continue;
    const result = await admin.sobject('PermissionSetAssignment').create({ AssigneeId: userId, PermissionSetId: Id });
    if (!result.success)
      throw new Error(`permission set ${Id} could not be assigned: ${JSON.stringify(result.errors)}`);
  }
}
