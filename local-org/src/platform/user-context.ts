import type { OrgUser } from '../runtime/org-port.ts';
import { Id } from '../runtime/values/scalars.ts';
import type { SObject } from '../runtime/values/sobject.ts';
import type { Rights } from './security/rights.ts';

/** The running user: his record as it was when he began to run, and his rights then. `runAs` makes a new one. */
export interface UserContext extends OrgUser {
  readonly record: SObject;
  readonly rights: Rights;
  readonly profileName: string;
  /** Ids of the user and of the public groups and queues he is in; records owned by or shared with them are his. */
  readonly principals: readonly string[];
  /** Ids of the users in roles below his: what is theirs, or shared with them, he may see and edit too. */
  readonly subordinates: readonly string[];
}

/** Text of a field of the user's record, or empty. */
export function userText(user: UserContext, field: string): string {
  const value = user.record.values.get(field);
  if (value instanceof Id) return value.value;
  return typeof value === 'string' ? value : '';
}
