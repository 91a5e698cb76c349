import { Unsupported } from '../../base/errors.ts';
import type { ObjectDefinition } from '../../metadata/model.ts';
import type { Org } from '../org.ts';
import { text } from '../soql/field-expression.ts';
import { quote } from '../store/database.ts';

/**
 * SQL that is true for the records of `alias` that the running user may see (or edit), or undefined if that is all of them.
 * Organization-wide defaults, ownership by the user, his queues and those below him in the role hierarchy, share rows, and
 * parents of details. Sharing rules of the project are a gap that is met where they would matter. That all objects grant
 * access by hierarchy is assumed.
 */
export function sharingCondition(
  org: Org,
  object: ObjectDefinition,
  alias: string,
  wanted: 'read' | 'edit' = 'read',
): string | undefined {
  const rights = org.user.rights.object(object);
  if (rights.modifyAll || (wanted === 'read' && rights.viewAll)) return undefined;
  if (object.sharingModel === 'ControlledByParent') return parentCondition(org, object, alias, wanted);
  if (object.findField('OwnerId') === undefined) return undefined;
  if (object.sharingModel !== 'Private' && (wanted === 'read' || object.sharingModel !== 'Read')) return undefined;
  const rule = org.model.sharingRules.get(object.name.toLowerCase());
  if (rule !== undefined) throw new Unsupported(`sharing rules of ${object.name}`, rule.file, rule.position);
  const mine = [...org.user.principals, ...org.user.subordinates].map(text).join(', ');
  const owned = `${alias}."OwnerId" IN (${mine})`;
  const shared = sharedCondition(org, object, alias, wanted, mine);
  return shared === undefined ? owned : `(${owned} OR ${shared})`;
}

function sharedCondition(
  org: Org,
  object: ObjectDefinition,
  alias: string,
  wanted: 'read' | 'edit',
  mine: string,
): string | undefined {
  const share = org.model.findObject(shareName(object.name));
  if (share === undefined) return undefined;
  const standard = !object.name.endsWith('__c');
  const parent = standard ? `${object.name}Id` : 'ParentId';
  const level = standard ? `${object.name}AccessLevel` : 'AccessLevel';
  const levels = wanted === 'read' ? '' : ` AND s.${quote(level)} IN ('Edit', 'All')`;
  return `EXISTS (SELECT 1 FROM ${quote(share.name)} AS s WHERE s.${quote(parent)} = ${alias}."Id" AND s."UserOrGroupId" IN (${mine}) AND s."IsDeleted" = 0${levels})`;
}

export function shareName(object: string): string {
  return object.endsWith('__c') ? object.replace(/__c$/, '__Share') : `${object}Share`;
}

function parentCondition(
  org: Org,
  object: ObjectDefinition,
  alias: string,
  wanted: 'read' | 'edit',
): string | undefined {
  const master = [...object.fields.values()].find((field) => field.masterDetail);
  const parent = master === undefined ? undefined : org.model.findObject(master.referenceTo[0] ?? '');
  if (master === undefined || parent === undefined) return undefined;
  const inner = sharingCondition(org, parent, `${alias}p`, wanted);
  if (inner === undefined) return undefined;
  return `EXISTS (SELECT 1 FROM ${quote(parent.name)} AS ${alias}p WHERE ${alias}p."Id" = ${alias}.${quote(master.name)} AND ${inner})`;
}
