import type { FieldDefinition, ObjectDefinition, OrgModel } from '../metadata/model.ts';
import type { DmlOperation } from '../parser/ast-statements.ts';
import type { SoqlQuery } from '../parser/soql-ast.ts';
import type { AggregateResult } from './values/aggregate-result.ts';
import type {
  DescribeFieldValue,
  DescribeObjectValue,
  SObjectFieldValue,
  SObjectTypeValue,
} from './values/describe-tokens.ts';
import type { SObject } from './values/sobject.ts';
import type { ApexDatetime, Id } from './values/scalars.ts';
import type { Value } from './values/value.ts';

/**
 * What a running program asks of the org it runs in. The platform layer implements it; the runtime never imports the
 * platform. Failures that are the guest program's (a bad query, a refused row with allOrNone) are thrown as guest
 * exceptions made by `Runtime.exception`; gaps are thrown as `Unsupported`.
 */
export interface OrgPort {
  readonly model: OrgModel;

  /** Runs a query. Binds in the tree were evaluated by the caller and are found through `bind`. */
  query(query: SoqlQuery, request: QueryRequest): QueryRows;

  /** Inserts, updates … rows; one result a row, in order. Triggers run inside. Never throws for a refused row: the caller decides by `allOrNone`. */
  dml(request: DmlRequest): DmlRowResult[];

  /** `merge master duplicates`: as dml, one result. */
  merge(master: SObject, duplicates: readonly SObject[], access: AccessMode, allOrNone: boolean): DmlRowResult;

  /** Values of the variables around a dynamic query, for its `:name`s; undefined: no such variable. Set while the query runs. */
  dynamicBinds: ((name: string) => Value | undefined) | undefined;

  /** Runs `body` as another user (System.runAs). */
  runAs(user: SObject, body: () => void): void;

  /** A call of an `@future` method: `run` waits until the transaction is committed (in a test: Test.stopTest). */
  enqueueFuture(className: string, run: () => void): void;

  /** `Label.Foo` */
  label(name: string): string | undefined;

  /** `Account.SObjectType`, `Account.Name`, `Schema.SObjectType.Account`, `Schema.SObjectType.Account.fields.Name`: one value for each definition. */
  objectToken(definition: ObjectDefinition): Value;
  fieldToken(definition: ObjectDefinition, field: FieldDefinition): Value;
  describeObject(definition: ObjectDefinition): Value;
  describeField(definition: ObjectDefinition, field: FieldDefinition): Value;

  readonly user: OrgUser;
  now(): ApexDatetime;

  /** Whether rows were changed and not committed: no callout is allowed then. Not given: never. */
  hasUncommittedWork?(): boolean;
  /** Whether a savepoint is still open: no callout is allowed then either. Not given: never. */
  hasOpenSavepoints?(): boolean;

  /** Keeps what a program sent to people; nothing leaves the machine. Not given: it is forgotten. */
  keepSent?(message: SentMessage): void;

  /** Id of the org's one Organization row. */
  readonly organizationId?: Id;

  /** `Account.SObjectType`, `Account.Name`: the same token for the same definition every time. */
  objectToken(object: ObjectDefinition): SObjectTypeValue;
  fieldToken(object: ObjectDefinition, field: FieldDefinition): SObjectFieldValue;
  describeObject(object: ObjectDefinition): DescribeObjectValue;
  describeField(object: ObjectDefinition, field: FieldDefinition): DescribeFieldValue;
}

/** What a program sent: a notification under the bell, or an e-mail. */
export type SentMessage =
  | {
      readonly kind: 'notification';
      /** Developer name of its type. */
      readonly type: string;
      readonly title: string;
      readonly body: string;
      readonly targetId: string | undefined;
      readonly targetPageRef: string | undefined;
      /** As they were given: users, groups, queues, accounts, opportunities. */
      readonly recipients: readonly string[];
      /** Active users that those ids stand for. */
      readonly users: readonly string[];
    }
  | { readonly kind: 'email'; readonly to: readonly string[]; readonly subject: string; readonly body: string };

/** Which rights a query or DML obeys. `user`: object, field and record rights of the running user. `system`: all fields; `sharing` still says whether record rights apply. */
export interface AccessMode {
  readonly mode: 'user' | 'system';
  readonly sharing: boolean;
}

export interface QueryRequest {
  readonly access: AccessMode;
  /** The value of a bind, by the bind node of the tree. */
  readonly bind: (bind: { readonly kind: 'bind' }) => Value;
}

export type QueryRows =
  | { readonly kind: 'records'; readonly object: ObjectDefinition; readonly rows: SObject[] }
  | { readonly kind: 'aggregate'; readonly rows: AggregateResult[] }
  | { readonly kind: 'count'; readonly count: number };

export interface DmlRequest {
  readonly operation: Exclude<DmlOperation, 'merge'>;
  readonly rows: readonly SObject[];
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  /** upsert: qualified API name of the key field; undefined: by Id. */
  readonly externalId?: string;
  /** Database.DMLOptions, if given. */
  readonly options?: { readonly allowFieldTruncation?: boolean; readonly duplicateRuleAllowSave?: boolean };
}

export interface DmlRowResult {
  readonly id: Id | undefined;
  readonly success: boolean;
  /** upsert: whether the row was inserted. */
  readonly created: boolean;
  readonly errors: readonly DmlError[];
}

export interface DmlError {
  /** `REQUIRED_FIELD_MISSING` … */
  readonly statusCode: string;
  readonly message: string;
  /** Qualified API names. */
  readonly fields: readonly string[];
  /** Of DUPLICATES_DETECTED: the rule and what it found. */
  readonly duplicates?: DuplicateFinding;
}

export interface DuplicateFinding {
  /** Developer name of the duplicate rule. */
  readonly rule: string;
  readonly matchingRule: string;
  readonly object: string;
  /** Whether `DuplicateRuleHeader.allowSave` would let the record through. */
  readonly allowSave: boolean;
  readonly ids: readonly Id[];
}

export interface OrgUser {
  readonly id: Id;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
}
