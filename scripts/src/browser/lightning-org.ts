import { createHash } from 'node:crypto';
import {
  createServer,
  Lightning,
  lightningRoutes,
  openProject,
  type SentMessage,
} from '../../../local-org/src/index.ts';
import { connect, type Connection } from '../demo/set-up-org.ts';
import { ADMIN_CLIENT, RELAY_CLIENT } from '../demo/settings.ts';
import { customerProject } from './customer-project.ts';

/** The relay that the tests play. */
const RELAY = { contractVersion: 1, relay: 'relay-1' };

export interface NewUser {
  readonly username: string;
  readonly profile: string;
  readonly sets: readonly string[];
}

/** A fresh org with the package behind a port of its own, as an administrator finds it right after installing. */
export class LightningOrg {
  readonly url: string;
  /** What the org could not do, and what broke in it: a test ends with none. */
  readonly problems: readonly string[];
  /** Notifications and e-mails that programs have sent, oldest first. */
  readonly sent: readonly SentMessage[];
  readonly admin: Connection;
  readonly #namespace: string | undefined;
  readonly #close: () => Promise<void>;
  readonly #backdate: (object: string, id: string, at: Date) => void;
  #relay: Connection | undefined;

  private constructor(parts: {
    readonly url: string;
    readonly problems: readonly string[];
    readonly sent: readonly SentMessage[];
    readonly admin: Connection;
    readonly namespace: string | undefined;
    readonly close: () => Promise<void>;
    readonly backdate: (object: string, id: string, at: Date) => void;
  }) {
    this.url = parts.url;
    this.problems = parts.problems;
    this.sent = parts.sent;
    this.admin = parts.admin;
    this.#namespace = parts.namespace;
    this.#close = parts.close;
    this.#backdate = parts.backdate;
  }

  /**
   * @param files metadata of the customer's own, by path below a package directory
   * @param namespace of the package; none: an org that its source was deployed to, whose deployer says so by UNPACKAGED
   */
  static async open(files: Readonly<Record<string, string>> = {}, namespace?: string): Promise<LightningOrg> {
    const customer = customerProject(files);
    const problems: string[] = [];
    process.env['UNPACKAGED'] = String(namespace === undefined);
    const project = openProject({
      projectDir: customer.folder,
      ...(namespace === undefined ? {} : { namespace }),
    });
    if (project.diagnostics.length > 0)
      throw new Error(`the package doesn't compile: ${project.diagnostics[0]?.message}`);
    const lightning = new Lightning(project);
    const app = createServer(project, {
      clients: [ADMIN_CLIENT, RELAY_CLIENT].map(({ id, secret, username }) => ({
        clientId: id,
        clientSecret: secret,
        runAs: username,
      })),
      extend: (server, doors) => lightningRoutes(server, project, doors, lightning),
      onProblem: (text) => problems.push(text),
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    await lightning.built();
    const close = async (): Promise<void> => {
      await app.close();
      project.org.db.shut();
      customer.remove();
    };
    const org = new LightningOrg({
      url,
      problems,
      sent: project.org.sent,
      admin: await connect(url, ADMIN_CLIENT),
      close,
      namespace,
      backdate: (object, id, at) =>
        project.org.db.run(`UPDATE "${object}" SET "CreatedDate" = ? WHERE "Id" = ?`, [at.getTime(), id]),
    });
    await org.#assign(await org.#idOf('User', 'Username', ADMIN_CLIENT.username), ['ChargeOver_Administrator']);
    return org;
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** The name of something of the package in this org: `cosync__Sync_Log__c`. */
  named(name: string): string {
    return this.#namespace === undefined ? name : `${this.#namespace}__${name}`;
  }

  /** Makes a record as old as if it had been created then, as `Test.setCreatedDate` does. */
  backdate(object: string, id: string, at: Date): void {
    this.#backdate(object, id, at);
  }

  async addUser({ username, profile, sets }: NewUser): Promise<void> {
    const created = await this.admin.sobject('User').create({
      Username: username,
      LastName: username.split('@')[0] ?? username,
      Email: 'nobody@example.com',
      Alias: 'test',
      ProfileId: await this.#idOf('Profile', 'Name', profile),
      TimeZoneSidKey: 'America/Chicago',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    if (!created.success) throw new Error(`the user ${username} was not created: ${JSON.stringify(created.errors)}`);
    await this.#assign(created.id, sets);
  }

  /** The user as whom the relay calls. @param ownSets permission sets of the customer's own */
  async addIntegrationUser(ownSets: readonly string[] = []): Promise<void> {
    await this.addUser({
      username: RELAY_CLIENT.username,
      profile: 'Minimum Access - API Only Integrations',
      sets: ['ChargeOver_Integration', 'ChargeOver_Integration_Local', ...ownSets],
    });
  }

  async switchOn(): Promise<void> {
    const [organization] = await this.query('SELECT Id FROM Organization');
    const orgId = String(organization?.['Id']);
    const result = await this.admin.sobject(this.named('Sync_Switch__c')).create({
      SetupOwnerId: orgId,
      [this.named('Org_Hash__c')]: createHash('sha256').update(orgId.slice(0, 15)).digest('hex'),
    });
    if (!result.success) throw new Error(`the sync was not switched on: ${JSON.stringify(result.errors)}`);
  }

  /** Calls one of the package's doors as the relay does. */
  async callAsRelay(path: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
    this.#relay ??= await connect(this.url, RELAY_CLIENT);
    const root = this.#namespace === undefined ? '' : `/${this.#namespace}`;
    return this.#relay.apex.post(`${root}/v1/${path}`, { ...RELAY, ...body });
  }

  async query(soql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.admin.query<Record<string, unknown>>(soql)).records;
  }

  async #assign(userId: string, sets: readonly string[]): Promise<void> {
    for (const name of sets) {
      const values = { AssigneeId: userId, PermissionSetId: await this.#idOf('PermissionSet', 'Name', name) };
      const result = await this.admin.sobject('PermissionSetAssignment').create(values);
      if (!result.success) throw new Error(`${name} was not assigned: ${JSON.stringify(result.errors)}`);
    }
  }

  async #idOf(object: string, field: string, value: string): Promise<string> {
    const [row] = await this.query(`SELECT Id FROM ${object} WHERE ${field} = '${value}'`);
    if (row === undefined) throw new Error(`the org has no ${object} with ${field} ${value}`);
    return String(row['Id']);
  }
}
