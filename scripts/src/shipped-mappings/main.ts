import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elements, ofType, readMetadataProject, text } from '../metadata/source.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const FILE = 'force-app/main/default/staticresources/Shipped_Mappings.json';
/** Rows that a customer edits; the other types are read only. */
const TYPES = ['Object_Mapping', 'Field_Mapping'];

/**
 * The mappings as they are shipped, for the page that compares an org's with them: once a customer has changed a packaged row,
 * the platform no longer knows what it was.
 */
export function shippedMappings(projectDir: string): string {
  const rows: Record<string, Record<string, Record<string, string>>> = {};
  for (const file of ofType(readMetadataProject(projectDir, ['force-app']), 'CustomMetadata')) {
    const [type = '', name = ''] = file.name.split('.');
    if (!TYPES.includes(type)) continue;
    const values = elements(file.root, 'values').map((entry) => [
      text(entry, 'field') ?? '',
      text(entry, 'value') ?? '',
    ]);
    const label = text(file.root, 'label') ?? name;
    (rows[type] ??= {})[name] = {
      MasterLabel: label,
      ...Object.fromEntries(values.filter(([, value]) => value !== '')),
    };
  }
  return `${JSON.stringify(rows)}\n`;
}

function main(mode: string | undefined): number {
  const path = join(PROJECT, FILE);
  if (mode !== '--write' && mode !== '--check') {
    console.error('usage: shipped-mappings --write | --check');
    return 2;
  }
  const wanted = shippedMappings(PROJECT);
  if (mode === '--write') writeFileSync(path, wanted);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== wanted) {
    console.error(`${FILE} does not fit the mappings: npm run shipped-mappings:write`);
    return 1;
  }
  console.log(`${FILE}: ${mode === '--write' ? 'written' : 'fits the mappings'}`);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv[2]);
