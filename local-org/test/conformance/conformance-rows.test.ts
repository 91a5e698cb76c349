import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROWS } from './rows.ts';
import { findRowTests } from './row-tests.ts';

test('every behaviour of the list has a test that names it', () => {
  const tested = new Set(findRowTests().map((one) => one.row));
  assert.deepEqual(
    ROWS.filter((row) => !tested.has(row.id)).map((row) => row.id),
    [],
  );
});
