import { Big } from 'bigdecimal.js';
import { Blob, type Id } from '../../runtime/values/scalars.ts';
import type { Org } from '../org.ts';
import { PROFILES } from '../security/profiles.ts';
import type { SeedWriter } from './seed-writer.ts';

type SeedableOrg = Pick<Org, 'object' | 'model'>;

/** Rows for what the project deploys and for the lists that every org has. */
export function seedSetup(
  write: SeedWriter,
  org: SeedableOrg,
  users: { readonly adminId: Id; readonly profiles: ReadonlyMap<string, Id> },
): void {
  seedPermissionSets(write, org, users.profiles);
  seedCode(write, org);
  seedRecordTypes(write, org);
  seedStatuses(write, org);
  for (const rule of org.model.duplicateRules) {
    write.row('DuplicateRule', {
      DeveloperName: rule.name,
      MasterLabel: rule.label,
      SobjectType: rule.object,
      IsActive: rule.active,
      NamespacePrefix: org.model.namespace ?? null,
    });
  }
  for (const type of org.model.notificationTypes) {
    write.row('CustomNotificationType', {
      DeveloperName: type.name,
      MasterLabel: type.label,
      CustomNotifTypeName: type.typeName,
      Description: type.description ?? null,
      Desktop: type.desktop,
      Mobile: type.mobile,
      IsSlack: false,
      Language: org.model.definition.language,
      NamespacePrefix: org.model.namespace ?? null,
    });
  }
  write.row('BusinessHours', {
    Name: 'Default',
    IsActive: true,
    IsDefault: true,
    TimeZoneSidKey: org.model.definition.timeZone,
  });
  for (const resource of org.model.staticResources) {
    write.row('StaticResource', {
      Name: resource.name,
      NamespacePrefix: org.model.namespace ?? null,
      ContentType: resource.contentType,
      Body: new Blob(resource.body),
      BodyLength: resource.body.length,
    });
  }
}

function seedPermissionSets(write: SeedWriter, org: SeedableOrg, profiles: ReadonlyMap<string, Id>): void {
  const namespace = org.model.namespace ?? null;
  for (const profile of PROFILES) {
    const permissions = Object.fromEntries(profile.userPermissions.map((name) => [`Permissions${name}`, true]));
    const profileId = profiles.get(profile.name) ?? null;
    write.row('PermissionSet', {
      ...permissions,
      Name: `X00${profile.name.replace(/\W/g, '')}`,
      Label: profile.name,
      ProfileId: profileId,
      IsOwnedByProfile: true,
      Type: 'Profile',
    });
  }
  const sets = new Map<string, Id>();
  for (const set of org.model.permissionSets) {
    const permissions = Object.fromEntries(set.userPermissions.map((name) => [`Permissions${name}`, true]));
    sets.set(
      set.name.toLowerCase(),
      write.row('PermissionSet', {
        ...permissions,
        Name: set.name,
        Label: set.label,
        NamespacePrefix: namespace,
        IsCustom: true,
        IsOwnedByProfile: false,
        Type: 'Regular',
      }),
    );
  }
  for (const group of org.model.permissionSetGroups) {
    const id = write.row('PermissionSetGroup', {
      DeveloperName: group.name,
      MasterLabel: group.label,
      NamespacePrefix: namespace,
      Status: 'Updated',
    });
    write.row('PermissionSet', {
      Name: group.name,
      Label: group.label,
      NamespacePrefix: namespace,
      IsOwnedByProfile: false,
      Type: 'Group',
      PermissionSetGroupId: id,
    });
    for (const name of group.permissionSets) {
      write.row('PermissionSetGroupComponent', {
        PermissionSetGroupId: id,
        PermissionSetId: sets.get(name.toLowerCase()) ?? null,
      });
    }
  }
  for (const permission of org.model.customPermissions) {
    write.row('CustomPermission', {
      DeveloperName: permission.name,
      MasterLabel: permission.label,
      NamespacePrefix: namespace,
    });
  }
}

