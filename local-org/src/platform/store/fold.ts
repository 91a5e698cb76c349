/**
 * The text by which texts are equal regardless of case: SOQL's text comparison folds case beyond ASCII too. Deterministic,
 * so it may stand in an index.
 */
export function fold(text: string): string {
  return text.toLowerCase();
}
