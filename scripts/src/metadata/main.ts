import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject } from '../../../local-org/src/index.ts';
import { checkCompanions } from './check-companions.ts';
import { checkReferences } from './check-references.ts';
import { checkTypes } from './check-types.ts';
import { checkLaws } from './laws.ts';
import { namesOf } from './names.ts';
import { readMetadataProject, type Finding, type ProjectConfig } from './source.ts';

/** Checks the metadata of the project in `projectDir`; all findings. */
export function checkMetadata(projectDir: string): { readonly findings: readonly Finding[]; readonly files: number } {
  const config = JSON.parse(readFileSync(join(projectDir, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories: { path: string }[];
    namespace?: string;
    replacements?: ProjectConfig['replacements'];
  };
  const project = readMetadataProject(
    projectDir,
    config.packageDirectories.map((dir) => dir.path),
    { namespace: config.namespace ?? '', replacements: config.replacements ?? [] },
  );
  const first = [...checkTypes(project), ...checkCompanions(project)];
  if (first.length > 0) return { findings: first, files: project.files.length };
  const model = readProject({ projectDir });
  return {
    findings: [...checkReferences(project, namesOf(project, model)), ...checkLaws(project)],
    files: project.files.length,
  };
}

if (import.meta.main) {
  const { findings, files } = checkMetadata(process.cwd());
  for (const { file, message } of findings) console.error(`${file}: ${message}`);
  console.log(`metadata: ${files} files, ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
