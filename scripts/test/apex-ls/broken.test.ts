import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { BROKEN_CLASSES } from '../../src/apex-ls/broken-classes.ts';
import { withBrokenProject } from '../../src/apex-ls/broken-project.ts';

const output = withBrokenProject((dir) =>
  spawnSync(process.execPath, ['local-org/bin/local-org.cjs', 'check', '--project', dir], { encoding: 'utf8' }),
);

test('a project with errors ends with exit code 2', () => {
  assert.equal(output.status, 2);
});

for (const { name } of BROKEN_CLASSES) {
  test(`local-org check refuses ${name}`, () => {
    assert.match(output.stderr, new RegExp(`${name}\\.cls:\\d+:\\d+: error: .+\\n.*\\n *\\^`));
  });
}
