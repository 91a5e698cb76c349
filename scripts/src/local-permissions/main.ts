import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readProject, type OrgModel } from '../../../local-org/src/index.ts';
import { readMetadataProject } from '../metadata/source.ts';
import { activeMappings } from './mapping-rows.ts';
import { needsOf, type Schema } from './needs.ts';
import { permissionSetXml } from './permission-set.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const FILE = 'force-app-local/main/default/permissionsets/ChargeOver_Integration_Local.permissionset-meta.xml';

/** The parts of a person's name go with the name, and the currency with the record: no permission set holds a right on them. */
const OPEN_FIELDS = new Set(['FirstName', 'LastName', 'MiddleName', 'Suffix', 'Salutation', 'CurrencyIsoCode']);

/** Field facts as the org of the project has them. */
export function schemaOf(model: Pick<OrgModel, 'findObject'>): Schema {
  return {
    field: (object, name) => {
      const field = model.findObject(object)?.findField(name);
      return field === undefined
        ? undefined
        : {
            isOpen: field.systemField || field.required || field.masterDetail || OPEN_FIELDS.has(field.localName),
            whole: field.compoundField,
            parents: field.referenceTo,
          };
    },
  };
}

/** The local permission set of the project in `projectDir`, as its file should be. */
export async function localPermissionSet(projectDir: string): Promise<string> {
  const mappings = activeMappings(readMetadataProject(projectDir, ['force-app']));
  const xml = permissionSetXml(needsOf(mappings, schemaOf(readProject({ projectDir }))));
  const filepath = join(projectDir, FILE);
  return format(xml, { ...(await resolveConfig(filepath)), filepath });
}

async function main(mode: string | undefined): Promise<number> {
  const path = join(PROJECT, FILE);
  if (mode !== '--write' && mode !== '--check') {
    console.error('usage: local-permissions --write | --check');
    return 2;
  }
  const wanted = await localPermissionSet(PROJECT);
  if (mode === '--write') writeFileSync(path, wanted);
  else if (readFileSync(path, 'utf8') !== wanted) {
    console.error(`${FILE} does not fit the active mappings: npm run local-permissions:write`);
    return 1;
  }
  console.log(`${FILE}: ${mode === '--write' ? 'written' : 'fits the active mappings'}`);
  return 0;
}

if (import.meta.main) process.exitCode = await main(process.argv[2]);
