import { ProjectError } from '../base/errors.ts';
import type { ObjectDefinition, RecordTypeDefinition, ScratchDefinition, ValidationRuleDefinition } from './model.ts';
import { qualify, splitName } from './names.ts';
import { ObjectModel } from './object-model.ts';
import { systemFieldsOf } from './system-fields.ts';
import { child, childFlag, childText, requiredText, type XmlElement } from './xml.ts';

/** Makes a custom object, custom metadata type, custom setting or platform event from its object-meta file. `localName` is the folder's name. */
export function readObject(
  localName: string,
  root: XmlElement,
  context: { readonly namespace: string | undefined; readonly org: ScratchDefinition },
): ObjectModel {
  const kind = kindOf(localName, root);
  const name = qualify(localName, context.namespace);
  const label = childText(root, 'label') ?? localName;
  const isData = kind === 'custom';
  const settingType = childText(root, 'customSettingsType');
  const object = new ObjectModel(
    {
      name,
      localName: splitName(name).localName,
      namespace: splitName(name).namespace,
      label,
      pluralLabel: childText(root, 'pluralLabel') ?? label,
      kind,
      customSettingType: settingType === 'List' || settingType === 'Hierarchy' ? settingType : undefined,
      keyPrefix: undefined,
      sharingModel: sharingOf(root),
      visibility: visibilityOf(root),
      createable: kind !== 'customMetadata',
      updateable: kind !== 'customMetadata' && kind !== 'platformEvent',
      deletable: kind !== 'customMetadata' && kind !== 'platformEvent',
      queryable: kind !== 'platformEvent',
      triggerable: isData || kind === 'platformEvent',
      isSetup: false,
      publishImmediately: childText(root, 'publishBehavior') === 'PublishImmediately',
      nameField: kind === 'customMetadata' ? 'MasterLabel' : kind === 'platformEvent' ? undefined : 'Name',
    },
    context.namespace,
  );
  const nameField = child(root, 'nameField');
  const fields = systemFieldsOf(kind, {
    hasOwner: isData,
    nameLabel: (nameField === undefined ? undefined : childText(nameField, 'label')) ?? `${label} Name`,
    idLabel: 'Record ID',
    org: context.org,
  });
  for (const field of fields) object.addField(field);
  if (nameField !== undefined && childText(nameField, 'type') === 'AutoNumber') makeNameAutoNumber(object, nameField);
  return object;
}

/** Applies what a project's object-meta file says of a standard object. */
export function applyStandardObject(object: ObjectModel, root: XmlElement): void {
  const change: { sharingModel?: ObjectDefinition['sharingModel']; label?: string } = {};
  if (childText(root, 'sharingModel') !== undefined) change.sharingModel = sharingOf(root);
  const label = childText(root, 'label');
  if (label !== undefined) change.label = label;
  object.change(change);
}

function kindOf(name: string, root: XmlElement): ObjectDefinition['kind'] {
  if (/__mdt$/i.test(name)) return 'customMetadata';
  if (/__e$/i.test(name)) return 'platformEvent';
  if (!/__c$/i.test(name))
    throw new ProjectError(root.file, `objects of the kind of ${name} are not in the local org`, root.position);
  return childText(root, 'customSettingsType') === undefined ? 'custom' : 'customSetting';
}

function sharingOf(root: XmlElement): ObjectDefinition['sharingModel'] {
  const text = childText(root, 'sharingModel') ?? 'ReadWrite';
  switch (text) {
    case 'Private':
    case 'Read':
    case 'ReadWrite':
    case 'ReadWriteTransfer':
    case 'ControlledByParent':
    case 'FullAccess':
      return text;
    default:
      throw new ProjectError(root.file, `unknown sharingModel ${text}`, child(root, 'sharingModel')?.position);
  }
}

function visibilityOf(root: XmlElement): ObjectDefinition['visibility'] {
  const text = childText(root, 'visibility');
  return text === 'Protected' || text === 'PackageProtected' ? text : 'Public';
}

function makeNameAutoNumber(object: ObjectModel, nameField: XmlElement): void {
  const name = object.findField('Name');
  if (name === undefined) return;
  const displayFormat = childText(nameField, 'displayFormat') ?? '{0}';
  object.addField({ ...name, autoNumber: true, displayFormat, createable: false, updateable: false, nillable: false });
}

export function readRecordType(root: XmlElement): RecordTypeDefinition {
  return {
    developerName: requiredText(root, 'fullName'),
    label: requiredText(root, 'label'),
    active: childFlag(root, 'active', true),
    isDefault: false,
  };
}

export function readValidationRule(root: XmlElement, namespace: string | undefined): ValidationRuleDefinition {
  const errorField = childText(root, 'errorDisplayField');
  return {
    name: requiredText(root, 'fullName'),
    active: childFlag(root, 'active'),
    formula: requiredText(root, 'errorConditionFormula'),
    message: requiredText(root, 'errorMessage'),
    errorField: errorField === undefined ? undefined : qualify(errorField, namespace),
    file: root.file,
    position: child(root, 'errorConditionFormula')?.position,
  };
}
