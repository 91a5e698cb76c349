import type { OpenProject } from '../project.ts';
import type { ClassCoverage } from './outcome.ts';

/** Covered lines of every class and trigger that is not a test; inner classes count with their outer class. */
export function measureCoverage(project: OpenProject): ClassCoverage[] {
  const totals = new Map<string, { lines: Set<number>; hit: Set<number> }>();
  const add = (name: string, lines: ReadonlySet<number>, hits: readonly number[]): void => {
    const total = totals.get(name) ?? { lines: new Set(), hit: new Set() };
    for (const line of lines) {
      total.lines.add(line);
      if (hits[line] === 1) total.hit.add(line);
    }
    totals.set(name, total);
  };
  for (const handle of project.loader.allHandles()) {
    const { symbol } = handle;
    if (symbol.isTest || symbol.kind === 'interface' || symbol.kind === 'enum') continue;
    handle.prepare();
    add((symbol.outer ?? symbol).name, handle.lines, handle.hits);
  }
  for (const trigger of project.loader.triggers) {
    trigger.prepare();
    add(trigger.bound.name, trigger.lines, trigger.hits);
  }
  return [...totals]
    .filter(([, total]) => total.lines.size > 0)
    .map(([name, { lines, hit }]) => ({
      class: name,
      covered: hit.size,
      lines: lines.size,
      uncovered: [...lines].filter((line) => !hit.has(line)).sort((a, b) => a - b),
    }))
    .sort((a, b) => a.class.localeCompare(b.class));
}
