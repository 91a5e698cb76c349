import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './support/fixtures.ts';
import { environmentFor, launcher, RelayProcess } from './support/relay-process.ts';
import { ScriptedSalesforce } from './support/scripted-salesforce.ts';

/** A Node too old to run the relay by itself, if the machine has one; the launcher's other path. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node'].find((path) => {
  const version = existsSync(path) ? spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout : '';
  const [major = 99, minor = 0] = version.split('.').map(Number);
  return version !== '' && (major < 22 || (major === 22 && minor < 19));
});

const hosts: readonly [string, string | undefined][] = [
  ['in the running Node when it is new enough', process.execPath],
  ["in the project's Node when the running one is too old", oldNode],
];

for (const [title, node] of hosts) {
  const options = { skip: node === undefined ? 'no old Node on this machine' : false };

  test(`the launcher runs ${title}, and keeps exit codes`, options, () => {
    const run = spawnSync(node ?? '', [launcher, 'dance'], { encoding: 'utf8' });
    assert.deepEqual([run.status, run.stdout], [2, '']);
    assert.match(run.stderr, /^usage: chargeover-relay start/);
  });

  test(`the launcher hands a stop signal on, ${title}`, options, async (t) => {
    const org = await ScriptedSalesforce.start();
    t.after(() => org.stop());
    const relay = new RelayProcess(t, [node ?? '', launcher, 'start'], environmentFor(temporaryFolder(t), org.url));
    await relay.url();
    relay.child.kill('SIGTERM');
    assert.equal(await relay.exit(), 0);
    assert.match(relay.stdout, /"relay.stopped"/);
    assert.equal(relay.stderr, '');
  });
}

test('without a Node that is new enough the launcher says so in one line', { skip: oldNode === undefined }, (t) => {
  const folder = join(temporaryFolder(t), 'relay');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const lonely = join(folder, 'bin', 'chargeover-relay.cjs');
  cpSync(launcher, lonely);
  const run = spawnSync(oldNode ?? '', [lonely, 'start'], { encoding: 'utf8', env: {} });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^chargeover-relay: Node 22\.19 or newer is needed[^\n]*\n$/);
});

test('the published form runs the built JavaScript', (t) => {
  const folder = join(temporaryFolder(t), 'relay');
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name), { recursive: true });
  cpSync(launcher, join(folder, 'bin', 'chargeover-relay.cjs'));
  writeFileSync(join(folder, 'dist', 'main.js'), 'console.log("built", process.argv[2]); process.exitCode = 7;');
  const run = spawnSync(process.execPath, [join(folder, 'bin', 'chargeover-relay.cjs'), 'status'], {
    encoding: 'utf8',
  });
  assert.deepEqual([run.status, run.stdout], [7, 'built status\n']);
});

test('the launcher starts from any folder, through a link, on a bare environment', (t) => {
  const linked = join(dirname(launcher), '..', '..', 'node_modules', '.bin', 'chargeover-relay');
  const path = existsSync(linked) ? linked : launcher;
  const run = spawnSync(path, [], {
    encoding: 'utf8',
    cwd: temporaryFolder(t),
    env: { PATH: process.env['PATH'] ?? '' },
  });
  assert.equal(run.status, 2);
});
