import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Unsupported } from '../../src/base/errors.ts';
import { Limits, SYNCHRONOUS_LIMITS } from '../../src/runtime/limits.ts';
import type { Runtime } from '../../src/runtime/runtime.ts';
import { ApexException } from '../../src/runtime/values/guest.ts';
import { HttpRequestValue } from '../../src/stdlib/http/http-message.ts';
import { call, languageRuntime, thrownBy } from './support.ts';

const send = (rt: Runtime): unknown =>
  call(rt, 'System.Http', 'HttpResponse send(HttpRequest request)', null, new HttpRequestValue());

describe('callouts', () => {
  it('R4 refuses every callout outside of tests as a gap, never as an answer', () => {
    assert.throws(() => send(languageRuntime()), Unsupported);
  });

  it('R5 throws in a test without a mock', () => {
    const rt = languageRuntime();
    rt.testRunning = true;
    assert.equal(
      thrownBy(() => send(rt)),
      'TypeException: Methods defined as TestMethod do not support Web service callouts',
    );
  });

  it('R5 forgets the state of a test when the next one begins', () => {
    const rt = languageRuntime();
    rt.testRunning = true;
    const mock = Symbol('mock');
    rt.testState.set(mock, true);
    assert.equal(rt.testState.has(mock), true);
    rt.testRunning = true;
    assert.equal(rt.testState.has(mock), false);
  });

  it('X4 throws when rows were changed and not committed', () => {
    const rt = languageRuntime({ uncommittedWork: true });
    rt.testRunning = true;
    assert.equal(
      thrownBy(() => send(rt)),
      'CalloutException: You have uncommitted work pending. Please commit or rollback before calling out',
    );
  });

  it('G3 counts callouts and stops at the limit with an exception that can not be caught', () => {
    const rt = languageRuntime();
    rt.testRunning = true;
    rt.limits = new Limits({ ...SYNCHRONOUS_LIMITS, callouts: 1 });
    assert.match(
      thrownBy(() => send(rt)),
      /^TypeException/,
    );
    assert.throws(
      () => send(rt),
      (error) => error instanceof ApexException && error.uncatchable && error.message === 'Too many callouts: 2',
    );
  });
});
