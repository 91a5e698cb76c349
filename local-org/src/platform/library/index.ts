import type { NativeClass } from '../../semantic/native.ts';
import { accessLevelClass } from './access-level.ts';
import { aggregateResultClass } from './aggregate-result-class.ts';
import { approvalClasses } from './approval-results.ts';
import { asyncClasses } from './async-jobs.ts';
import { cursorClasses } from './cursor.ts';
import { customNotificationClass } from './custom-notification.ts';
import { databaseClass } from './database-class.ts';
import { describeFieldClass } from './describe-field.ts';
import { describeMapClasses } from './describe-maps.ts';
import { describeObjectClass } from './describe-object.ts';
import { dmlOptionsClasses } from './dml-options.ts';
import { resultClasses } from './dml-results.ts';
import { duplicateClasses } from './duplicate-classes.ts';
import { eventBusClasses } from './event-bus.ts';
import { featureManagementClass } from './feature-management.ts';
import { fieldSetClasses } from './field-sets.ts';
import { invocableClasses } from './invocable-action.ts';
import { leadConvertClasses } from './lead-convert.ts';
import { limitsClass } from './limits-class.ts';
import { metadataClasses } from './metadata-api.ts';
import { queryLocatorClasses } from './query-locator.ts';
import { savepointClass } from './savepoint.ts';
import { schemaClasses } from './schema-classes.ts';
import { securityClasses } from './security-class.ts';
import { settingClasses } from './setting-methods.ts';
import { sobjectClass } from './sobject-class.ts';
import { testClass } from './test-class.ts';
import { testStubPart } from './test-stub.ts';
import { triggerClass } from './trigger-class.ts';
import { userInfoClass } from './user-info.ts';

/** The platform's classes that belong to the org: records, DML, queries, describe, security, jobs, tests. */
export const platformLibrary: readonly NativeClass[] = [
  sobjectClass,
  aggregateResultClass,
  databaseClass,
  ...resultClasses,
  ...duplicateClasses,
  ...dmlOptionsClasses,
  ...queryLocatorClasses,
  ...cursorClasses,
  ...leadConvertClasses,
  ...approvalClasses,
  ...invocableClasses,
  savepointClass,
  accessLevelClass,
  ...schemaClasses,
  describeObjectClass,
  describeFieldClass,
  ...describeMapClasses,
  ...fieldSetClasses,
  ...settingClasses,
  userInfoClass,
  ...securityClasses,
  featureManagementClass,
  limitsClass,
  testClass,
  testStubPart,
  triggerClass,
  ...asyncClasses,
  ...eventBusClasses,
  customNotificationClass,
  ...metadataClasses,
];
