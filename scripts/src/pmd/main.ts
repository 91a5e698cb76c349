import { resolve } from 'node:path';
import { hasJava } from '../apex-ls/check.ts';
import { runPmd } from './run-pmd.ts';

/** Above moderate: what a security review would send back. */
const MOST_SEVERE_ALLOWED = 3;

if (!hasJava()) {
  console.error('check:pmd needs Java 17 (apt-get install openjdk-17-jre-headless)');
  process.exitCode = 1;
} else {
  const findings = await runPmd(resolve('force-app'));
  const severe = findings.filter((finding) => finding.severity < MOST_SEVERE_ALLOWED);
  for (const { file, line, rule, message } of severe) console.error(`${file}:${line}: ${rule}: ${message}`);
  const counts = [1, 2, 3, 4, 5].map((level) => findings.filter(({ severity }) => severity === level).length);
  console.log(`PMD: ${counts[0]} critical, ${counts[1]} high, ${counts[2]} moderate, ${counts[3]} low findings`);
  process.exitCode = severe.length === 0 ? 0 : 1;
}
