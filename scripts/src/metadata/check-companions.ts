import type { Finding, MetadataProject } from './source.ts';

/** Files that only deploy together with a metadata file; a convert drops them in silence when it is missing. */
const NEEDS_META = /\.(cls|trigger|page|component|resource)$/;

/** Every class has its meta file, every meta file its class. */
export function checkCompanions(project: MetadataProject): Finding[] {
  const paths = new Set(project.paths);
  const lonely = project.paths
    .filter((path) => NEEDS_META.test(path) && !paths.has(`${path}-meta.xml`))
    .map((file) => ({ file, message: `its metadata file ${file}-meta.xml is missing` }));
  const orphans = project.paths
    .filter((path) => /\.(cls|trigger)-meta\.xml$/.test(path) && !paths.has(path.replace(/-meta\.xml$/, '')))
    .map((file) => ({ file, message: 'the source file that it describes is missing' }));
  return [...lonely, ...orphans];
}
