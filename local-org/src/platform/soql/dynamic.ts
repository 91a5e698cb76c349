import { parseSoql, SoqlSyntaxError } from '../../parser/soql.ts';
import type { Expression } from '../../parser/ast-expressions.ts';
import type { AccessMode, QueryRows } from '../../runtime/org-port.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

/** A query from text. `bind` gives the value of a simple variable; undefined: there is none of that name. */
export interface DynamicQuery {
  readonly text: string;
  readonly access: AccessMode;
  readonly bind: (name: string) => Value | undefined;
}

/** Runs a dynamic query. Binds are values of simple variables only: Apex Developer Guide, "Dynamic SOQL". */
export function queryText(org: Org, { text, access, bind }: DynamicQuery): QueryRows {
  return org.query(parseQuery(org, text), {
    access,
    bind: (node) => {
      const { expression } = node as unknown as { readonly expression: Expression };
      const name = simpleName(expression);
      const value = name === undefined ? undefined : bind(name);
      if (value === undefined)
        throw org.rt.exception('System.QueryException', `Variable does not exist: ${name ?? 'expression'}`);
      return value;
    },
  });
}

/** Parses a query; a syntax error is the guest's QueryException. */
export function parseQuery(org: Pick<Org, 'rt'>, text: string): ReturnType<typeof parseSoql> {
  try {
    return parseSoql(text);
  } catch (error) {
    if (error instanceof SoqlSyntaxError) throw org.rt.exception('System.QueryException', error.message);
    throw error;
  }
}

function simpleName(expression: Expression): string | undefined {
  return expression.kind === 'name' ? expression.name : undefined;
}
