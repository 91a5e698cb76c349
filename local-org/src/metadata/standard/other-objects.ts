import { readFileSync } from 'node:fs';

/** Tells whether the platform has a standard object that the local org lacks: using it is a gap and no mistake. The list is read on first use. */
export function otherStandardObjects(): (name: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (name) => {
    names ??= new Set(readNames().map((known) => known.toLowerCase()));
    return names.has(name.toLowerCase());
  };
}

function readNames(): string[] {
  return JSON.parse(readFileSync(new URL('../generated/other-objects.json', import.meta.url), 'utf8')) as string[];
}
