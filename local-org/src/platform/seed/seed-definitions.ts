import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { Org } from '../org.ts';
import { quote } from '../store/database.ts';
import { SeedWriter } from './seed-writer.ts';

type SeedableOrg = Pick<Org, 'records' | 'ids' | 'object' | 'model'>;

/**
 * A row for every object, and for the fields that custom metadata points at. Durable ids are API names here (in an org
 * they are ids for what is custom). Source: Object Reference, "EntityDefinition" and "FieldDefinition".
 */
export function seedDefinitions(write: SeedWriter, org: SeedableOrg): void {
  for (const object of org.model.objects.values()) {
    write.row('EntityDefinition', {
      DurableId: object.name,
      QualifiedApiName: object.name,
      DeveloperName: object.localName.replace(/__\w+$/, ''),
      NamespacePrefix: object.namespace ?? null,
      MasterLabel: object.label,
      Label: object.label,
      PluralLabel: object.pluralLabel,
      KeyPrefix: object.keyPrefix ?? null,
      InternalSharingModel: object.sharingModel,
      IsCustomSetting: object.customSettingType !== undefined,
      IsQueryable: object.queryable,
      IsTriggerable: object.triggerable,
      IsApexTriggerable: object.triggerable,
      IsEverCreatable: object.createable,
      IsEverUpdatable: object.updateable,
      IsEverDeletable: object.deletable,
    });
  }
  for (const [object, field] of referredFields(org)) writeField(write, object, field);
}

/** All fields of all objects: tens of thousands of rows, so they are written when the first query asks for them. */
export function seedFieldDefinitions(org: Org): void {
  const definition = org.object('FieldDefinition');
  const there = new Set(org.db.all(`SELECT "DurableId" FROM ${quote(definition.name)}`).map((row) => String(row[0])));
  const write = new SeedWriter(org);
  for (const object of org.model.objects.values())
    for (const field of object.fields.values())
      if (!there.has(durableId(object, field))) writeField(write, object, field);
}

function durableId(object: ObjectDefinition, field: FieldDefinition): string {
  return `${object.name}.${field.name}`;
}

function writeField(write: SeedWriter, object: ObjectDefinition, field: FieldDefinition): void {
  write.row('FieldDefinition', {
    DurableId: durableId(object, field),
    EntityDefinitionId: object.name,
    QualifiedApiName: field.name,
    DeveloperName: field.localName.replace(/__\w+$/, ''),
    NamespacePrefix: field.namespace ?? null,
    MasterLabel: field.label,
    Label: field.label,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    IsCalculated: field.calculated,
    IsNillable: field.nillable,
    RelationshipName: field.relationshipName ?? null,
  });
}

function referredFields({ model }: SeedableOrg): Set<readonly [ObjectDefinition, FieldDefinition]> {
  const found = new Map<string, readonly [ObjectDefinition, FieldDefinition]>();
  for (const record of model.customMetadataRecords) {
    for (const field of model.findObject(record.type)?.fields.values() ?? []) {
      if (field.controllingField === undefined) continue;
      const [entity, name] = [field.controllingField, field.name].map((key) => record.values.get(key)?.text);
      const object = entity === undefined ? undefined : model.findObject(entity);
      const target = name === undefined ? undefined : object?.findField(name);
      if (object !== undefined && target !== undefined) found.set(durableId(object, target), [object, target]);
    }
  }
  return new Set(found.values());
}
