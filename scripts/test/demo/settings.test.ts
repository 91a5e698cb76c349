import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StartError } from '../../src/demo/child.ts';
import { readSettings } from '../../src/demo/settings.ts';

test('without arguments the demo has its own folder and ports', () => {
  assert.deepEqual(readSettings([]), { once: false, dataDir: 'data', orgPort: 7700, relayPort: 7701 });
});

test('arguments that can’t be followed are answered in one line, with what there is', () => {
  const refusal = (...args: string[]): string => {
    try {
      readSettings(args);
    } catch (error) {
      assert.ok(error instanceof StartError);
      return error.message;
    }
    return 'taken';
  };
  assert.match(refusal('--help'), /^Unknown option '--help'\. npm start -- \[--once\] .*\[--relay-port 7701\]$/);
  assert.match(refusal('twice'), /^Unexpected argument 'twice'.* npm start -- /);
  assert.match(refusal('--org-port'), /argument missing.* npm start -- /);
  assert.match(
    refusal('--org-port', '70000'),
    /^--org-port: expected a number from 0 to 65535, got "70000"\. npm start/,
  );
  assert.match(refusal('--relay-port', ''), /^--relay-port: expected a number from 0 to 65535, got ""\. /);
});
