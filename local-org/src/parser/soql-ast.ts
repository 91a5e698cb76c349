import type { Position } from '../base/position.ts';
import type { Expression } from './ast-expressions.ts';

/** The tree of a SOQL query, static (`[SELECT …]`) or dynamic. Names keep the case of the source. */
export interface SoqlQuery {
  readonly kind: 'query';
  readonly select: readonly SoqlSelectItem[];
  readonly from: readonly SoqlFrom[]; // one entry, or more with the alias form `FROM Contact c, c.Account a`
  readonly scope: string | undefined; // USING SCOPE
  readonly where: SoqlCondition | undefined;
  readonly with: SoqlWith | undefined;
  readonly groupBy: SoqlGroupBy | undefined;
  readonly having: SoqlCondition | undefined;
  readonly orderBy: readonly SoqlOrder[];
  readonly limit: SoqlValue | undefined; // number literal or bind
  readonly offset: SoqlValue | undefined;
  readonly allRows: boolean;
  readonly forClause: 'update' | 'view' | 'reference' | undefined;
  readonly position: Position;
}

export type SoqlSelectItem =
  | { readonly kind: 'field'; readonly path: SoqlPath; readonly alias: string | undefined }
  | { readonly kind: 'function'; readonly call: SoqlFunction; readonly alias: string | undefined }
  | {
      readonly kind: 'subquery';
      readonly query: SoqlQuery;
      readonly alias: string | undefined;
      readonly position: Position;
    } // its `from` is the child relationship name
  | {
      readonly kind: 'typeof';
      readonly path: SoqlPath;
      readonly whens: readonly { readonly type: string; readonly fields: readonly SoqlPath[] }[];
      readonly otherwise: readonly SoqlPath[];
      readonly position: Position;
    }
  | { readonly kind: 'fields'; readonly which: 'all' | 'standard' | 'custom'; readonly position: Position } // FIELDS(ALL)
  | { readonly kind: 'count'; readonly position: Position }; // COUNT() without an operand

/** `Account.Owner.Name` → ['Account', 'Owner', 'Name'] */
export interface SoqlPath {
  readonly names: readonly string[];
  readonly position: Position;
}

/** `COUNT(Id)`, `SUM(Amount)`, `CALENDAR_YEAR(convertTimezone(CreatedDate))`, `toLabel(x)`, `FORMAT(x)`, `DISTANCE(…)`, `GROUPING(x)`. Name as written. */
export interface SoqlFunction {
  readonly name: string;
  readonly args: readonly (SoqlPath | SoqlFunction | SoqlValue)[];
  readonly position: Position;
}

export interface SoqlFrom {
  readonly path: SoqlPath; // one name, or alias.Relationship
  readonly alias: string | undefined;
}

export type SoqlCondition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SoqlCondition[] }
  | { readonly kind: 'not'; readonly operand: SoqlCondition }
  | SoqlComparison;

export interface SoqlComparison {
  readonly kind: 'comparison';
  readonly left: SoqlPath | SoqlFunction;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'in' | 'not in' | 'includes' | 'excludes';
  readonly right: SoqlValue;
  readonly position: Position;
}

export type SoqlValue =
  | { readonly kind: 'null'; readonly position: Position }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly position: Position }
  | { readonly kind: 'number'; readonly value: string; readonly position: Position }
  | { readonly kind: 'string'; readonly value: string; readonly position: Position } // escapes resolved; for LIKE `\%` `\_` stay escaped with a backslash
  | { readonly kind: 'date'; readonly value: string; readonly position: Position } // 2026-11-22
  | { readonly kind: 'datetime'; readonly value: string; readonly position: Position }
  | { readonly kind: 'time'; readonly value: string; readonly position: Position }
  | { readonly kind: 'currency'; readonly value: string; readonly position: Position } // USD5000
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly n: number | undefined; readonly position: Position } // TODAY, LAST_N_DAYS:3
  | { readonly kind: 'list'; readonly values: readonly SoqlValue[]; readonly position: Position } // includes('a;b', 'c') too
  | { readonly kind: 'bind'; readonly expression: Expression; readonly position: Position }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery; readonly position: Position };

export type SoqlWith =
  | { readonly kind: 'mode'; readonly mode: 'user' | 'system' | 'security_enforced'; readonly position: Position }
  | { readonly kind: 'dataCategory'; readonly text: string; readonly position: Position };

export interface SoqlGroupBy {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly items: readonly (SoqlPath | SoqlFunction)[];
}

export interface SoqlOrder {
  readonly by: SoqlPath | SoqlFunction;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | undefined;
}

/** SOSL is refused at run time (the local org has no search index); the parser keeps the text for the message. */
export interface SoslQuery {
  readonly kind: 'search';
  readonly text: string;
  readonly binds: readonly Expression[];
  readonly position: Position;
}

export function isSoqlPath(value: SoqlPath | SoqlFunction | SoqlValue): value is SoqlPath {
  return 'names' in value;
}
export function isSoqlFunction(value: SoqlPath | SoqlFunction | SoqlValue): value is SoqlFunction {
  return 'args' in value;
}
