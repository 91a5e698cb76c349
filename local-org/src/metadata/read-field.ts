import { ProjectError } from '../base/errors.ts';
import { makeField } from './field-model.ts';
import type { FieldDefinition, FieldType, PicklistValue } from './model.ts';
import { qualify } from './names.ts';
import { child, childFlag, childNumber, children, childText, requiredText, type XmlElement } from './xml.ts';

/** What reading a field needs to know beside the file. */
export interface FieldContext {
  readonly namespace: string | undefined;
  /** Global value sets by lower-case name. */
  readonly valueSets: ReadonlyMap<string, readonly PicklistValue[]>;
  readonly isCustomMetadata: boolean;
}

/** Metadata API types of custom fields: Metadata API Developer Guide, "CustomField", FieldType. */
const TYPES: Readonly<Record<string, FieldType>> = {
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  EncryptedText: 'encryptedstring',
  Html: 'textarea',
  Location: 'location',
  LongTextArea: 'textarea',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MetadataRelationship: 'reference',
  MultiselectPicklist: 'multipicklist',
  Number: 'double',
  Percent: 'percent',
  Phone: 'phone',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'textarea',
  Time: 'time',
  Url: 'url',
  Hierarchy: 'reference',
};

/** Reads a custom field. `name` is its local API name; what it holds beyond the local org's model is left to other checks. */
export function readField(element: XmlElement, context: FieldContext): FieldDefinition {
  const name = qualify(requiredText(element, 'fullName'), context.namespace);
  const typeElement = child(element, 'type');
  const declared = childText(element, 'type');
  if (declared === undefined) throw new ProjectError(element.file, `${name} has no type`, element.position);
  if (declared === 'Summary') return summaryField(element, name, context);
  const type = isDefinitionName(element, declared) ? 'string' : TYPES[declared];
  if (type === undefined) {
    throw new ProjectError(
      element.file,
      `unknown field type ${declared} of ${name}`,
      typeElement?.position ?? element.position,
    );
  }
  return makeField({
    ...common(element, name),
    type,
    ...textFacts(element, declared),
    ...numberFacts(element, type),
    ...picklistFacts(element, type, context),
    ...referenceFacts(element, declared, name, context),
    ...formulaFacts(element),
    ...(declared === 'AutoNumber' ? autoNumberFacts(element) : {}),
  });
}

/** A metadata relationship to EntityDefinition or FieldDefinition holds an API name, not a record id. */
function isDefinitionName(element: XmlElement, declared: string): boolean {
  return (
    declared === 'MetadataRelationship' &&
    /^(Entity|Field)(Definition|Particle)$/.test(childText(element, 'referenceTo') ?? '')
  );
}

function common(element: XmlElement, name: string): Pick<FieldDefinition, 'name'> & Partial<FieldDefinition> {
  const externalId = childFlag(element, 'externalId');
  const unique = childFlag(element, 'unique');
  return {
    name,
    custom: true,
    ...optional('label', childText(element, 'label')),
    required: childFlag(element, 'required'),
    unique,
    externalId,
    idLookup: externalId,
    caseSensitive: unique && childFlag(element, 'caseSensitive'),
    defaultValue: childText(element, 'defaultValue'),
    defaultedOnCreate: childText(element, 'defaultValue') !== undefined || childText(element, 'type') === 'Checkbox',
    helpText: childText(element, 'inlineHelpText'),
  };
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, string>>);
}

/** Text lengths that the metadata doesn't state: Object Reference, "Field Types"; Metadata API, CustomField. */
function textFacts(element: XmlElement, declared: string): Partial<FieldDefinition> {
  const length = childNumber(element, 'length');
  switch (declared) {
    case 'Text':
    case 'EncryptedText':
      return { length: length ?? 255 };
    case 'LongTextArea':
    case 'Html':
      return { length: length ?? 32768, longText: true, htmlFormatted: declared === 'Html' };
    case 'TextArea':
    case 'Url':
    case 'Picklist':
      return { length: 255 };
    case 'MultiselectPicklist':
      return { length: 4099 };
    case 'Email':
      return { length: 80 };
    case 'Phone':
      return { length: 40 };
    case 'AutoNumber':
      return { length: 30 };
    default:
      return {};
  }
}

function numberFacts(element: XmlElement, type: FieldType): Partial<FieldDefinition> {
  if (type === 'location') return { scale: childNumber(element, 'scale') ?? 0 };
  if (type !== 'double' && type !== 'currency' && type !== 'percent') return {};
  return { precision: childNumber(element, 'precision') ?? 18, scale: childNumber(element, 'scale') ?? 0 };
}

