import type { DuplicateFinding } from '../../runtime/org-port.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import { Bag, bagGetters } from './bag.ts';

/** Source: Apex Reference, Database.DuplicateError; Datacloud Namespace (DuplicateResult, MatchResult, MatchRecord). */
export const duplicateClasses: readonly NativeClass[] = [
  nativeClass(
    'Database.DuplicateError',
    { extends: 'Database.Error', complete: true },
    {
      ...bagGetters(
        'List<String> getFields',
        'String getMessage',
        'StatusCode getStatusCode',
        'Datacloud.DuplicateResult getDuplicateResult',
      ),
    },
  ),
  nativeClass(
    'Datacloud.DuplicateResult',
    { complete: true },
    bagGetters(
      'String getDuplicateRule',
      'String getErrorMessage',
      'List<Datacloud.MatchResult> getMatchResults',
      'Boolean isAllowSave',
    ),
  ),
  nativeClass(
    'Datacloud.MatchResult',
    { complete: true },
    {
      ...bagGetters(
        'String getEntityType',
        'List<Database.Error> getErrors',
        'String getMatchEngine',
        'List<Datacloud.MatchRecord> getMatchRecords',
        'String getRule',
        'Integer getSize',
        'Boolean isSuccess',
      ),
    },
  ),
  nativeClass(
    'Datacloud.MatchRecord',
    { complete: true },
    {
      ...bagGetters('Double getMatchConfidence', 'SObject getRecord'),
      'List<Datacloud.AdditionalInformationMap> getAdditionalInformation()': refused('details of matches'),
      'List<Datacloud.FieldDiff> getFieldDiffs()': refused('details of matches'),
    },
  ),
];

/** What `DuplicateError.getDuplicateResult` gives. The records found carry their Id alone, as without `includeRecordDetails`. */
export function duplicateResult(rt: Runtime, message: string, found: DuplicateFinding): Bag {
  const definition = rt.org.model.findObject(found.object);
  if (definition === undefined) throw new Error(`no object ${found.object}`);
  const records = found.ids.map((id) => {
    const record = new SObject(definition);
    record.values.set('Id', id);
    return new Bag('Datacloud.MatchRecord', { matchConfidence: new ApexDouble(100), record });
  });
  const match = new Bag('Datacloud.MatchResult', {
    entityType: found.object,
    errors: rt.list('Database.Error', []),
    matchEngine: 'ExactMatchEngine',
    matchRecords: rt.list('Datacloud.MatchRecord', records),
    rule: found.matchingRule,
    size: records.length,
    success: true,
  });
  return new Bag('Datacloud.DuplicateResult', {
    duplicateRule: found.rule,
    errorMessage: message,
    matchResults: rt.list('Datacloud.MatchResult', [match]),
    allowSave: found.allowSave,
  });
}
