import { isName, isNode, isTest, lineOf, walk, type LayerFinding, type Node, type PackageClass } from './tree.ts';

const LOGS = 'sync_log__c';
/** What the platform indexes on every object. https://help.salesforce.com/s/articleView?id=000387299 */
const ALWAYS_INDEXED = ['id', 'createddate', 'ownerid'];
const SELECTIVE = new Set(['=', 'in', '<', '<=', '>', '>=']);
/** In pieces of dynamic queries: the class whose conditions are taken for such a piece is looked at itself. */
const CONDITIONS_OF = 'LogChoice';

export interface LogFields {
  readonly externalIds: readonly string[];
  readonly unique: readonly string[];
}

/**
 * There may be a million logs: a query on them starts from an indexed field and says how many rows it takes at most. A count has a limit
 * of its own, a query locator of a batch reads in portions, and rows named by their ids are as many as the ids.
 * @param fields of Sync_Log__c: those with a custom index, and those that name a row
 */
export function checkLogQueries(classes: readonly PackageClass[], fields: LogFields): LayerFinding[] {
  const indexed = new Set([...ALWAYS_INDEXED, ...lowered(fields.externalIds), ...lowered(fields.unique)]);
  const keys = new Set(['id', ...lowered(fields.unique)]);
  return classes
    .filter((one) => !isTest(one))
    .flatMap((one) => [...staticQueries(one, indexed, keys), ...dynamicQueries(one), ...choices(one, indexed)]);
}

function lowered(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}

function staticQueries(one: PackageClass, indexed: ReadonlySet<string>, keys: ReadonlySet<string>): LayerFinding[] {
  const findings: LayerFinding[] = [];
  const inLocators = new Set<unknown>();
  walk(one.tree, (node) => {
    if (node['kind'] === 'call' && /^getquerylocator$/i.test(String(node['name'])))
      walk(node['args'], (below) => inLocators.add(below));
  });
  walk(one.tree, (node) => {
    const query = node['kind'] === 'soql' ? node['query'] : undefined;
    if (!isNode(query) || objectOf(query) !== LOGS) return;
    const add = (message: string): number => findings.push({ file: one.path, line: lineOf(node), message });
    const first = firstComparison(query['where']);
    const field = first === undefined ? undefined : fieldOf(first);
    // Counting all of them reads no more than the limit.
    const isWhole = isCountQuery(query) && query['where'] === undefined;
    if (!isIndexed(first, indexed) && !isWhole)
      add(
        `a query on logs that starts from ${field ?? 'no field'}, expected an indexed one: ${[...indexed].join(', ')}`,
      );
    if (query['limit'] === undefined && !inLocators.has(node) && !isByKey(first, keys))
      add('a query on logs without LIMIT');
  });
  return findings;
}

/** Text with `FROM Sync_Log__c` in it: it takes its condition from `LogChoice`, and has a LIMIT or counts. */
function dynamicQueries(one: PackageClass): LayerFinding[] {
  const findings: LayerFinding[] = [];
  walk(one.tree, (node) => {
    const isQuery =
      node['kind'] === 'call' &&
      /^(query|querywithbinds|countquery\w*)$/i.test(String(node['name'])) &&
      isName(node['target'], 'database');
    if (!isQuery) return;
    const texts: string[] = [];
    const calls: string[] = [];
    walk(node['args'], (below) => {
      if (below['kind'] === 'literal' && typeof below['value'] === 'string') texts.push(below['value']);
      if (below['kind'] === 'call') calls.push(String(below['name']).toLowerCase());
    });
    const text = texts.join(' ');
    if (!/FROM Sync_Log__c\b/i.test(text)) return;
    const add = (message: string): number => findings.push({ file: one.path, line: lineOf(node), message });
    if (!calls.some((name) => name.startsWith('where')))
      add(`a query on logs in text whose condition doesn't come from ${CONDITIONS_OF}`);
    if (!/\bLIMIT\b/i.test(text) && !/COUNT\(\)/i.test(text)) add('a query on logs without LIMIT');
  });
  return findings;
}

/** The conditions that other classes put into their queries. */
function choices(one: PackageClass, indexed: ReadonlySet<string>): LayerFinding[] {
  if (one.name !== CONDITIONS_OF) return [];
  const findings: LayerFinding[] = [];
  walk(one.tree, (node) => {
    if (node['kind'] !== 'assign' || !isName(node['target'], 'condition')) return;
    const { value } = node;
    const text = isNode(value) && typeof value['value'] === 'string' ? value['value'] : '';
    const field = /^(\w+) (=|IN|>=|>) /i.exec(text)?.[1];
    if (field === undefined || !indexed.has(field.toLowerCase()))
      findings.push({
        file: one.path,
        line: lineOf(node),
        message: `a condition for logs that starts from ${field ?? `"${text}"`}, expected an indexed field`,
      });
  });
  return findings;
}

function objectOf(query: Node): string {
  const from: unknown = Array.isArray(query['from']) ? query['from'][0] : undefined;
  return isNode(from) ? namesOf(from['path']).join('.').toLowerCase() : '';
}

/** Of a conjunction the first; of a disjunction none, since each side would need an index. */
function firstComparison(where: unknown): Node | undefined {
  if (!isNode(where)) return undefined;
  if (where['kind'] === 'comparison') return where;
  const { operands } = where;
  return where['kind'] === 'and' && Array.isArray(operands) ? firstComparison(operands[0]) : undefined;
}

function isIndexed(comparison: Node | undefined, indexed: ReadonlySet<string>): boolean {
  if (comparison === undefined || !SELECTIVE.has(String(comparison['operator']).toLowerCase())) return false;
  return indexed.has(fieldOf(comparison)?.toLowerCase() ?? '');
}

function isByKey(comparison: Node | undefined, keys: ReadonlySet<string>): boolean {
  return comparison !== undefined && keys.has(fieldOf(comparison)?.toLowerCase() ?? '') && isExact(comparison);
}

function isExact(comparison: Node): boolean {
  return ['=', 'in'].includes(String(comparison['operator']).toLowerCase());
}

function fieldOf(comparison: Node): string | undefined {
  const names = namesOf(comparison['left']);
  return names.length === 1 ? names[0] : undefined;
}

function namesOf(path: unknown): string[] {
  const names = isNode(path) ? path['names'] : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}

function isCountQuery(query: Node): boolean {
  const { select } = query;
  const only: unknown = Array.isArray(select) && select.length === 1 ? select[0] : undefined;
  return isNode(only) && only['kind'] === 'count';
}
