/** The text is no Java pattern. */
export class RegexSyntaxError extends Error {}
