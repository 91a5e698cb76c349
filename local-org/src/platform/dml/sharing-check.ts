import { sharingCondition } from '../security/sharing-condition.ts';
import { quote } from '../store/database.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** Where sharing applies, a record may be changed only by who may edit it. */
export function checkSharing({ org, request }: DmlContext, work: RowWork): void {
  if (!request.access.sharing || work.id === undefined) return;
  const condition = sharingCondition(org, work.object, 'r', 'edit');
  if (condition === undefined) return;
  const found = org.db.get(`SELECT 1 FROM ${quote(work.object.name)} AS r WHERE r."Id" = ? AND ${condition}`, [
    work.id.value,
  ]);
  if (found === undefined) {
    work.errors.push(dmlError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'));
  }
}