function seedCode(write: SeedWriter, org: SeedableOrg): void {
  const namespace = org.model.namespace ?? null;
  for (const source of org.model.classes) {
    write.row('ApexClass', {
      Name: source.name,
      NamespacePrefix: namespace,
      Body: source.text,
      ApiVersion: Big(source.apiVersion),
      Status: source.status,
      IsValid: true,
      LengthWithoutComments: source.text.length,
    });
  }
  for (const source of org.model.triggers) {
    write.row('ApexTrigger', {
      Name: source.name,
      NamespacePrefix: namespace,
      Body: source.text,
      ApiVersion: Big(source.apiVersion),
      Status: source.status,
      IsValid: true,
    });
  }
}

function seedRecordTypes(write: SeedWriter, org: SeedableOrg): void {
  for (const object of org.model.objects.values()) {
    for (const type of object.recordTypes) {
      write.row('RecordType', {
        Name: type.label,
        DeveloperName: type.developerName,
        SobjectType: object.name,
        IsActive: type.active,
        IsPersonType: type.isPersonType === true,
        NamespacePrefix: object.namespace ?? null,
      });
    }
  }
}

/** The status lists behind the standard picklists. Source of flags: Object Reference, OpportunityStage, CaseStatus, TaskStatus. */
function seedStatuses(write: SeedWriter, org: SeedableOrg): void {
  const values = (object: string, field: string): readonly string[] =>
    org
      .object(object)
      .findField(field)
      ?.picklist.map((value) => value.value) ?? [];
  const common = (value: string, index: number): Record<string, string | number | boolean> => ({
    ApiName: value,
    MasterLabel: value,
    SortOrder: index + 1,
    IsActive: true,
  });
  values('Opportunity', 'StageName').forEach((value, i) => {
    const facts = OPPORTUNITY_STAGES.get(value);
    write.row('OpportunityStage', {
      ...common(value, i),
      IsClosed: facts?.closed ?? false,
      IsWon: facts?.won ?? false,
      DefaultProbability: Big(facts?.probability ?? 0),
      ForecastCategoryName: facts?.category ?? 'Pipeline',
    });
  });
  values('Case', 'Status').forEach((value, i) =>
    write.row('CaseStatus', { ...common(value, i), IsClosed: value === 'Closed', IsDefault: value === 'New' }),
  );
  values('Task', 'Status').forEach((value, i) =>
    write.row('TaskStatus', {
      ...common(value, i),
      IsClosed: value === 'Completed',
      IsDefault: value === 'Not Started',
    }),
  );
  values('Lead', 'Status').forEach((value, i) =>
    write.row('LeadStatus', { ...common(value, i), IsConverted: value === 'Closed - Converted', IsDefault: i === 0 }),
  );
}

export interface StageFacts {
  readonly closed: boolean;
  readonly won: boolean;
  readonly probability: number;
  readonly category: string;
}

/** Stages of a new org: Salesforce Help, "Opportunity Stages", with probability and forecast category. */
export const OPPORTUNITY_STAGES: ReadonlyMap<string, StageFacts> = new Map(
  (
    [
      ['Prospecting', 10, 'Pipeline'],
      ['Qualification', 10, 'Pipeline'],
      ['Needs Analysis', 20, 'Pipeline'],
      ['Value Proposition', 50, 'Pipeline'],
      ['Id. Decision Makers', 60, 'Pipeline'],
      ['Perception Analysis', 70, 'Pipeline'],
      ['Proposal/Price Quote', 75, 'Pipeline'],
      ['Negotiation/Review', 90, 'Pipeline'],
      ['Closed Won', 100, 'Closed'],
      ['Closed Lost', 0, 'Omitted'],
    ] as const
  ).map(([name, probability, category]) => [
    name,
    { probability, category, closed: name.startsWith('Closed'), won: name === 'Closed Won' },
  ]),
);
