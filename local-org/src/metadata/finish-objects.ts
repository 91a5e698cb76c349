import { makeField } from './field-model.ts';
import type { FieldDefinition, ObjectDefinition } from './model.ts';
import { ObjectModel } from './object-model.ts';
import type { ObjectsContext } from './read-objects.ts';
import { addPersonAccountFields } from './person-account-fields.ts';
import { recordTypeField } from './system-fields.ts';

/** What can only be settled when every object is known: owners of details, key prefixes, child relationships, share objects, summary types. */
export function finishObjects(context: ObjectsContext): void {
  if (context.org.personAccounts) addPersonAccountFields(context.objects);
  for (const object of context.objects.values()) settleDetail(object);
  giveKeyPrefixes(context.objects);
  for (const object of [...context.objects.values()]) addShareObject(object, context);
  for (const object of context.objects.values()) {
    if (object.recordTypes.length > 0 && object.findField('RecordTypeId') === undefined)
      object.addField(recordTypeField());
  }
  openPolymorphicFields(context);
  for (const { child, field, name } of context.relationships) {
    for (const target of field.referenceTo) {
      context.objects.get(target.toLowerCase())?.childRelationships.push({
        name,
        childObject: child.name,
        field: field.name,
        cascadeDelete: field.masterDetail || field.deleteConstraint === 'Cascade',
      });
    }
  }
  for (const object of context.objects.values()) settleSummaries(object, context.objects);
  const entity = context.objects.get('fielddefinition')?.findField('EntityDefinitionId');
  if (entity !== undefined)
    context.objects
      .get('fielddefinition')
      ?.addField({ ...entity, referenceTo: ['EntityDefinition'], relationshipName: 'EntityDefinition' });
}

/** A detail of a master-detail relationship has no owner of its own: Object Reference, "Relationships Among Objects". */
function settleDetail(object: ObjectModel): void {
  if (object.kind !== 'custom') return;
  if (![...object.fields.values()].some((field) => field.masterDetail)) return;
  object.removeField('OwnerId');
  object.change({ sharingModel: 'ControlledByParent' });
}

/** Prefixes by kind and name, so that the same project always gets the same ids. */
function giveKeyPrefixes(objects: ReadonlyMap<string, ObjectModel>): void {
  const counters = new Map<string, number>();
  const custom = [...objects.values()].filter((object) => object.keyPrefix === undefined && object.kind !== 'standard');
  for (const object of custom.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const letter = object.kind === 'customMetadata' ? 'm' : object.kind === 'platformEvent' ? 'e' : 'a';
    const number = counters.get(letter) ?? 0;
    counters.set(letter, number + 1);
    object.change({ keyPrefix: letter + number.toString(36).padStart(2, '0') });
  }
}

/** Custom objects with owners and restricted defaults have a share object. Apex Developer Guide, "Sharing a Record Using Apex". */
function addShareObject(parent: ObjectModel, context: ObjectsContext): void {
  if (parent.kind !== 'custom' || (parent.sharingModel !== 'Private' && parent.sharingModel !== 'Read')) return;
  const base = (name: string): string => name.replace(/__c$/i, '__Share');
  const share = new ObjectModel(
    {
      name: base(parent.name),
      localName: base(parent.localName),
      namespace: parent.namespace,
      label: `Share: ${parent.label}`,
      pluralLabel: `Share: ${parent.label}`,
      kind: 'share',
      customSettingType: undefined,
      // Orgs give all of these one prefix; ours are apart, and away from those of standard objects (001 is Account's).
      keyPrefix: `z${parent.keyPrefix?.slice(1) ?? '00'}`,
      sharingModel: 'ReadWrite',
      visibility: 'Public',
      createable: true,
      updateable: true,
      deletable: true,
      queryable: true,
      triggerable: false,
      isSetup: false,
      nameField: undefined,
    },
    context.namespace,
  );
  for (const field of shareFields(parent)) share.addField(field);
  context.objects.set(share.name.toLowerCase(), share);
  const parentField = share.findField('ParentId');
  if (parentField !== undefined) context.relationships.push({ child: share, field: parentField, name: 'Shares' });
}

function shareFields(parent: ObjectDefinition): FieldDefinition[] {
  const picklist = (values: readonly string[], preset?: string): FieldDefinition['picklist'] =>
    values.map((value) => ({ value, label: value, active: true, isDefault: value === preset }));
  const reference = { type: 'reference', length: 18, required: true, updateable: false } as const;
  const fixed = { createable: false, updateable: false, systemField: true } as const;
  return [
    makeField({ name: 'Id', type: 'id', length: 18, ...fixed }),
    makeField({
      name: 'ParentId',
      ...reference,
      referenceTo: [parent.name],
      relationshipName: 'Parent',
      deleteConstraint: 'Cascade',
    }),
    makeField({ name: 'UserOrGroupId', ...reference, referenceTo: ['User', 'Group'], relationshipName: 'UserOrGroup' }),
    makeField({
      name: 'AccessLevel',
      type: 'picklist',
      length: 40,
      required: true,
      restrictedPicklist: true,
      picklist: picklist(['Read', 'Edit', 'All']),
    }),
    makeField({
      name: 'RowCause',
      type: 'picklist',
      length: 40,
      updateable: false,
      picklist: picklist(['Manual', 'Owner', 'Rule', ...parent.sharingReasons], 'Manual'),
      defaultValue: 'Manual',
      defaultedOnCreate: true,
    }),
    makeField({ name: 'LastModifiedDate', type: 'datetime', ...fixed }),
    makeField({
      name: 'LastModifiedById',
      type: 'reference',
      length: 18,
      referenceTo: ['User'],
      relationshipName: 'LastModifiedBy',
      ...fixed,
    }),
    makeField({ name: 'IsDeleted', type: 'boolean', ...fixed }),
  ];
}

const CHILDREN_OF_ANY: Readonly<Record<string, string>> = {
  'Attachment.ParentId': 'Attachments',
  'Note.ParentId': 'Notes',
  'ContentDocumentLink.LinkedEntityId': 'ContentDocumentLinks',
  'TopicAssignment.EntityId': 'TopicAssignments',
};

/** `to(…,*)` of the overlay: the field may point at every custom object. */
function openPolymorphicFields(context: ObjectsContext): void {
  const custom = [...context.objects.values()].filter((object) => object.kind === 'custom');
  for (const child of context.objects.values()) {
    for (const field of [...child.fields.values()]) {
      if (!field.referenceTo.includes('*')) continue;
      const activity = field.name === 'WhatId';
      const reachable = activity ? custom.filter((object) => context.withActivities.has(object.name)) : custom;
      const names = field.referenceTo.filter((name) => name !== '*');
      child.addField({ ...field, referenceTo: [...names, ...reachable.map((object) => object.name)] });
      const name = activity ? `${child.name}s` : CHILDREN_OF_ANY[`${child.name}.${field.name}`];
      if (name === undefined) continue;
      for (const parent of reachable) {
        parent.childRelationships.push({ name, childObject: child.name, field: field.name, cascadeDelete: true });
      }
    }
  }
}

/** A summary has the type of what it summarizes; a count is a whole number. */
function settleSummaries(object: ObjectModel, objects: ReadonlyMap<string, ObjectModel>): void {
  for (const field of [...object.fields.values()]) {
    if (field.summary === undefined) continue;
    const source =
      field.summary.field === undefined
        ? undefined
        : objects.get(field.summary.object.toLowerCase())?.findField(field.summary.field);
    if (source === undefined) object.addField({ ...field, scale: 0 });
    else object.addField({ ...field, type: source.type, precision: 18, scale: source.scale });
  }
}
