import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLayers, readClass } from './rules.ts';

const ROOT = 'force-app/main/default/classes';

const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.cls'))
  .map((path) => join(ROOT, path).replaceAll('\\', '/'));
const classes = paths.flatMap((path) => readClass(path, readFileSync(path, 'utf8')) ?? []);
const findings = checkLayers(classes);
for (const { file, line, message } of findings) console.error(`${file}:${line}: ${message}`);
console.log(`Apex layers: ${classes.length} classes, ${findings.length} findings`);
process.exitCode = findings.length === 0 && classes.length === paths.length ? 0 : 1;
