import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Bag, bagProperties } from './bag.ts';

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  AssignmentRuleHeader: ['Id assignmentRuleId', 'Boolean useDefaultRule'],
  DuplicateRuleHeader: ['Boolean allowSave', 'Boolean includeRecordDetails', 'Boolean runAsCurrentUser'],
  EmailHeader: ['Boolean triggerAutoResponseEmail', 'Boolean triggerOtherEmail', 'Boolean triggerUserEmail'],
};

/** Source: Apex Reference, DMLOptions Class. `allowFieldTruncation`, `optAllOrNone` and `DuplicateRuleHeader.allowSave` have effect here. */
export const dmlOptionsClasses: readonly NativeClass[] = [
  nativeClass(
    'Database.DMLOptions',
    {
      complete: true,
      note: 'assignment and e-mail headers are kept but nothing acts on them; of the duplicate header only allowSave',
    },
    {
      'new()': () =>
        new Bag(
          'Database.DMLOptions',
          Object.fromEntries(Object.keys(HEADERS).map((name) => [name, new Bag(`Database.DMLOptions.${name}`)])),
        ),
      ...bagProperties(
        'Boolean allowFieldTruncation',
        'Boolean optAllOrNone',
        'String localeOptions',
        ...Object.keys(HEADERS).map((name) => `Database.DMLOptions.${name} ${name}`),
      ),
    },
  ),
  ...Object.entries(HEADERS).map(([name, properties]) =>
    nativeClass(
      `Database.DMLOptions.${name}`,
      { complete: true },
      { 'new()': (_rt: Runtime) => new Bag(`Database.DMLOptions.${name}`), ...bagProperties(...properties) },
    ),
  ),
];
