import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { DmlError, DmlRowResult } from '../../runtime/org-port.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { duplicateResult } from './duplicate-classes.ts';
import { Bag, bagGetters, bagProperties } from './bag.ts';

const RESULTS = [
  'SaveResult',
  'DeleteResult',
  'UndeleteResult',
  'UpsertResult',
  'MergeResult',
  'EmptyRecycleBinResult',
];

const OTHER_RESULTS = [
  ...['LockResult', 'UnlockResult', 'ProcessResult'].map((simple) => `Approval.${simple}`),
  ...['Result', 'Error'].map((simple) => `Invocable.Action.${simple}`),
];

/** Lets `JSON.deserialize` make results, as tests that mock DML do (NebulaLogger's do it for all of them). */
export function registerResults(rt: Runtime): void {
  const names = [...['Error', 'LeadConvertResult', ...RESULTS].map((simple) => `Database.${simple}`), ...OTHER_RESULTS];
  for (const name of names) rt.factories.set(name, () => new Bag(name));
}

/** `Database.Error` and the results of the Database methods. Source: Apex Reference, Database Namespace. */
export const resultClasses: readonly NativeClass[] = [
  nativeClass(
    'Database.Error',
    { complete: true },
    {
      ...bagProperties('List<String> fields', 'String message', 'StatusCode statusCode'),
      ...bagGetters('List<String> getFields', 'String getMessage', 'StatusCode getStatusCode'),
    },
  ),
  ...RESULTS.map((name) =>
    nativeClass(
      `Database.${name}`,
      { complete: true },
      {
        ...bagProperties('List<Database.Error> errors', 'Id id', 'Boolean success'),
        ...bagGetters('Id getId', 'Boolean isSuccess'),
        // Made from JSON without errors it has none: Nebula Logger's mocks do that, and its tests pass on orgs.
        'List<Database.Error> getErrors()': (rt: Runtime, self: Bag) =>
          self.get('errors') ?? rt.list('Database.Error', []),
        ...(name === 'UpsertResult' ? { ...bagProperties('Boolean created'), ...bagGetters('Boolean isCreated') } : {}),
        ...(name === 'MergeResult'
          ? {
              ...bagProperties('List<String> mergedRecordIds', 'List<String> updatedRelatedIds'),
              ...bagGetters('List<String> getMergedRecordIds', 'List<String> getUpdatedRelatedIds'),
            }
          : {}),
      },
    ),
  ),
];

export function errorValue(rt: Runtime, error: DmlError): Bag {
  const { duplicates } = error;
  return new Bag(duplicates === undefined ? 'Database.Error' : 'Database.DuplicateError', {
    fields: rt.list('String', [...error.fields]),
    message: error.message,
    statusCode: rt.enumValue('System.StatusCode', error.statusCode),
    ...(duplicates === undefined ? {} : { duplicateResult: duplicateResult(rt, error.message, duplicates) }),
  });
}

/** `Database.SaveResult` and its kin for one row. */
export function resultValue(rt: Runtime, apexName: string, result: DmlRowResult): Bag {
  return new Bag(apexName, {
    errors: rt.list(
      'Database.Error',
      result.errors.map((error) => errorValue(rt, error)),
    ),
    id: result.id ?? null,
    success: result.success,
    ...(apexName === 'Database.UpsertResult' ? { created: result.created } : {}),
  });
}
