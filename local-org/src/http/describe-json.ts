import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import type { Org } from '../platform/org.ts';

const SOAP_TYPES: Readonly<Partial<Record<FieldDefinition['type'], string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  location: 'urn:location',
};

/** `/sobjects`: one short entry for each object that the user may see. */
export function globalDescribe(org: Org, version: string): Record<string, unknown> {
  const objects = [...org.model.objects.values()].filter(
    (object) => object.queryable && org.user.rights.object(object).read,
  );
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => summary(org, object, version)) };
}

function summary(org: Org, object: ObjectDefinition, version: string): Record<string, unknown> {
  const rights = org.user.rights.object(object);
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  return {
    activateable: false,
    createable: object.createable && rights.create,
    custom: object.kind !== 'standard',
    customSetting: object.kind === 'customSetting',
    deletable: object.deletable && rights.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    keyPrefix: object.keyPrefix ?? null,
    label: object.label,
    labelPlural: object.pluralLabel,
    layoutable: object.kind === 'standard' || object.kind === 'custom',
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: object.kind === 'standard' || object.kind === 'custom',
    name: object.name,
    queryable: object.queryable,
    replicateable: true,
    retrieveable: object.queryable,
    searchable: false,
    triggerable: object.triggerable,
    undeletable: object.deletable,
    updateable: object.updateable && rights.edit,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}

/** `/sobjects/X/describe` for the running user: fields that he may not read are left out. */
export function objectDescribe(org: Org, object: ObjectDefinition, version: string): Record<string, unknown> {
  const { rights } = org.user;
  const fields = [...object.fields.values()].filter((field) => rights.canReadField(object, field));
  return {
    ...summary(org, object, version),
    childRelationships: object.childRelationships.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
      restrictedDelete: false,
    })),
    fields: fields.map((field) => fieldDescribe(org, object, field)),
    recordTypeInfos: object.recordTypes.map((type) => ({
      active: type.active,
      available: true,
      defaultRecordTypeMapping: type.isDefault,
      developerName: type.developerName,
      master: false,
      name: type.label,
    })),
    namedLayoutInfos: [],
    supportedScopes: [{ label: `All ${object.pluralLabel.toLowerCase()}`, name: 'everything' }],
  };
}

function fieldDescribe(org: Org, object: ObjectDefinition, field: FieldDefinition): Record<string, unknown> {
  const edit = org.user.rights.canEditField(object, field);
  const isNumber = ['double', 'currency', 'percent'].includes(field.type);
  return {
    aggregatable: field.groupable || isNumber,
    autoNumber: field.autoNumber,
    byteLength: field.length * 3,
    calculated: field.calculated,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundField ?? null,
    controllerName: null,
    createable: field.createable && edit,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.defaultValue === 'true' : null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    groupable: field.groupable,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length: field.length,
    name: field.name,
    nameField: object.nameField === field.name,
    nillable: field.nillable,
    permissionable: !field.systemField && !field.required,
    picklistValues: field.picklist.map((value) => ({
      active: value.active,
      defaultValue: value.isDefault,
      label: value.label,
      validFor: null,
      value: value.value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: isNumber ? field.precision : 0,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: isNumber ? field.scale : 0,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && edit,
    writeRequiresMasterRead: false,
  };
}
