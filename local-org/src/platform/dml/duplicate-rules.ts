import { Unsupported } from '../../base/errors.ts';
import type { DuplicateRuleDefinition, MatchingRuleDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { keyOf } from '../../runtime/values/value.ts';
import { Bag } from '../library/bag.ts';
import type { Org } from '../org.ts';
import { sharingCondition } from '../security/sharing-condition.ts';
import { toColumn } from '../store/columns.ts';
import { quote, type SqlValue } from '../store/database.ts';
import { isPersonAccount } from './person-accounts.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/**
 * The object's active duplicate rules, in their order: the first that finds a duplicate and blocks, or alerts without
 * `allowSave`, refuses the row. Metadata API Developer Guide, "DuplicateRule"; place: Apex Developer Guide, "Triggers and
 * Order of Execution". Only exact matching within one object is worked out; other rules are gaps.
 */
export function applyDuplicateRules(context: DmlContext, work: RowWork): void {
  const { org } = context;
  const subject = subjectOf(org, work);
  for (const rule of org.model.duplicateRules) {
    if (!rule.active || rule.object !== subject) continue;
    const action = work.action === 'insert' ? rule.onInsert : rule.onUpdate;
    if (!action.block && !action.alert) continue;
    if (rule.unsupported !== undefined)
      throw new Unsupported(`duplicate rule ${rule.name}: ${rule.unsupported}`, rule.file, rule.position);
    for (const name of rule.matchingRules) {
      const matching = matchingRule(org, rule, name);
      const ids = duplicatesOf(org, { work, rule, matching });
      if (ids.length === 0) continue;
      const allowSave = !action.block;
      if (allowSave && mayBeSaved(context, work)) continue;
      // The platform's own text where the rule has none: salesforce.stackexchange.com/questions/304736.
      work.errors.push({
        ...dmlError('DUPLICATES_DETECTED', rule.alertText ?? 'Use one of these records?'),
        duplicates: { rule: rule.name, matchingRule: matching.name, object: work.object.name, allowSave, ids },
      });
      return;
    }
  }
}

/** Person accounts have rules of their own, under the name PersonAccount. */
function subjectOf(org: Org, work: RowWork): string {
  return isPersonAccount(org, work) ? 'PersonAccount' : work.object.name;
}

/** `Database.insert(record, options)` or `record.setOptions(options)`; upsert takes no such options (Apex Reference, Database Class). */
function mayBeSaved({ request }: DmlContext, work: RowWork): boolean {
  if (request.operation !== 'insert' && request.operation !== 'update') return false;
  const own = work.row.options;
  const header = own instanceof Bag ? own.get('duplicateRuleHeader') : null;
  return (
    request.options?.duplicateRuleAllowSave === true || (header instanceof Bag && header.get('allowSave') === true)
  );
}

function matchingRule(org: Org, rule: DuplicateRuleDefinition, name: string): MatchingRuleDefinition {
  const found = org.model.matchingRules.find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase() && candidate.object === rule.object,
  );
  if (found === undefined)
    throw new Unsupported(`duplicate rule ${rule.name}: the matching rule ${name}`, rule.file, rule.position);
  const fuzzy = found.items.find((item) => item.method !== 'Exact');
  if (fuzzy !== undefined)
    throw new Unsupported(`matching rule ${name}: ${fuzzy.method} on ${fuzzy.field}`, found.file, found.position);
  return found;
}

interface Search {
  readonly work: RowWork;
  readonly rule: DuplicateRuleDefinition;
  readonly matching: MatchingRuleDefinition;
}

/** Ids of stored records that match, oldest first. An update is looked at only if it changes a field of the matching rule (assumed). */
function duplicatesOf(org: Org, { work, rule, matching }: Search): Id[] {
  if (!matching.active || !touchesRule(work, matching)) return [];
  const params: SqlValue[] = [];
  const conditions = matching.items.map((item) => {
    const field = work.object.findField(item.field);
    if (field === undefined)
      throw new Unsupported(
        `matching rule ${matching.name}: the field ${item.field}`,
        matching.file,
        matching.position,
      );
    const value = toColumn(field, work.image?.values.get(field.name));
    const column = `r.${quote(field.name)}`;
    if (value === null) return { sql: item.matchBlanks ? `${column} IS NULL` : '0', params: [] };
    return { sql: `fold(${column}) = fold(?)`, params: [value] };
  });
  const logic = combine(matching, conditions.length).replace(/\d+/g, (number) => {
    const condition = conditions[Number(number) - 1];
    params.push(...(condition?.params ?? []));
    return condition?.sql ?? '0';
  });
  const sharing = rule.enforceSharing ? sharingCondition(org, work.object, 'r') : undefined;
  const kind =
    rule.object === 'PersonAccount'
      ? ' AND r."IsPersonAccount" = 1'
      : rule.object === 'Account' && org.model.definition.personAccounts
        ? ' AND r."IsPersonAccount" = 0'
        : '';
  const rows = org.db.all(
    `SELECT r."Id" FROM ${quote(work.object.name)} AS r WHERE (${logic}) AND r."IsDeleted" = 0 AND r."Id" <> ?${kind}${
      sharing === undefined ? '' : ` AND ${sharing}`
    } ORDER BY r."Id"`,
    [...params, work.id?.value ?? ''],
  );
  return rows.flatMap((row) => Id.parse(String(row[0])) ?? []);
}

/** `1 AND (2 OR 3)`; nothing else may stand in it, since it becomes SQL. */
function combine(matching: MatchingRuleDefinition, count: number): string {
  const all = Array.from({ length: count }, (_none, i) => String(i + 1)).join(' AND ');
  const logic = matching.booleanFilter ?? (all === '' ? '0' : all);
  if (/^(?:\s|\d+|AND\b|OR\b|NOT\b|[()])+$/i.test(logic)) return logic;
  throw new Unsupported(`matching rule ${matching.name}: the logic ${logic}`, matching.file, matching.position);
}

function touchesRule(work: RowWork, matching: MatchingRuleDefinition): boolean {
  if (work.before === undefined) return true;
  return matching.items.some((item) => {
    const name = work.object.findField(item.field)?.name ?? item.field;
    const of = (values: ReadonlyMap<string, Value> | undefined): Value => values?.get(name) ?? null;
    return keyOf(of(work.before?.values)) !== keyOf(of(work.image?.values));
  });
}
