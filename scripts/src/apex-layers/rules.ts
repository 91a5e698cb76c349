import { parseClass } from '../../../local-org/src/index.ts';
import { isName, isNode, isTest, lineOf, walk, type LayerFinding, type Node, type PackageClass } from './tree.ts';

/** Which features a feature may name. Data flows from the door inwards; nothing points back. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  api: ['inbound', 'requests', 'setup', 'sync', 'mapping', 'log', 'shared'],
  repair: ['setup', 'requests', 'mapping', 'log', 'shared'],
  setup: ['requests', 'alerts', 'sync', 'mapping', 'log', 'shared'],
  requests: ['inbound', 'alerts', 'sync', 'mapping', 'log', 'shared'],
  inbound: ['sync', 'mapping', 'log', 'shared'],
  sync: ['mapping', 'log', 'shared'],
  alerts: ['log', 'shared'],
  log: ['shared'],
  mapping: ['shared'],
  shared: [],
};

const ROLES = /(Controller|Service|Selector|Resource|Client|Job|Rule|Conversion|Builder|Fixture|Exception|Test)$/;

/** Reads a class for the rules; undefined for text that does not parse (the compiler reports that). */
export function readClass(path: string, text: string): PackageClass | undefined {
  const match = /classes\/(?:([^/]+)\/)?(?:.*\/)?([^/]+)\.cls$/.exec(path);
  const { unit } = parseClass({ name: path, text });
  if (match === null || unit === undefined || unit.kind === 'trigger' || unit.kind === 'anonymous') return undefined;
  return { path, feature: match[1] ?? '', name: match[2] ?? '', tree: unit };
}

export function checkLayers(classes: readonly PackageClass[]): LayerFinding[] {
  const featureOf = new Map(classes.map((one) => [one.name.toLowerCase(), one.feature]));
  return classes.flatMap((one) => [
    ...features(one, featureOf),
    ...roles(one),
    ...sharing(one),
    ...globals(one),
    ...loops(one),
  ]);
}

/** Names of other features' classes only where the table allows it. Tests may use everything. */
function features(one: PackageClass, featureOf: ReadonlyMap<string, string>): LayerFinding[] {
  const allowed = MAY_USE[one.feature];
  if (allowed === undefined)
    return [
      {
        file: one.path,
        line: 1,
        message: `folder classes/${one.feature} is no feature: ${Object.keys(MAY_USE).join(', ')}`,
      },
    ];
  if (isTest(one)) return [];
  const seen = new Set<string>();
  const findings: LayerFinding[] = [];
  walk(one.tree, (node) => {
    const name = node['name'];
    if (typeof name !== 'string') return;
    const feature = featureOf.get(name.toLowerCase());
    if (feature === undefined || feature === one.feature || allowed.includes(feature) || seen.has(name)) return;
    seen.add(name);
    findings.push({ file: one.path, line: lineOf(node), message: `${one.feature} may not use ${name} of ${feature}` });
  });
  return findings;
}

/** SOQL only in selectors, callouts only in clients, AuraHandledException only in controllers. */
function roles(one: PackageClass): LayerFinding[] {
  if (isTest(one)) return [];
  const role = ROLES.exec(one.name)?.[1];
  const findings: LayerFinding[] = [];
  walk(one.tree, (node) => {
    const add = (message: string): number => findings.push({ file: one.path, line: lineOf(node), message });
    const isQuery =
      node['kind'] === 'soql' ||
      (node['kind'] === 'call' &&
        /^(query|querywithbinds|getquerylocator|countquery\w*)$/i.test(String(node['name'])) &&
        isName(node['target'], 'database'));
    if (isQuery && role !== 'Selector') add('a query outside of a Selector');
    if (node['kind'] === 'new' && typeText(node['type']) === 'http' && role !== 'Client')
      add('a callout outside of a Client');
    if (node['kind'] === 'new' && typeText(node['type']) === 'aurahandledexception' && role !== 'Controller')
      add('an AuraHandledException outside of a Controller');
  });
  return findings;
}

/** Every outer class says how it shares; `without sharing` is for one selector only. */
function sharing(one: PackageClass): LayerFinding[] {
  if (one.tree.kind !== 'class' || isTest(one)) return [];
  const { words } = one.tree.modifiers;
  const stated = words.some((word) => word.endsWith(' sharing'));
  const isException = one.name.endsWith('Exception');
  const missing =
    stated || isException ? [] : [{ file: one.path, line: one.tree.position.line, message: 'sharing is not stated' }];
  const isFree = words.includes('without sharing') && !one.name.endsWith('Selector');
  return isFree
    ? [...missing, { file: one.path, line: one.tree.position.line, message: 'without sharing outside of a Selector' }]
    : missing;
}

/** What is global stays for ever: only classes/api may. */
function globals(one: PackageClass): LayerFinding[] {
  if (one.feature === 'api') return [];
  const findings: LayerFinding[] = [];
  walk(one.tree, (node) => {
    const words = node['words'];
    if (Array.isArray(words) && words.includes('global'))
      findings.push({ file: one.path, line: one.tree.position.line, message: 'global outside of classes/api' });
  });
  return findings;
}

/** No query and no DML inside a loop. */
function loops(one: PackageClass): LayerFinding[] {
  if (isTest(one)) return [];
  const findings: LayerFinding[] = [];
  const visit = (node: unknown, inLoop: boolean): void => {
    if (Array.isArray(node)) node.forEach((item) => visit(item, inLoop));
    if (!isNode(node)) return;
    const { kind } = node;
    if (inLoop && (kind === 'soql' || kind === 'dml' || isDatabaseCall(node)))
      findings.push({ file: one.path, line: lineOf(node), message: 'a query or DML inside a loop' });
    const isLoop = kind === 'for' || kind === 'forEach' || kind === 'while' || kind === 'doWhile';
    for (const [key, child] of Object.entries(node)) {
      const headOnce = kind === 'forEach' && key === 'iterable';
      visit(child, inLoop || (isLoop && !headOnce));
    }
  };
  visit(one.tree, false);
  return findings;
}

function isDatabaseCall(node: Node): boolean {
  return (
    node['kind'] === 'call' &&
    isName(node['target'], 'database') &&
    /^(insert|update|upsert|delete|undelete|merge|query|querywithbinds)$/i.test(String(node['name']))
  );
}

function typeText(value: unknown): string {
  const parts = isNode(value) ? value['parts'] : undefined;
  return Array.isArray(parts)
    ? parts
        .map((part) => (isNode(part) ? String(part['name']) : ''))
        .join('.')
        .toLowerCase()
    : '';
}
