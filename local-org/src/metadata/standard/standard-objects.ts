import { readFileSync } from 'node:fs';
import type { FieldDefinition, ObjectDefinition, ScratchDefinition } from '../model.ts';
import { ObjectModel } from '../object-model.ts';
import { currencyField } from '../system-fields.ts';
import { MORE_OVERLAY } from './overlay-more.ts';
import { SALES_OVERLAY } from './overlay-sales.ts';
import { SERVICE_OVERLAY } from './overlay-service.ts';
import { SETUP_OVERLAY } from './overlay-setup.ts';
import { parseOverlay, type ObjectOverlay } from './overlay-text.ts';
import { PERSON_ACCOUNT_FIELDS } from './person-accounts.ts';
import { CASCADING_CHILDREN } from './standard-deletes.ts';
import { standardField, type GeneratedField } from './standard-field.ts';

interface GeneratedObject {
  readonly fields: readonly string[];
  readonly children: Readonly<Record<string, string>>;
}

/** The standard objects of an org made from this scratch definition, fresh definitions each time: projects add fields to them. */
export function standardObjects(org: ScratchDefinition, namespace: string | undefined): ObjectModel[] {
  const generated = readGenerated();
  const overlays = new Map(
    parseOverlay(SALES_OVERLAY + SERVICE_OVERLAY + SETUP_OVERLAY + MORE_OVERLAY).map((overlay) => [
      overlay.name,
      overlay,
    ]),
  );
  const objects = Object.entries(generated)
    .filter(([name]) => org.multiCurrency || !ONLY_MULTI_CURRENCY.has(name))
    .map(([name, object]) => standardObject(name, object, overlays.get(name), { org, namespace }));
  const byName = new Map(objects.map((object) => [object.name, object]));
  for (const object of objects) addChildRelationships(object, byName, overlays, generated[object.name]);
  return objects;
}

/** Object Reference, "CurrencyType": not in orgs with a single currency. */
const ONLY_MULTI_CURRENCY: ReadonlySet<string> = new Set(['CurrencyType', 'DatedConversionRate']);

function readGenerated(): Readonly<Record<string, GeneratedObject>> {
  const file = new URL('../generated/standard-objects.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, GeneratedObject>>;
}

function standardObject(
  name: string,
  generated: GeneratedObject,
  overlay: ObjectOverlay | undefined,
  context: { readonly org: ScratchDefinition; readonly namespace: string | undefined },
): ObjectModel {
  const flag = (key: string): boolean => overlay?.flags.has(key) ?? false;
  const readOnly = overlay === undefined || flag('read-only');
  const label = overlay?.flags.get('label') ?? name.replace(/([a-z])([A-Z])/g, '$1 $2');
  const object = new ObjectModel(
    {
      name,
      localName: name,
      namespace: undefined,
      label,
      pluralLabel: overlay?.pluralLabel ?? label,
      kind: flag('share') ? 'share' : 'standard',
      customSettingType: undefined,
      keyPrefix: overlay?.keyPrefix,
      sharingModel: (overlay?.flags.get('sharing') as ObjectDefinition['sharingModel'] | undefined) ?? 'ReadWrite',
      visibility: 'Public',
      createable: !readOnly && !flag('no-create'),
      updateable: !readOnly && !flag('no-update'),
      deletable: !readOnly && !flag('no-delete'),
      queryable: true,
      triggerable: !readOnly && !flag('setup') && !flag('share'),
      isSetup: flag('setup'),
      nameField: overlay?.flags.get('name'),
    },
    context.namespace,
  );
  for (const text of generated.fields) addField(object, text, overlay, context.org);
  if (object.findField('CurrencyIsoCode') !== undefined) object.addField(currencyField());
  return object;
}

function addField(object: ObjectModel, text: string, overlay: ObjectOverlay | undefined, org: ScratchDefinition): void {
  const field = parseGenerated(text);
  const said = overlay?.fields.get(field.name);
  if (said?.flags.has('absent') || field.name === 'RecordTypeId') return;
  if (field.optional && said === undefined && !optionalFieldIsThere(object.name, field.name, org)) return;
  object.addField(standardField(object.name, field, said));
}

function optionalFieldIsThere(object: string, field: string, org: ScratchDefinition): boolean {
  if (/(State|Country)Code$/.test(field)) return org.stateAndCountryPicklists;
  if (org.personAccounts && object === 'Account' && PERSON_ACCOUNT_FIELDS.has(field)) return true;
  if (field === 'CurrencyIsoCode') return org.multiCurrency;
  if (object === 'RecordType') return org.personAccounts && field === 'IsPersonType';
  return org.personAccounts && object === 'Contact' && field === 'IsPersonAccount';
}

function parseGenerated(text: string): GeneratedField {
  const optional = text.startsWith('~');
  const [name = '', type = '', relationship, target] = (optional ? text.slice(1) : text).split(' ');
  return { name, type: type.replace('?', ''), nillable: type.endsWith('?'), relationship, target, optional };
}

/**
 * A child relationship of the generated schema names the child object, not its field. The field is the overlay's
 * `children=` field, or else the only reference of the child to this object; where that stays open it is left out, so that
 * a query that uses it is refused instead of answered wrongly.
 */
function addChildRelationships(
  parent: ObjectModel,
  objects: ReadonlyMap<string, ObjectModel>,
  overlays: ReadonlyMap<string, ObjectOverlay>,
  generated: GeneratedObject | undefined,
): void {
  for (const [name, childName] of Object.entries(generated?.children ?? {})) {
    const child = objects.get(childName);
    const field = child === undefined ? undefined : referenceFor(name, child, parent, overlays.get(child.name));
    if (child === undefined || field === undefined || name.startsWith('Person')) continue;
    parent.childRelationships.push({
      name,
      childObject: child.name,
      field: field.name,
      cascadeDelete: cascades(field) || CASCADING_CHILDREN.has(`${parent.name}.${name}`),
    });
  }
}

function referenceFor(
  relationship: string,
  child: ObjectModel,
  parent: ObjectModel,
  overlay: ObjectOverlay | undefined,
): FieldDefinition | undefined {
  const candidates = [...child.fields.values()].filter(
    (field) => field.referenceTo.includes(parent.name) && !isAudit(field),
  );
  const byRelationship = candidates.filter(
    (field) => overlay?.fields.get(field.name)?.flags.get('children') === relationship,
  );
  return byRelationship[0] ?? (candidates.length === 1 ? candidates[0] : undefined);
}

function isAudit(field: FieldDefinition): boolean {
  return field.name === 'CreatedById' || field.name === 'LastModifiedById';
}

function cascades(field: FieldDefinition): boolean {
  return field.masterDetail || field.deleteConstraint === 'Cascade';
}
