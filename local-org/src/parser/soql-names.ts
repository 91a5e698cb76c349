import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { nameOf, startOf } from './positions.ts';
import { ApexSyntaxError } from './syntax-error.ts';

/**
 * Words that can't be an alias.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_alias.htm
 */
const NOT_AN_ALIAS = new Set(
  (
    'and asc desc excludes first from group having in includes last like limit not null nulls or select using where ' +
    'with'
  ).split(' '),
);

/** Words that open a clause or join conditions: no object or field has such a name, so one here is a forgotten name. */
const NOT_A_NAME = new Set('and from having not null or select where'.split(' '));

/** The grammar takes `FROM Account WHERE` for an object with the alias `WHERE`; the platform doesn't. */
export function aliasOf(ctx: ApexParserRuleContext): string {
  return checked(ctx, NOT_AN_ALIAS);
}

export function firstNameOf(ctx: ApexParserRuleContext): string {
  return checked(ctx, NOT_A_NAME);
}

function checked(ctx: ApexParserRuleContext, refused: ReadonlySet<string>): string {
  const name = nameOf(ctx);
  if (refused.has(name.toLowerCase())) throw new ApexSyntaxError(`unexpected token: '${name}'`, startOf(ctx));
  return name;
}
