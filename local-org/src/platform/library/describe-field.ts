import type { FieldDefinition } from '../../metadata/model.ts';
import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { DescribeFieldValue } from '../../runtime/values/describe-tokens.ts';
import type { Value } from '../../runtime/values/value.ts';
import { Bag } from './bag.ts';
import { describeMembers } from './describe-members.ts';
import { orgOf } from './org-of.ts';

type Self = DescribeFieldValue;

/** Source: Apex Reference, DescribeFieldResult Class. Rights are the running user's. */
export const describeFieldClass = nativeClass(
  'Schema.DescribeFieldResult',
  {},
  describeMembers<Self>({
    'String getName': (_rt, { field }) => field.name,
    'String getLocalName': (_rt, { field }) => field.localName,
    'String getLabel': (_rt, { field }) => field.label,
    'Schema.DisplayType getType': (rt, { field }) => rt.enumValue('Schema.DisplayType', displayType(field)),
    'Schema.SoapType getSoapType': (rt, { field }) => rt.enumValue('Schema.SoapType', soapType(field)),
    'Integer getLength': (_rt, { field }) => field.length,
    'Integer getByteLength': (_rt, { field }) => field.length * 3,
    'Integer getDigits': (_rt, { field }) => (field.type === 'int' ? field.precision : 0),
    'Integer getPrecision': (_rt, { field }) => (field.type === 'int' ? 0 : field.precision),
    'Integer getScale': (_rt, { field }) => field.scale,
    'List<Schema.SObjectType> getReferenceTo': referenceTo,
    'String getRelationshipName': (_rt, { field }) => field.relationshipName ?? null,
    'Integer getRelationshipOrder': (_rt, { field }) => (field.masterDetail ? 0 : null),
    'String getReferenceTargetField': () => null,
    'List<Schema.PicklistEntry> getPicklistValues': picklistValues,
    'String getInlineHelpText': (_rt, { field }) => field.helpText ?? null,
    'String getCalculatedFormula': (_rt, { field }) => field.formula ?? null,
    'String getDefaultValueFormula': (_rt, { field }) =>
      field.type === 'picklist' ? null : (field.defaultValue ?? null),
    'Object getDefaultValue': (_rt, { field }) => (field.type === 'boolean' ? field.defaultValue === 'true' : null),
    'String getCompoundFieldName': (_rt, { field }) => field.compoundField ?? null,
    'Schema.SObjectField getSobjectField': (rt, self) => rt.org.fieldToken(self.definition, self.field),
    'Schema.SObjectType getSObjectType': (rt, self) => rt.org.objectToken(self.definition),
    'Boolean isAccessible': (rt, self) => canRead(rt, self),
    'Boolean isCreateable': (rt, self) => self.field.createable && self.definition.createable && canEdit(rt, self),
    'Boolean isUpdateable': (rt, self) => self.field.updateable && self.definition.updateable && canEdit(rt, self),
    'Boolean isNillable': (_rt, { field }) => field.nillable,
    'Boolean isUnique': (_rt, { field }) => field.unique,
    'Boolean isExternalId': (_rt, { field }) => field.externalId,
    'Boolean isIdLookup': (_rt, { field }) => field.idLookup,
    'Boolean isCaseSensitive': (_rt, { field }) => field.caseSensitive,
    'Boolean isCustom': (_rt, { field }) => field.custom,
    'Boolean isCalculated': (_rt, { field }) => field.calculated,
    'Boolean isAutoNumber': (_rt, { field }) => field.autoNumber,
    'Boolean isDefaultedOnCreate': (_rt, { field }) => field.defaultedOnCreate,
    'Boolean isFilterable': (_rt, { field }) => field.filterable,
    'Boolean isSortable': (_rt, { field }) => field.sortable,
    'Boolean isGroupable': (_rt, { field }) => field.groupable,
    'Boolean isAggregatable': (_rt, { field }) => field.filterable,
    'Boolean isHtmlFormatted': (_rt, { field }) => field.htmlFormatted,
    'Boolean isNameField': (_rt, self) => self.definition.nameField === self.field.name,
    'Boolean isNamePointing': (_rt, { field }) => field.referenceTo.length > 1,
    'Boolean isRestrictedPicklist': (_rt, { field }) => field.restrictedPicklist,
    'Boolean isRestrictedDelete': (_rt, { field }) => field.deleteConstraint === 'Restrict',
    'Boolean isCascadeDelete': (_rt, { field }) => field.masterDetail || field.deleteConstraint === 'Cascade',
    'Boolean isPermissionable': (_rt, { field }) => !field.required && !field.masterDetail && !field.systemField,
    'Boolean isEncrypted': (_rt, { field }) => field.type === 'encryptedstring',
    'Boolean isDeprecatedAndHidden': () => false,
    'Boolean isWriteRequiresMasterRead': () => false,
    'Boolean isFormulaTreatNullNumberAsZero': (_rt, { field }) => field.calculated && field.formulaBlanksAsZero,
  }),
);

function canRead(rt: Runtime, { definition, field }: Self): boolean {
  const { rights } = orgOf(rt).user;
  return rights.object(definition).read && rights.canReadField(definition, field);
}
function canEdit(rt: Runtime, { definition, field }: Self): boolean {
  const { rights } = orgOf(rt).user;
  const object = rights.object(definition);
  return (object.create || object.edit) && rights.canEditField(definition, field);
}

function referenceTo(rt: Runtime, { field }: Self): Value {
  const targets = field.referenceTo.flatMap((name) => {
    const object = rt.org.model.findObject(name);
    return object === undefined ? [] : [rt.org.objectToken(object)];
  });
  return rt.list('Schema.SObjectType', targets);
}

function picklistValues(rt: Runtime, { field }: Self): Value {
  return rt.list(
    'Schema.PicklistEntry',
    field.picklist.map(
      (entry) =>
        new Bag('Schema.PicklistEntry', {
          value: entry.value,
          label: entry.label,
          active: entry.active,
          defaultValue: entry.isDefault,
        }),
    ),
  );
}

/** `Schema.DisplayType` of a field. */
export function displayType(field: FieldDefinition): string {
  return field.type === 'int' ? 'INTEGER' : field.type.toUpperCase();
}

function soapType(field: FieldDefinition): string {
  switch (field.type) {
    case 'id':
    case 'reference':
      return 'ID';
    case 'boolean':
      return 'BOOLEAN';
    case 'int':
      return 'INTEGER';
    case 'double':
    case 'currency':
    case 'percent':
      return 'DOUBLE';
    case 'date':
      return 'DATE';
    case 'datetime':
      return 'DATETIME';
    case 'time':
      return 'TIME';
    case 'base64':
      return 'BASE64BINARY';
    case 'address':
      return 'ADDRESS';
    case 'location':
      return 'LOCATION';
    case 'anytype':
      return 'ANYTYPE';
    default:
      return 'STRING';
  }
}
