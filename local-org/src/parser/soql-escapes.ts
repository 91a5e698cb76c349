/**
 * SOQL allows `\%` and `\_` in LIKE patterns; the lexer, which is Apex's, refuses them. A dynamic query gets the
 * backslash of these two pairs replaced by a private-use character, one for one, so that positions stay right.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export const LIKE_ESCAPE = '\uE000';

export function markLikeEscapes(text: string): string {
  return text.replace(/'(?:[^'\\]|\\[^])*'/g, (literal) =>
    literal.replace(/\\([^])/g, (pair: string, next: string) =>
      next === '%' || next === '_' ? LIKE_ESCAPE + next : pair,
    ),
  );
}
