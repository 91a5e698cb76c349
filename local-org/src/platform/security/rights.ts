import type { FieldDefinition, ObjectDefinition, PermissionSetDefinition } from '../../metadata/model.ts';
import { BUSINESS_OBJECTS, READ_ONLY_OBJECTS, type ProfileFacts } from './profiles.ts';

export interface ObjectRights {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

/** What a user may do: his profile and his permission sets put together. Worked out once when he begins to run. */
export class Rights {
  private readonly profile: ProfileFacts;
  private readonly sets: readonly PermissionSetDefinition[];
  private readonly objects = new Map<string, ObjectRights>();
  private readonly fields = new Map<string, { read: boolean; edit: boolean }>();
  private readonly viewAllFields = new Set<string>();
  private readonly permissions: ReadonlySet<string>;
  private readonly customPermissions: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  private readonly metadataTypes: ReadonlySet<string>;

  constructor(profile: ProfileFacts, sets: readonly PermissionSetDefinition[]) {
    this.profile = profile;
    this.sets = sets;
    this.permissions = lowered([...profile.userPermissions, ...sets.flatMap((set) => set.userPermissions)]);
    this.customPermissions = lowered(sets.flatMap((set) => set.customPermissions));
    this.metadataTypes = lowered(sets.flatMap((set) => set.customMetadataTypes));
    this.classes = lowered(
      sets.flatMap((set) => set.classAccesses.filter((access) => access.enabled).map((access) => access.name)),
    );
    for (const set of sets) this.addSet(set);
  }

  private addSet(set: PermissionSetDefinition): void {
    for (const right of set.objectPermissions) {
      const sum = this.objects.get(right.object.toLowerCase()) ?? noRights();
      sum.read ||= right.read;
      sum.create ||= right.create;
      sum.edit ||= right.edit;
      sum.delete ||= right.delete;
      sum.viewAll ||= right.viewAll || right.modifyAll;
      sum.modifyAll ||= right.modifyAll;
      this.objects.set(right.object.toLowerCase(), sum);
      if (right.viewAllFields) this.viewAllFields.add(right.object.toLowerCase());
    }
    for (const right of set.fieldPermissions) {
      const key = `${right.object}.${right.field}`.toLowerCase();
      const sum = this.fields.get(key) ?? { read: false, edit: false };
      sum.read ||= right.read || right.edit;
      sum.edit ||= right.edit;
      this.fields.set(key, sum);
    }
  }

  object(object: ObjectDefinition): ObjectRights {
    if (this.profile.data === 'all') return ALL;
    const fromSets = this.objects.get(object.name.toLowerCase()) ?? noRights();
    const base = this.profileRights(object);
    const all = this.has('ModifyAllData');
    const view = all || this.has('ViewAllData');
    return {
      read: base.read || fromSets.read || view,
      create: base.create || fromSets.create || all,
      edit: base.edit || fromSets.edit || all,
      delete: base.delete || fromSets.delete || all,
      viewAll: fromSets.viewAll || view,
      modifyAll: fromSets.modifyAll || all,
    };
  }

  private profileRights(object: ObjectDefinition): ObjectRights {
    if (object.kind === 'customMetadata')
      return {
        ...noRights(),
        read: this.metadataTypes.has(object.name.toLowerCase()) || this.has('CustomizeApplication'),
      };
    if (object.isSetup || ALWAYS_READABLE.has(object.name)) return { ...noRights(), read: true };
    if (this.profile.data === 'standard' && BUSINESS_OBJECTS.has(object.name)) {
      return { ...noRights(), read: true, create: true, edit: true, delete: true };
    }
    const readable =
      this.profile.data === 'standard' ? READ_ONLY_OBJECTS : this.profile.data === 'read' ? BUSINESS_OBJECTS : NONE;
    return { ...noRights(), read: readable.has(object.name) };
  }

