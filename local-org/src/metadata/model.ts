import type { Position } from '../base/position.ts';
import type { ListButton } from './read-list-buttons.ts';
import type { AnalyticsModel } from './report-model.ts';
import type { ScreenFlow } from './read-screen-flow.ts';

/**
 * The org's metadata after reading a project: standard objects (generated from a machine-readable schema, plus our
 * overlay) and everything the project deploys. Pure data. Keys of maps are lower-case API names; with a namespace both
 * the qualified and the local spelling lead to the same definition (see `OrgModel.findObject`).
 */
export interface OrgModel {
  /** Namespace the project runs under; undefined: unpackaged. */
  readonly namespace: string | undefined;
  /** `sourceApiVersion` of sfdx-project.json. */
  readonly apiVersion: number;
  readonly projectDir: string;
  /** All objects, standard first. Key: qualified API name in lower case. */
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
  readonly classes: readonly ApexSource[];
  readonly triggers: readonly ApexSource[];
  /** Custom labels by lower-case name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly customMetadataRecords: readonly CustomMetadataRecord[];
  readonly permissionSets: readonly PermissionSetDefinition[];
  readonly permissionSetGroups: readonly {
    readonly name: string;
    readonly label: string;
    readonly permissionSets: readonly string[];
  }[];
  readonly customPermissions: readonly { readonly name: string; readonly label: string }[];
  readonly remoteSites: readonly { readonly name: string; readonly url: string; readonly active: boolean }[];
  readonly namedCredentials: readonly { readonly name: string; readonly endpoint: string }[];
  readonly cachePartitions: readonly { readonly name: string; readonly isDefault: boolean }[];
  readonly staticResources: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly body: Uint8Array;
  }[];
  readonly notificationTypes: readonly NotificationTypeDefinition[];
  readonly duplicateRules: readonly DuplicateRuleDefinition[];
  readonly matchingRules: readonly MatchingRuleDefinition[];
  /** Active flows, processes and workflow rules that a real org would run with DML. */
  readonly notRun: readonly AutomationFile[];
  /** Where an object's sharing rules are written, by lower-case object name: the local org can't do them. */
  readonly sharingRules: ReadonlyMap<string, { readonly file: string; readonly position: Position | undefined }>;
  /** Report types, reports and dashboards. */
  readonly analytics: AnalyticsModel;
  /** Flows that people run, and the buttons above list views. */
  readonly screenFlows: readonly ScreenFlow[];
  readonly listButtons: readonly ListButton[];
  readonly definition: ScratchDefinition;
  /**
   * Resolves an object name as written in Apex, SOQL or metadata: case-insensitive; with a namespace the local name
   * (`Invoice__c`) and the qualified one (`ns__Invoice__c`) both work. Undefined: no such object.
   */
  findObject(name: string): ObjectDefinition | undefined;
  /** A standard object of the platform that `objects` lacks. */
  isOtherStandardObject(name: string): boolean;
}

/** What a scratch-org definition file switches (`--definition`). */
export interface ScratchDefinition {
  readonly personAccounts: boolean;
  readonly multiCurrency: boolean;
  readonly language: string; // 'en_US'
  readonly timeZone: string; // 'America/Los_Angeles' as new orgs have it
  readonly locale: string;
  readonly stateAndCountryPicklists: boolean;
  readonly deploysFromUncertifiedPackages: boolean;
}

export interface ApexSource {
  readonly name: string; // from the file name
  readonly file: string; // relative to the project, as messages print it
  readonly text: string;
  readonly apiVersion: number;
  readonly status: 'Active' | 'Inactive' | 'Deleted';
}

export interface ObjectDefinition {
  /** Qualified API name: `Account`, `cosync__Sync_Log__c`. */
  readonly name: string;
  /** Without namespace. */
  readonly localName: string;
  readonly namespace: string | undefined;
  /** Platform events: published at once, outside of the transaction. */
  readonly publishImmediately?: boolean;
  readonly label: string;
  readonly pluralLabel: string;
  readonly kind:
    | 'standard'
    | 'custom'
    | 'customMetadata'
    | 'platformEvent'
    | 'customSetting'
    | 'share'
    | 'history'
    | 'feed'
    | 'changeEvent';
  readonly customSettingType: 'List' | 'Hierarchy' | undefined;
  /** Three characters; Ids start with it. */
  readonly keyPrefix: string | undefined;
  readonly sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ReadWriteTransfer' | 'ControlledByParent' | 'FullAccess';
  readonly visibility: 'Public' | 'Protected' | 'PackageProtected';
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  readonly triggerable: boolean;
  /** Setup objects can't be mixed with others in one transaction's DML. */
  readonly isSetup: boolean;
  /** Fields in declaration order; key: qualified API name in lower case. */
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly recordTypes: readonly RecordTypeDefinition[];
  readonly fieldSets: readonly FieldSetDefinition[];
  /** Apex sharing reasons, qualified: `Log__Share.RowCause.Mine__c`. */
  readonly sharingReasons: readonly string[];
  readonly validationRules: readonly ValidationRuleDefinition[];
  readonly childRelationships: readonly ChildRelationship[];
  /** The name field: `Name`, `Subject`, `CaseNumber`, `MasterLabel` … undefined for a few setup objects. */
  readonly nameField: string | undefined;
  /** Case-insensitive; qualified or local name. */
  findField(name: string): FieldDefinition | undefined;
  /** The field whose relationship name this is (`Owner`, `Account`, `Parent__r`); case-insensitive, qualified or local. */
  findRelationship(name: string): FieldDefinition | undefined;
  findChildRelationship(name: string): ChildRelationship | undefined;
}

