import type { Org } from '../org.ts';

/** With a seed, rows whose order nobody asked for come in another order: tests must not rely on it. Same seed, same order. */
export function shuffled<T>(org: Pick<Org, 'options'>, rows: T[]): T[] {
  let seed = org.options.shuffleSeed;
  if (seed === undefined) return rows;
  const out = [...rows];
  for (let i = out.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = seed % (i + 1);
    const swapped = out[i];
    const other = out[j];
    if (swapped === undefined || other === undefined) continue;
    out[i] = other;
    out[j] = swapped;
  }
  return out;
}
