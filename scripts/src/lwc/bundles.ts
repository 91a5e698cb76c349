import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const PROJECT = join(import.meta.dirname, '..', '..', '..');
export const LWC_TS = join(PROJECT, 'lwc-ts');

/** Names of the components in `lwc-ts`: the folders with a TypeScript file of their name. */
export function bundleNames(): string[] {
  return readdirSync(LWC_TS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(LWC_TS, entry.name, `${entry.name}.ts`)))
    .map(({ name }) => name)
    .sort();
}
