import type { SoqlPath, SoqlQuery } from '../parser/soql-ast.ts';

/**
 * What a SELECT names. Apex records carry more than that (their Id, the lookup of a parent that was asked for); the REST API
 * writes what was named.
 */
export interface AskedFor {
  /** Field names in lower case; undefined after `FIELDS(…)`, which names them all. */
  fields: Set<string> | undefined;
  /** Relationship names in lower case: parents and lists of children. */
  readonly related: Map<string, AskedFor>;
}

/** Source: REST API Developer Guide, "Execute a SOQL Query" (its answer to `SELECT name FROM Account` has no Id). */
export function askedFor(query: SoqlQuery): AskedFor {
  const asked: AskedFor = { fields: new Set(), related: new Map() };
  const aliases = new Set(query.from.map((from) => (from.alias ?? from.path.names.at(-1) ?? '').toLowerCase()));
  for (const item of query.select) {
    switch (item.kind) {
      case 'field':
        addPath(asked, withoutAlias(item.path.names, aliases));
        break;
      case 'fields':
        if (item.which !== 'custom') asked.fields = undefined;
        break;
      case 'subquery':
        asked.related.set((item.query.from[0]?.path.names.at(-1) ?? '').toLowerCase(), askedFor(item.query));
        break;
      case 'typeof':
        for (const path of typeofPaths(item)) addPath(asked, [...item.path.names, ...path.names]);
        break;
      case 'function':
      case 'count':
        break;
    }
  }
  return asked;
}

function typeofPaths(item: Extract<SoqlQuery['select'][number], { kind: 'typeof' }>): readonly SoqlPath[] {
  return [...item.whens.flatMap((when) => when.fields), ...item.otherwise];
}

/** `SELECT a.Name FROM Account a` */
function withoutAlias(names: readonly string[], aliases: ReadonlySet<string>): readonly string[] {
  const [first = '', ...rest] = names;
  return rest.length > 0 && aliases.has(first.toLowerCase()) ? rest : names;
}

function addPath(asked: AskedFor, names: readonly string[]): void {
  const [first = '', ...rest] = names;
  if (rest.length === 0) {
    asked.fields?.add(first.toLowerCase());
    return;
  }
  const key = first.toLowerCase();
  const parent: AskedFor = asked.related.get(key) ?? { fields: new Set(), related: new Map() };
  asked.related.set(key, parent);
  addPath(parent, rest);
}