/** Describe types (`Schema.DisplayType` in lower case). `currency`, `percent` and `double` hold decimals, `int` integers, `long` longs. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'address'
  | 'location'
  | 'base64'
  | 'encryptedstring'
  | 'anytype'
  | 'complexvalue';

export interface FieldDefinition {
  readonly name: string; // qualified API name
  readonly localName: string;
  readonly namespace: string | undefined;
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Text length; 0 where it does not apply. Long text areas carry their length and `longText: true`. */
  readonly length: number;
  readonly longText: boolean;
  readonly htmlFormatted: boolean;
  readonly precision: number;
  readonly scale: number;
  /** Universally required: DML refuses null. */
  readonly required: boolean;
  readonly nillable: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly caseSensitive: boolean;
  readonly idLookup: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly calculated: boolean;
  readonly formula: string | undefined;
  readonly formulaBlanksAsZero: boolean;
  readonly autoNumber: boolean;
  readonly displayFormat: string | undefined; // auto number, 'LOG-{00000000}'
  readonly defaultedOnCreate: boolean;
  /** Default as metadata writes it: `true`, a picklist value, or a formula text such as `"x"` or `TODAY()`. */
  readonly defaultValue: string | undefined;
  readonly picklist: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  /** Qualified object names; more than one is polymorphic. */
  readonly referenceTo: readonly string[];
  /** `Owner`, `Account`, `Parent__r` (qualified); undefined for non-references. */
  readonly relationshipName: string | undefined;
  /** Metadata relationship to a field's definition: the field that holds its object's. */
  readonly controllingField?: string;
  readonly masterDetail: boolean;
  readonly deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | undefined;
  readonly summary:
    | {
        readonly operation: 'count' | 'sum' | 'min' | 'max';
        readonly object: string;
        readonly foreignKey: string;
        readonly field: string | undefined;
        readonly filtered: boolean;
      }
    | undefined;
  readonly helpText: string | undefined;
  /** For fields of compound parents (`BillingStreet` → `BillingAddress`). */
  readonly compoundField: string | undefined;
  /** Name, Id, audit fields …: readable with object access alone. */
  readonly systemField: boolean;
}

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly isDefault: boolean;
}

/** Metadata API Developer Guide, "CustomNotificationType". */
export interface NotificationTypeDefinition {
  /** Developer name: that of the file. */
  readonly name: string;
  readonly label: string;
  readonly typeName: string;
  readonly description: string | undefined;
  readonly desktop: boolean;
  readonly mobile: boolean;
}

/** A file of the project whose automation is not run, and what it is (`record-triggered flow on Account`). */
export interface AutomationFile {
  readonly file: string;
  readonly what: string;
}

export interface ChildRelationship {
  readonly name: string; // `Contacts`, `Lines__r` (qualified)
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
}

export interface RecordTypeDefinition {
  readonly developerName: string;
  readonly label: string;
  readonly active: boolean;
  readonly isDefault: boolean;
  /** Accounts of this type are persons. */
  readonly isPersonType?: boolean;
}

export interface FieldSetDefinition {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly label: string;
  readonly description: string | undefined;
  /** Displayed fields in order; a path may go over lookups (`Account.Name`, `Parent__r.Key__c`). */
  readonly fields: readonly { readonly path: string; readonly required: boolean }[];
}

export interface ValidationRuleDefinition {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly message: string;
  readonly errorField: string | undefined;
  readonly file: string;
  readonly position: Position | undefined;
}

/** Of the object `PersonAccount`: runs for person accounts alone, as rules of Account run for the others. */
export interface DuplicateRuleDefinition {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly active: boolean;
  readonly sortOrder: number;
  readonly onInsert: { readonly block: boolean; readonly alert: boolean };
  readonly onUpdate: { readonly block: boolean; readonly alert: boolean };
  readonly alertText: string | undefined;
  /** Only records that the running user may see count as duplicates. */
  readonly enforceSharing: boolean;
  readonly matchingRules: readonly string[];
  /** What the local org can't do with this rule. */
  readonly unsupported: string | undefined;
  readonly file: string;
  readonly position: Position | undefined;
}

export interface MatchingRuleDefinition {
  readonly object: string;
  readonly name: string;
  readonly active: boolean;
  /** `1 AND (2 OR 3)`; undefined: all of them. */
  readonly booleanFilter: string | undefined;
  readonly items: readonly { readonly field: string; readonly method: string; readonly matchBlanks: boolean }[];
  readonly file: string;
  readonly position: Position | undefined;
}

export interface CustomMetadataRecord {
  /** Qualified type name. */
  readonly type: string;
  readonly developerName: string;
  readonly label: string;
  readonly protected: boolean;
  readonly namespace: string | undefined;
  /** Qualified field name → value as text with its declared xsi:type, or null. */
  readonly values: ReadonlyMap<string, { readonly text: string; readonly xsiType: string } | null>;
  readonly file: string;
}

export interface PermissionSetDefinition {
  readonly name: string;
  readonly label: string;
  readonly license: string | undefined;
  readonly objectPermissions: readonly {
    readonly object: string;
    readonly create: boolean;
    readonly read: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
    readonly viewAllFields: boolean;
  }[];
  readonly fieldPermissions: readonly {
    readonly object: string;
    readonly field: string;
    readonly read: boolean;
    readonly edit: boolean;
  }[];
  readonly classAccesses: readonly { readonly name: string; readonly enabled: boolean }[];
  readonly customPermissions: readonly string[];
  readonly customMetadataTypes: readonly string[];
  readonly userPermissions: readonly string[];
  /** Flows that only permission sets let somebody run. */
  readonly flows: readonly string[];
  readonly tabs: readonly { readonly name: string; readonly visibility: string }[];
}
