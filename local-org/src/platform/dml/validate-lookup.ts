import type { FieldDefinition } from '../../metadata/model.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { sharingCondition } from '../security/sharing-condition.ts';
import { quote } from '../store/database.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** A lookup must name a record of the right object that is there, not deleted, and (where sharing applies) visible. */
export function checkLookup(context: DmlContext, work: RowWork, field: FieldDefinition, id: Id): void {
  const { org, request } = context;
  const target = org.objectOfId(id);
  const fits = field.referenceTo.length === 0 || (target !== undefined && field.referenceTo.includes(target.name));
  if (target === undefined || !fits) {
    work.errors.push(
      dmlError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id.value}`, [field.name]),
    );
    return;
  }
  const record = org.records.find(target, id);
  if (record === undefined) {
    work.errors.push(
      dmlError(
        'INVALID_CROSS_REFERENCE_KEY',
        'invalid cross reference id',
        field.name === 'OwnerId' ? ['OwnerId'] : [],
      ),
    );
    return;
  }
  if (record.values.get('IsDeleted') === true) {
    work.errors.push(dmlError('ENTITY_IS_DELETED', 'entity is deleted', [field.name]));
    return;
  }
  if (field.name === 'RecordTypeId' && record.values.get('SobjectType') !== work.object.name) {
    work.errors.push(
      dmlError('INVALID_CROSS_REFERENCE_KEY', `Record Type ID: this ID value isn't valid for the user: ${id.value}`, [
        'RecordTypeId',
      ]),
    );
    return;
  }
  if (work.object.name === 'Contact' && field.name === 'AccountId' && record.values.get('IsPersonAccount') === true)
    throw org.rt.unsupported('a contact of its own under a person account');
  if (field.name === 'OwnerId' && target.name === 'User' && record.values.get('IsActive') === false) {
    work.errors.push(
      dmlError(
        'INACTIVE_OWNER_OR_USER',
        `operation performed with inactive user [${id.value}] as owner of ${work.object.name.toLowerCase()}`,
        ['OwnerId'],
      ),
    );
    return;
  }
  if (!request.access.sharing) return;
  const condition = sharingCondition(org, target, 'r');
  if (condition === undefined) return;
  const visible = org.db.get(`SELECT 1 FROM ${quote(target.name)} AS r WHERE r."Id" = ? AND ${condition}`, [id.value]);
  if (visible === undefined) {
    work.errors.push(
      dmlError(
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        `insufficient access rights on cross-reference id: ${id.value.slice(0, 15)}`,
      ),
    );
  }
}
