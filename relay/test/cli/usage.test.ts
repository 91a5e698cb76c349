import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from './memory-terminal.ts';

const wrong: readonly (readonly [string, RegExp])[] = [
  ['', /no command given; expected start, status, doctor, events, dead-letters, retry, pause, resume$/],
  ['dance', /unknown command "dance"; expected start, status,/],
  ['events', /events needs list, show, got nothing$/],
  ['dead-letters lust', /dead-letters needs list, show, retry, discard, got "lust"$/],
  ['status --colour', /unknown option --colour; status takes --json, --help$/],
  ['start -v', /unknown option -v; start takes --help$/],
  ['status --limit 5', /unknown option --limit; status takes --json, --help$/],
  ['retry', /retry needs the id of an event \("chargeover-relay dead-letters list" shows them\)$/],
  ['events show', /events show needs the id of an event \("chargeover-relay events list" shows them\)$/],
  ['events show a:1 a:2', /events show takes one id, got 2$/],
  ['status now', /status takes no "now"$/],
  ['events list --limit x', /--limit must be a whole number from 1 to 999999, got "x"$/],
  ['events list --limit 0', /--limit must be a whole number from 1 to 999999, got "0"$/],
  ['pause --site', /--site needs a value \(--site CODE\)$/],
  ['pause --site=', /--site needs a value \(--site CODE\)$/],
  ['status --json=yes', /--json takes no value$/],
];

for (const [line, expected] of wrong) {
  test(`"${line}" is wrong usage: says what was expected, and exits 2`, async () => {
    const ran = await runCommand(line.split(' ').filter(Boolean), {});
    assert.deepEqual([ran.code, ran.stdout], [2, '']);
    assert.match(ran.stderr, /^usage: chargeover-relay /);
    assert.match(ran.stderr.trimEnd().split('\n').at(-1) ?? '', expected);
  });
}

for (const { name, summary, options } of commands) {
  test(`${name} --help says what it does, its options and its exit codes`, async () => {
    const ran = await runCommand([...name.split(' '), '--help'], {});
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.ok(ran.stdout.startsWith(`usage: chargeover-relay ${name}`));
    for (const text of [summary, 'exit codes: 0', ...options.map((option) => `--${option}`)])
      assert.ok(ran.stdout.includes(text), text);
  });
}

test('--help alone lists every command', async () => {
  for (const args of [['--help'], ['-h'], ['dance', '--help']]) {
    const ran = await runCommand(args, {});
    assert.equal(ran.code, 0);
    for (const { name } of commands) assert.ok(ran.stdout.includes(`chargeover-relay ${name}`), name);
  }
});
