import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLogQueries, type LogFields } from './log-queries.ts';
import { checkLayers, readClass } from './rules.ts';

const ROOT = 'force-app/main/default/classes';

const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.cls'))
  .map((path) => join(ROOT, path).replaceAll('\\', '/'));
const classes = paths.flatMap((path) => readClass(path, readFileSync(path, 'utf8')) ?? []);
const findings = [...checkLayers(classes), ...checkLogQueries(classes, logFields())];
for (const { file, line, message } of findings) console.error(`${file}:${line}: ${message}`);
console.log(`Apex layers: ${classes.length} classes, ${findings.length} findings`);
process.exitCode = findings.length === 0 && classes.length === paths.length ? 0 : 1;

/** Fields of the log with a custom index: external ids, and those that are unique. https://help.salesforce.com/s/articleView?id=000387299 */
function logFields(): LogFields {
  const folder = 'force-app/main/default/objects/Sync_Log__c/fields';
  const fields = readdirSync(folder).map((file) => ({
    name: file.replace('.field-meta.xml', ''),
    text: readFileSync(join(folder, file), 'utf8'),
  }));
  const withMark = (mark: string): string[] =>
    fields.filter(({ text }) => text.includes(`<${mark}>true<`)).map(({ name }) => name);
  return { externalIds: withMark('externalId'), unique: withMark('unique') };
}
