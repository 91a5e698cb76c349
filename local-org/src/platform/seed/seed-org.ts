import { Big } from 'bigdecimal.js';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { PROFILES } from '../security/profiles.ts';
import { seedCustomMetadata } from './seed-custom-metadata.ts';
import { seedDefinitions } from './seed-definitions.ts';
import { SeedWriter } from './seed-writer.ts';
import { seedSetup } from './seed-setup.ts';

type SeedableOrg = Pick<Org, 'records' | 'ids' | 'object' | 'model' | 'db'>;

export interface SeededIds {
  readonly organizationId: Id;
  readonly adminId: Id;
  readonly standardPricebookId: Id;
}

/** The rows that an org has before anybody works in it. A data file that has them is left as it is. */
export function seedOrg(org: SeedableOrg): SeededIds {
  const [organization] = org.records.where(org.object('Organization'), '1 = 1');
  return organization === undefined ? seedNew(org) : readSeeded(org, organization.values.get('Id'));
}

function seedNew(org: SeedableOrg): SeededIds {
  const write = new SeedWriter(org);
  const { definition, namespace } = org.model;
  const organizationId = write.row('Organization', {
    Name: 'Local Org',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    IsSandbox: false,
    LanguageLocaleKey: definition.language,
    TimeZoneSidKey: definition.timeZone,
    DefaultLocaleSidKey: definition.locale,
    NamespacePrefix: namespace ?? null,
    Country: 'US',
  });
  const { adminId, profiles } = seedUsers(write, org);
  write.setCreator(adminId);
  seedSetup(write, org, { adminId, profiles });
  if (definition.multiCurrency) seedCurrencies(write);
  seedCustomMetadata(org);
  seedDefinitions(write, org);
  const standardPricebookId = write.row('Pricebook2', {
    Name: 'Standard Price Book',
    IsStandard: true,
    IsActive: true,
  });
  return { organizationId, adminId, standardPricebookId };
}

/** The corporate currency and one more, as the picklists of CurrencyIsoCode have them. Object Reference, "CurrencyType". */
function seedCurrencies(write: SeedWriter): void {
  for (const [IsoCode, rate] of [
    ['USD', '1'],
    ['EUR', '0.9'],
  ] as const) {
    write.row('CurrencyType', {
      IsoCode,
      ConversionRate: Big(rate),
      DecimalPlaces: 2,
      IsActive: true,
      IsCorporate: IsoCode === 'USD',
    });
  }
}

/** `SFDC` is the Object Reference's own example ("UserLicense"); the others are assumed. */
const LICENSE_KEYS: Readonly<Record<string, string>> = {
  Salesforce: 'SFDC',
  'Salesforce Integration': 'PID_SALESFORCE_INTEGRATION',
  'Chatter Free': 'CSN_User',
};

function seedUsers(write: SeedWriter, org: SeedableOrg): { adminId: Id; profiles: ReadonlyMap<string, Id> } {
  const { definition } = org.model;
  const licenses = new Map<string, Id>();
  const profiles = new Map<string, Id>();
  for (const profile of PROFILES) {
    const license =
      licenses.get(profile.license) ??
      write.row('UserLicense', {
        Name: profile.license,
        MasterLabel: profile.license,
        LicenseDefinitionKey: LICENSE_KEYS[profile.license] ?? null,
        Status: 'Active',
      });
    licenses.set(profile.license, license);
    profiles.set(
      profile.name,
      write.row('Profile', { Name: profile.name, UserLicenseId: license, UserType: profile.userType }),
    );
  }
  const common: Record<string, Value> = {
    IsActive: true,
    TimeZoneSidKey: definition.timeZone,
    LocaleSidKey: definition.locale,
    LanguageLocaleKey: definition.language,
    EmailEncodingKey: 'UTF-8',
    ProfileId: profiles.get('System Administrator') ?? null,
  };
  const adminId = write.row('User', {
    ...common,
    ...person('Ada', 'Admin', 'admin'),
    UserType: 'Standard',
  });
  write.row('User', {
    ...common,
    ...person('Automated', 'Process', 'autoproc'),
    UserType: 'AutomatedProcess',
    FirstName: 'Automated',
  });
  return { adminId, profiles };
}

function person(first: string, last: string, alias: string): Record<string, Value> {
  const email = `${alias}@local-org.example`;
  return {
    FirstName: first,
    LastName: last,
    Name: `${first} ${last}`,
    Alias: alias,
    Username: email,
    Email: email,
    CommunityNickname: alias,
  };
}

function readSeeded(org: SeedableOrg, organizationId: Value | undefined): SeededIds {
  const idOf = (object: string, condition: string): Id => {
    const id = org.records.where(org.object(object), condition)[0]?.values.get('Id');
    if (id instanceof Id) return id;
    throw new Error(`the data file has no ${object} where ${condition}`);
  };
  return {
    organizationId: organizationId instanceof Id ? organizationId : idOf('Organization', '1 = 1'),
    adminId: idOf('User', `"Alias" = 'admin'`),
    standardPricebookId: idOf('Pricebook2', '"IsStandard" = 1'),
  };
}
