import type { SObject } from '../../runtime/values/sobject.ts';
import { ApexDatetime } from '../../runtime/values/scalars.ts';
import { keyText } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { shareName } from '../security/sharing-condition.ts';
import { quote } from '../store/database.ts';
import { nextAutoNumbers } from './auto-number.ts';
import { afterInsert, deriveValues } from './derive.ts';
import { savePersonContact } from './person-accounts.ts';
import { checkUnique } from './unique.ts';
import { isClean, type DmlContext, type RowWork } from './work.ts';

/** Writes a new record: id, auto numbers, audit fields. Only now the caller's record gets its Id. */
export function storeInsert(context: DmlContext, work: RowWork): void {
  const { org } = context;
  const { image, object } = work;
  if (image === undefined) return;
  deriveValues(org, work);
  checkUnique(context, work);
  if (!isClean(work)) return;
  const id = org.ids.next(object);
  work.id = id;
  image.values.set('Id', id);
  for (const [name, value] of nextAutoNumbers(org, object)) image.values.set(name, value);
  const now = stamp(org);
  for (const [name, value] of [
    ['CreatedDate', now],
    ['CreatedById', org.user.id],
    ['IsDeleted', false],
  ] as const) {
    if (object.findField(name) !== undefined) image.values.set(name, value);
  }
  touch(org, image, now);
  if (image.values.get('Name') == null && object.kind === 'custom') image.values.set('Name', id.value);
  org.records.insert(object, image.values);
  work.row.values.set('Id', id);
  savePersonContact(org, work);
  afterInsert(org, work);
}

export function storeUpdate(context: DmlContext, work: RowWork): void {
  const { org } = context;
  const { image, id } = work;
  if (image === undefined || id === undefined) return;
  deriveValues(org, work);
  checkUnique(context, work);
  if (!isClean(work)) return;
  touch(org, image, stamp(org));
  org.records.update(work.object, id.value, image.values);
  dropManualShares(org, work);
  savePersonContact(org, work);
  work.row.values.set('Id', id);
}

/** A new owner begins without what the old one shared by hand: Apex Developer Guide, "Sharing a Record Using Apex". */
function dropManualShares(org: Org, { object, before, image, id }: RowWork): void {
  const owner = (record: SObject | undefined): string => keyText(record?.values.get('OwnerId') ?? null);
  const share = org.model.findObject(shareName(object.name));
  if (share === undefined || id === undefined || owner(before) === owner(image)) return;
  const parent = share.findField('ParentId') === undefined ? `${object.name}Id` : 'ParentId';
  org.db.run(`DELETE FROM ${quote(share.name)} WHERE ${quote(parent)} = ? AND "RowCause" = 'Manual'`, [id.value]);
}

function touch(org: Org, image: SObject, now: ApexDatetime): void {
  for (const [name, value] of [
    ['LastModifiedDate', now],
    ['LastModifiedById', org.user.id],
    ['SystemModstamp', now],
  ] as const) {
    if (image.definition.findField(name) !== undefined) image.values.set(name, value);
  }
}

/** Stored datetimes have whole seconds. */
function stamp(org: Org): ApexDatetime {
  return new ApexDatetime(Math.floor(org.now().ms / 1000) * 1000);
}