  /** Whether the user may read a field of an object that he may read. System fields need no right of their own. */
  canReadField(object: ObjectDefinition, field: FieldDefinition): boolean {
    if (this.isOpen(object, field) || this.viewAllFields.has(object.name.toLowerCase())) return true;
    return this.fieldRight(object, field)?.read ?? false;
  }
  canEditField(object: ObjectDefinition, field: FieldDefinition): boolean {
    return this.isOpen(object, field) || (this.fieldRight(object, field)?.edit ?? false);
  }

  /** A part of an address has the right that is given on the whole address. Metadata API, PermissionSetFieldPermissions. */
  private fieldRight(
    object: ObjectDefinition,
    field: FieldDefinition,
  ): { readonly read: boolean; readonly edit: boolean } | undefined {
    const key = (name: string): string => `${object.name}.${name}`.toLowerCase();
    const whole = field.compoundField === undefined ? undefined : this.fields.get(key(field.compoundField));
    return whole ?? this.fields.get(key(field.name));
  }

  /**
   * Required fields and masters are always visible and editable with the object: permission sets can't even hold rights on
   * them (Metadata API, PermissionSetFieldPermissions). Fields of setup objects and metadata types have no field-level security.
   */
  private isOpen(object: ObjectDefinition, field: FieldDefinition): boolean {
    if (this.profile.data === 'all' || field.systemField || field.required || field.masterDetail) return true;
    if (object.kind !== 'standard' && object.kind !== 'custom') return true;
    if (object.isSetup || ALWAYS_READABLE.has(object.name) || NAME_PARTS.has(`${object.name}.${field.name}`))
      return true;
    return (this.profile.data === 'standard' || this.profile.data === 'read') && !field.custom;
  }

  has(userPermission: string): boolean {
    return this.profile.data === 'all' || this.permissions.has(userPermission.toLowerCase());
  }
  /** Custom permissions come from permission sets alone; an administrator has none by his profile. */
  hasCustom(name: string): boolean {
    return this.customPermissions.has(name.toLowerCase());
  }
  /** Run Flows lets a user run every flow but those that ask for a permission set. Trailhead, "Enable User Access For Your Flow". */
  canRunFlow({ name, isRestricted }: { readonly name: string; readonly isRestricted: boolean }): boolean {
    if (!isRestricted) return this.has('RunFlow');
    return this.has('ManageFlow') || this.sets.some((set) => set.flows.includes(name));
  }
  hasSet(name: string): boolean {
    return this.sets.some((set) => set.name.toLowerCase() === name.toLowerCase());
  }
}

/** The parts of a person's name go with the name, which is always visible. */
const NAME_PARTS: ReadonlySet<string> = new Set(
  ['Contact', 'Lead', 'Account'].flatMap((object) =>
    ['FirstName', 'LastName', 'Salutation', 'MiddleName', 'Suffix'].map((field) => `${object}.${field}`),
  ),
);
const ALL: ObjectRights = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const NONE: ReadonlySet<string> = new Set();
/** Object Reference: users see users, the organization and the platform's own lists. */
const ALWAYS_READABLE: ReadonlySet<string> = new Set([
  ...[
    'User',
    'Organization',
    'RecordType',
    'Name',
    'UserRecordAccess',
    'UserPermissionAccess',
    'ApexClass',
    'ApexTrigger',
    'AsyncApexJob',
    'CronTrigger',
  ],
  ...[
    'CronJobDetail',
    'BusinessHours',
    'Holiday',
    'OpportunityStage',
    'CaseStatus',
    'TaskStatus',
    'LeadStatus',
    'ContractStatus',
  ],
  ...[
    'StaticResource',
    'EmailTemplate',
    'Folder',
    'CurrencyType',
    'UserLicense',
    'PermissionSetLicense',
    'EntityDefinition',
  ],
  ...['FieldDefinition', 'OrgWideEmailAddress'],
]);

function noRights(): ObjectRights {
  return { read: false, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };
}

function lowered(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
