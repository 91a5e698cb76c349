/** Filter logic of a report: `1 AND (2 OR NOT 3)`. */
export type FilterLogic =
  | { readonly kind: 'filter'; readonly number: number }
  | { readonly kind: 'not'; readonly operand: FilterLogic }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterLogic[] };

/** Undefined: it is none. AND and OR side by side need parentheses. Salesforce Help, "Filter Your Report: Filter Logic". */
export function parseFilterLogic(text: string): FilterLogic | undefined {
  const tokens = text.toUpperCase().match(/\d+|[A-Z]+|\S/g) ?? [];
  let at = 0;
  const joined = (): FilterLogic | undefined => {
    const first = term();
    const word = tokens[at];
    if (first === undefined || (word !== 'AND' && word !== 'OR')) return first;
    const operands = [first];
    while (tokens[at] === word) {
      at += 1;
      const next = term();
      if (next === undefined) return undefined;
      operands.push(next);
    }
    return { kind: word === 'AND' ? 'and' : 'or', operands };
  };
  const term = (): FilterLogic | undefined => {
    const token = tokens[at];
    at += 1;
    if (token === 'NOT') {
      const operand = term();
      return operand === undefined ? undefined : { kind: 'not', operand };
    }
    if (token !== '(') return /^\d+$/.test(token ?? '') ? { kind: 'filter', number: Number(token) } : undefined;
    const inner = joined();
    const closing = tokens[at];
    at += 1;
    return closing === ')' ? inner : undefined;
  };
  const logic = joined();
  return at === tokens.length ? logic : undefined;
}

/** The numbers of its filters. */
export function numbersOf(logic: FilterLogic): number[] {
  if (logic.kind === 'filter') return [logic.number];
  return logic.kind === 'not' ? numbersOf(logic.operand) : logic.operands.flatMap(numbersOf);
}
