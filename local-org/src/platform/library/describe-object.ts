import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { DescribeObjectValue } from '../../runtime/values/describe-tokens.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { Bag } from './bag.ts';
import { describeMembers } from './describe-members.ts';
import { FieldSetsValue, FieldsValue } from './describe-maps.ts';
import { orgOf } from './org-of.ts';

type Self = DescribeObjectValue;

/** Source: Apex Reference, DescribeSObjectResult Class. Rights are the running user's. */
export const describeObjectClass = nativeClass(
  'Schema.DescribeSObjectResult',
  {},
  {
    ...describeMembers<Self>({
      'String getName': (_rt, self) => self.definition.name,
      'String getLocalName': (_rt, self) => self.definition.localName,
      'String getLabel': (_rt, self) => self.definition.label,
      'String getLabelPlural': (_rt, self) => self.definition.pluralLabel,
      'String getKeyPrefix': (_rt, self) => self.definition.keyPrefix ?? null,
      'Schema.SObjectType getSObjectType': (rt, self) => rt.org.objectToken(self.definition),
      'Schema.SObjectTypeFields getFields': (_rt, self) => new FieldsValue(self.definition),
      'Schema.SObjectTypeFieldSets getFieldSets': (_rt, self) => new FieldSetsValue(self.definition),
      'List<Schema.ChildRelationship> getChildRelationships': childRelationships,
      'List<Schema.RecordTypeInfo> getRecordTypeInfos': (rt, self) =>
        rt.list('Schema.RecordTypeInfo', recordTypeInfos(rt, self)),
      'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName': (rt, self) => infosBy(rt, self, 'name'),
      'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName': (rt, self) =>
        infosBy(rt, self, 'developerName'),
      'Map<Id, Schema.RecordTypeInfo> getRecordTypeInfosById': (rt, self) =>
        rt.map(
          'Id',
          'Schema.RecordTypeInfo',
          recordTypeInfos(rt, self).map((info) => [info.get('recordTypeId'), info] as const),
        ),
      'Boolean isAccessible': (rt, self) => rightsOf(rt, self).read,
      'Boolean isCreateable': (rt, self) => self.definition.createable && rightsOf(rt, self).create,
      'Boolean isUpdateable': (rt, self) => self.definition.updateable && rightsOf(rt, self).edit,
      'Boolean isDeletable': (rt, self) => self.definition.deletable && rightsOf(rt, self).delete,
      'Boolean isUndeletable': (rt, self) => self.definition.deletable && rightsOf(rt, self).delete,
      'Boolean isMergeable': (_rt, self) =>
        ['Account', 'Contact', 'Lead', 'Case', 'Individual'].includes(self.definition.name),
      'Boolean isQueryable': (rt, self) => self.definition.queryable && rightsOf(rt, self).read,
      'Boolean isSearchable': (_rt, self) => self.definition.kind === 'standard' || self.definition.kind === 'custom',
      'Boolean isCustom': (_rt, self) => self.definition.kind !== 'standard' && self.definition.name.includes('__'),
      'Boolean isCustomSetting': (_rt, self) => self.definition.kind === 'customSetting',
      'Boolean isFeedEnabled': () => false,
      'Boolean isMruEnabled': () => false,
      'Boolean isDeprecatedAndHidden': () => false,
      'Boolean getHasSubtypes': () => false,
      'Boolean getIsSubtype': () => false,
      'Boolean getIsInterface': () => false,
      'String getImplementedBy': () => null,
      'String getImplementsInterfaces': () => null,
      'String getDefaultImplementation': () => null,
      'String getAssociateEntityType': (_rt, self) => (self.definition.kind === 'share' ? 'Share' : null),
      'String getAssociateParentEntity': (_rt, self) =>
        self.definition.kind === 'share' ? self.definition.name.replace(/__Share$/, '__c').replace(/Share$/, '') : null,
      'Boolean getDataTranslationEnabled': () => false,
    }),
    'Schema.SObjectDescribeOptions getSObjectDescribeOption()': refused('describe options'),
  },
);

function rightsOf(rt: Runtime, self: Self): { read: boolean; create: boolean; edit: boolean; delete: boolean } {
  return orgOf(rt).user.rights.object(self.definition);
}

function childRelationships(rt: Runtime, self: Self): Value {
  const org = orgOf(rt);
  const values = self.definition.childRelationships.flatMap((relationship) => {
    const child = org.model.findObject(relationship.childObject);
    const field = child?.findField(relationship.field);
    if (child === undefined || field === undefined) return [];
    return [
      new Bag('Schema.ChildRelationship', {
        childSObject: org.objectToken(child),
        field: org.fieldToken(child, field),
        relationshipName: relationship.name,
        cascadeDelete: relationship.cascadeDelete,
        restrictedDelete: field.deleteConstraint === 'Restrict',
        deprecatedAndHidden: false,
        junctionIdListNames: rt.list('String'),
        junctionReferenceTo: rt.list('Schema.SObjectType'),
      }),
    ];
  });
  return rt.list('Schema.ChildRelationship', values);
}

/** Every object has the Master record type. Apex Reference, RecordTypeInfo Class. */
const MASTER = Id.parse('012000000000000AAA') ?? null;

function recordTypeInfos(rt: Runtime, self: Self): Bag[] {
  const org = orgOf(rt);
  const rows = org.records.where(org.object('RecordType'), '"SobjectType" = ?', [self.definition.name]);
  const infos = rows.map((row) => {
    const text = (field: string): string => String(row.values.get(field) ?? '');
    const active = row.values.get('IsActive') === true;
    return info({
      name: text('Name'),
      developerName: text('DeveloperName'),
      recordTypeId: row.values.get('Id') ?? null,
      active,
      master: false,
    });
  });
  return [
    ...infos,
    info({
      name: 'Master',
      developerName: 'Master',
      recordTypeId: MASTER,
      active: true,
      master: true,
      isDefault: infos.length === 0,
    }),
  ];
}

function info(facts: {
  name: string;
  developerName: string;
  recordTypeId: Value;
  active: boolean;
  master: boolean;
  isDefault?: boolean;
}): Bag {
  return new Bag('Schema.RecordTypeInfo', {
    name: facts.name,
    developerName: facts.developerName,
    recordTypeId: facts.recordTypeId,
    active: facts.active,
    available: facts.active,
    master: facts.master,
    defaultRecordTypeMapping: facts.isDefault ?? false,
  });
}

function infosBy(rt: Runtime, self: Self, key: string): Value {
  return rt.map(
    'String',
    'Schema.RecordTypeInfo',
    recordTypeInfos(rt, self).map((item) => [item.get(key), item] as const),
  );
}
