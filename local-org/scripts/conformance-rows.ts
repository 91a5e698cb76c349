import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { ROWS } from '../test/conformance/rows.ts';
import { findRowTests } from '../test/conformance/row-tests.ts';

const FILE = 'local-org/CONFORMANCE.md';

/** `--write` / `--check`: the list of platform behaviours and the tests that hold them. */
async function main(): Promise<number> {
  const tests = findRowTests();
  const lines = ROWS.map((row) => {
    const own = tests.filter((test) => test.row === row.id);
    const files = [...new Set(own.map((test) => test.file.replace(/^local-org\/test\//, '')))];
    return `| ${row.id} | ${row.behaviour} | ${row.evidence} | ${own.length} | ${files.map((file) => `\`${file}\``).join(', ')} |`;
  });
  const text = `# Conformance

Platform behaviour that the package depends on, and the tests that hold it. Written by \`node local-org/scripts/conformance-rows.ts --write\`.

| row | behaviour | evidence | tests | where |
|---|---|---|---|---|
${lines.join('\n')}
`;
  const formatted = await format(text, { ...(await resolveConfig(FILE)), parser: 'markdown' });
  if (process.argv.includes('--write')) {
    writeFileSync(FILE, formatted);
    return 0;
  }
  if (readFileSync(FILE, 'utf8') === formatted) return 0;
  console.error(`${FILE} is not up to date: node local-org/scripts/conformance-rows.ts --write`);
  return 1;
}

process.exitCode = await main();
