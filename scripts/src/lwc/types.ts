import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { auraSurface, openProject } from '../../../local-org/src/index.ts';
import { apexTypes, bundlePaths, labelTypes } from './apex-types.ts';
import { bundleNames, LWC_TS, PROJECT } from './bundles.ts';

const FOLDER = join(LWC_TS, 'types', 'generated');

/** The generated files with what they should hold. */
async function wanted(): Promise<ReadonlyMap<string, string>> {
  const project = openProject({ projectDir: PROJECT });
  const errors = project.diagnostics.filter(({ kind }) => kind === 'error');
  if (errors.length > 0) throw new Error('the Apex does not compile: see local-org check');
  const labels = labelNames(
    readFileSync(join(PROJECT, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'), 'utf8'),
  );
  const files: readonly [string, string][] = [
    ['apex.d.ts', apexTypes(auraSurface(project))],
    ['labels.d.ts', labelTypes(labels)],
    ['paths.json', bundlePaths(bundleNames())],
  ];
  return new Map(
    await Promise.all(
      files.map(async ([name, text]) => {
        const filepath = join(FOLDER, name);
        return [filepath, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
      }),
    ),
  );
}

function labelNames(xml: string): string[] {
  return [...xml.matchAll(/<fullName>(\w+)<\/fullName>/g)].map(([, name = '']) => name);
}

async function main(mode: string | undefined): Promise<number> {
  const files = await wanted();
  if (mode === '--write') {
    mkdirSync(FOLDER, { recursive: true });
    for (const [path, text] of files) writeFileSync(path, text);
    console.log(`types: ${files.size} files written`);
    return 0;
  }
  const old = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const [path] of old)
    console.error(`${path.slice(PROJECT.length + 1)} is not what the Apex says: npm run types:write`);
  return old.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2]);
