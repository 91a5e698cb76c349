import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EngineOrg } from './engine-org.ts';

export interface OrgSetup {
  /** Metadata of the customer's own, by path below a package directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly namespace?: string;
  /** A scratch-org definition: features and settings. */
  readonly definition?: Readonly<Record<string, unknown>>;
  /** Changes the local permission set before it is assigned. */
  readonly changeLocalSet?: (xml: string) => string;
}

const LOCAL_SET = 'force-app-local/main/default/permissionsets/ChargeOver_Integration_Local.permissionset-meta.xml';
const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The project as it is, in an org that has something of its own. */
export async function orgWith(setup: OrgSetup): Promise<EngineOrg> {
  const folder = mkdtempSync(join(tmpdir(), 'org-with-'));
  try {
    symlinkSync(join(process.cwd(), 'force-app'), join(folder, 'force-app'));
    cpSync('force-app-local', join(folder, 'force-app-local'), { recursive: true });
    const change = setup.changeLocalSet ?? ((xml: string): string => xml);
    writeFileSync(join(folder, LOCAL_SET), change(readFileSync(LOCAL_SET, 'utf8')));
    mkdirSync(join(folder, 'org'));
    for (const [path, text] of Object.entries(setup.files ?? {})) {
      const file = join(folder, 'org', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, path.endsWith('.xml') ? HEADER + text : text);
    }
    const project = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { packageDirectories: unknown[] };
    project.packageDirectories.push({ path: 'org' });
    writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify(project));
    const definitionFile = join(folder, 'definition.json');
    if (setup.definition !== undefined) writeFileSync(definitionFile, JSON.stringify(setup.definition));
    return await EngineOrg.open({
      projectDir: folder,
      ...(setup.namespace === undefined ? {} : { namespace: setup.namespace }),
      ...(setup.definition === undefined ? {} : { definitionFile }),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