function picklistFacts(element: XmlElement, type: FieldType, context: FieldContext): Partial<FieldDefinition> {
  if (type !== 'picklist' && type !== 'multipicklist') return {};
  const set = child(element, 'valueSet');
  if (set === undefined) return { picklist: [] };
  const named = childText(set, 'valueSetName');
  const values =
    named === undefined ? definedValues(child(set, 'valueSetDefinition')) : context.valueSets.get(named.toLowerCase());
  if (values === undefined) {
    throw new ProjectError(element.file, `no global value set ${named ?? ''}`, child(set, 'valueSetName')?.position);
  }
  const preset = values.find((value) => value.isDefault);
  return {
    picklist: values,
    restrictedPicklist: childFlag(set, 'restricted') || named !== undefined,
    ...(preset === undefined ? {} : { defaultValue: preset.value, defaultedOnCreate: true }),
  };
}

/** The values of a value set definition, a global value set or a standard value set. */
export function definedValues(definition: XmlElement | undefined, tag = 'value'): PicklistValue[] {
  return (definition === undefined ? [] : children(definition, tag)).map((value) => ({
    value: requiredText(value, 'fullName'),
    label: childText(value, 'label') ?? requiredText(value, 'fullName'),
    active: childFlag(value, 'isActive', true),
    isDefault: childFlag(value, 'default'),
  }));
}

function referenceFacts(
  element: XmlElement,
  declared: string,
  name: string,
  context: FieldContext,
): Partial<FieldDefinition> {
  if (isDefinitionName(element, declared)) return definitionFacts(element, name, context);
  if (TYPES[declared] !== 'reference') return {};
  const target = declared === 'Hierarchy' ? 'User' : requiredText(element, 'referenceTo');
  const masterDetail = declared === 'MasterDetail';
  const relationship = name.replace(/__c$/i, '__r');
  return {
    length: 18,
    referenceTo: [qualify(target, context.namespace)],
    relationshipName: relationship,
    masterDetail,
    required: masterDetail || childFlag(element, 'required'),
    updateable: !masterDetail || childFlag(element, 'reparentableMasterDetail'),
    deleteConstraint: masterDetail ? 'Cascade' : deleteConstraint(element),
  };
}

/** `Object__r.QualifiedApiName` works although the field is text; a field's definition is found within its entity's. */
function definitionFacts(element: XmlElement, name: string, { namespace }: FieldContext): Partial<FieldDefinition> {
  const controlling = childText(element, 'metadataRelationshipControllingField')?.split('.').at(-1);
  return {
    length: 255,
    referenceTo: [requiredText(element, 'referenceTo')],
    relationshipName: name.replace(/__c$/i, '__r'),
    ...(controlling === undefined ? {} : { controllingField: qualify(controlling, namespace) }),
  };
}

function deleteConstraint(element: XmlElement): FieldDefinition['deleteConstraint'] {
  const text = childText(element, 'deleteConstraint') ?? 'SetNull';
  if (text === 'SetNull' || text === 'Restrict' || text === 'Cascade') return text;
  throw new ProjectError(
    element.file,
    `unknown deleteConstraint ${text}`,
    child(element, 'deleteConstraint')?.position,
  );
}

function formulaFacts(element: XmlElement): Partial<FieldDefinition> {
  const formula = childText(element, 'formula');
  if (formula === undefined) return {};
  return {
    calculated: true,
    formula,
    formulaBlanksAsZero: childText(element, 'formulaTreatBlanksAs') !== 'BlankAsBlank',
    createable: false,
    updateable: false,
    required: false,
    nillable: childText(element, 'type') !== 'Checkbox',
    defaultedOnCreate: false,
    length: childText(element, 'type') === 'Text' ? 1300 : 0,
  };
}

function autoNumberFacts(element: XmlElement): Partial<FieldDefinition> {
  return {
    autoNumber: true,
    displayFormat: childText(element, 'displayFormat') ?? '{0}',
    createable: false,
    updateable: false,
  };
}

function summaryField(element: XmlElement, name: string, context: FieldContext): FieldDefinition {
  const operation = requiredText(element, 'summaryOperation');
  if (operation !== 'count' && operation !== 'sum' && operation !== 'min' && operation !== 'max') {
    throw new ProjectError(
      element.file,
      `unknown summaryOperation ${operation}`,
      child(element, 'summaryOperation')?.position,
    );
  }
  const [object = '', foreignKey = ''] = requiredText(element, 'summaryForeignKey').split('.');
  const summarized = childText(element, 'summarizedField')?.split('.')[1];
  return makeField({
    ...common(element, name),
    type: 'double',
    precision: 18,
    scale: 2,
    required: false,
    calculated: true,
    createable: false,
    updateable: false,
    summary: {
      operation,
      object: qualify(object, context.namespace),
      foreignKey: qualify(foreignKey, context.namespace),
      field: summarized === undefined ? undefined : qualify(summarized, context.namespace),
      filtered: children(element, 'summaryFilterItems').length > 0,
    },
  });
}
