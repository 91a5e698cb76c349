/** A ChargeOver field and the Salesforce field that has its name. */
export interface Suggestion {
  readonly source: string;
  readonly target: string;
  readonly targetLabel: string;
}

/** Letters and digits alone, in lower case: `due_date`, `Due Date` and `Due_Date__c` are the same. */
function stem(name: string): string {
  return name
    .replace(/^[A-Za-z0-9]+__(?=.+__[a-z]+$)/, '')
    .replace(/__[a-z]+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Unmapped fields of ChargeOver for which the object has a free field of that name or label; a field is suggested once. */
export function suggestionsFor(
  sources: readonly Apex.SourceField[],
  targets: readonly Apex.TargetFieldInfo[],
  mapped: readonly Apex.MappedField[],
): Suggestion[] {
  const paths = new Set(mapped.flatMap(({ source = '' }) => source.split(',').map((path) => path.trim())));
  const taken = new Set(mapped.map(({ targetField = '' }) => targetField.toLowerCase()));
  const byStem = new Map<string, Apex.TargetFieldInfo>();
  for (const target of targets) {
    const { name = '', label = '', isWritable } = target;
    if (isWritable !== true || taken.has(name.toLowerCase())) continue;
    for (const key of [stem(name), stem(label)]) if (key !== '' && !byStem.has(key)) byStem.set(key, target);
  }
  const found: Suggestion[] = [];
  for (const { path = '' } of sources) {
    const { name = '', label = '' } =
      (paths.has(path) ? undefined : byStem.get(stem(path.split('.').at(-1) ?? ''))) ?? {};
    if (name === '' || taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    found.push({ source: path, target: name, targetLabel: label });
  }
  return found;
}
