import { ProjectError } from '../base/errors.ts';

/**
 * What `sf` replaces in a file right before it is deployed or packaged. Source: Salesforce DX Developer Guide, "Replace Strings in
 * Code Before Deploying or Packaging"; the forms are those of `@salesforce/schemas`.
 */
export interface Replacement {
  /** Relative to the project. */
  readonly filename: string;
  readonly stringToReplace: string;
  /** The variable that holds the new text. */
  readonly replaceWithEnv: string;
  readonly allowUnsetEnvVariable: boolean;
  /** All of them must hold for the replacement to be made. */
  readonly replaceWhenEnv: readonly { readonly env: string; readonly value: string }[];
}

const FILE = 'sfdx-project.json';
const KNOWN = new Set(['filename', 'stringToReplace', 'replaceWithEnv', 'allowUnsetEnvVariable', 'replaceWhenEnv']);
const NOT_DONE = new Set(['glob', 'regexToReplace', 'replaceWithFile']);

/** Reads `replacements` of sfdx-project.json. Only addresses of buttons are replaced here; the rest is refused. */
export function readReplacements(value: unknown): Replacement[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ProjectError(FILE, 'replacements must be a list');
  return value.map((entry: unknown) => {
    const fields = (entry ?? {}) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(fields)) {
      if (NOT_DONE.has(name)) throw new ProjectError(FILE, `the local org doesn't do replacements by ${name}`);
      if (!KNOWN.has(name)) throw new ProjectError(FILE, `replacements have no ${name}`);
    }
    const filename = textOf(fields, 'filename');
    if (!filename.endsWith('.webLink-meta.xml'))
      throw new ProjectError(FILE, `the local org replaces strings in buttons and links only, not in ${filename}`);
    return {
      filename,
      stringToReplace: textOf(fields, 'stringToReplace'),
      replaceWithEnv: textOf(fields, 'replaceWithEnv'),
      allowUnsetEnvVariable: fields['allowUnsetEnvVariable'] === true,
      replaceWhenEnv: conditionsOf(fields['replaceWhenEnv']),
    };
  });
}

/** The text of a file as it is deployed. Throws a `ProjectError` where a variable is missing. */
export function replaced(
  text: string,
  filename: string,
  replacements: readonly Replacement[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return replacements
    .filter(
      (one) => one.filename === filename && one.replaceWhenEnv.every(({ env: name, value }) => env[name] === value),
    )
    .reduce((current, { stringToReplace, replaceWithEnv, allowUnsetEnvVariable }) => {
      const value = env[replaceWithEnv];
      if (value === undefined && !allowUnsetEnvVariable)
        throw new ProjectError(FILE, `the environment variable ${replaceWithEnv}, which ${filename} needs, is not set`);
      return current.replaceAll(stringToReplace, value ?? '');
    }, text);
}

function textOf(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ProjectError(FILE, `replacements need ${name}`);
}

function conditionsOf(value: unknown): Replacement['replaceWhenEnv'] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ProjectError(FILE, 'replaceWhenEnv must be a list');
  return value.map((entry: unknown) => {
    const fields = (entry ?? {}) as Readonly<Record<string, unknown>>;
    return { env: textOf(fields, 'env'), value: textOf(fields, 'value') };
  });
}
