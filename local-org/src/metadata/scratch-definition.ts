import { existsSync, readFileSync } from 'node:fs';
import { ProjectError } from '../base/errors.ts';
import type { ScratchDefinition } from './model.ts';

/** A plain new Developer Edition org. */
export const DEFAULT_DEFINITION: ScratchDefinition = {
  personAccounts: false,
  multiCurrency: false,
  language: 'en_US',
  timeZone: 'America/Los_Angeles',
  locale: 'en_US',
  stateAndCountryPicklists: false,
  deploysFromUncertifiedPackages: false,
};

/** Reads a scratch-org definition file: Salesforce DX Developer Guide, "Build Your Own Scratch Org Definition File". */
export function readScratchDefinition(file: string | undefined): ScratchDefinition {
  if (file === undefined) return DEFAULT_DEFINITION;
  if (!existsSync(file)) throw new ProjectError(file, 'no such scratch-org definition file');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ProjectError(file, `not JSON: ${(error as Error).message}`, { line: 1, column: 1 });
  }
  if (typeof json !== 'object' || json === null)
    throw new ProjectError(file, 'expected an object', { line: 1, column: 1 });
  const { features, language, settings } = json as Record<string, unknown>;
  const names = (Array.isArray(features) ? features : []).map((name) => String(name).toLowerCase());
  const currency = at(settings, 'currencySettings', 'enableMultiCurrency') === true;
  const zone = at(settings, 'localeSettings', 'timeZone') ?? at(json, 'timeZone');
  return {
    personAccounts: names.includes('personaccounts'),
    multiCurrency: names.includes('multicurrency') || currency,
    language: typeof language === 'string' ? language : DEFAULT_DEFINITION.language,
    timeZone: typeof zone === 'string' ? zone : DEFAULT_DEFINITION.timeZone,
    locale: typeof language === 'string' ? language : DEFAULT_DEFINITION.locale,
    stateAndCountryPicklists: names.includes('stateandcountrypicklist'),
    deploysFromUncertifiedPackages: at(settings, 'apexSettings', 'enableNonCertifiedApexMdCrud') === true,
  };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path)
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined;
  return found;
}
