import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fixtureSecret } from './fixtures.ts';

export const launcher = join(import.meta.dirname, '..', '..', 'bin', 'chargeover-relay.cjs');

export type Environment = Readonly<Record<string, string>>;

/** Settings for a relay beside a scripted org. */
export function environmentFor(dataDir: string, salesforceUrl: string): Environment {
  return {
    PATH: process.env['PATH'] ?? '',
    RELAY_PORT: '0',
    RELAY_DATA_DIR: dataDir,
    RELAY_ADMIN_TOKEN: 'admin-token-of-the-tests',
    CHARGEOVER_SITES: 'acme=example.chargeover.com',
    CHARGEOVER_SECRET: fixtureSecret,
    SALESFORCE_LOGIN_URL: salesforceUrl,
    SALESFORCE_CLIENT_ID: 'client',
    SALESFORCE_CLIENT_SECRET: 'client-secret-of-tests',
  };
}

/** A real relay process. */
export class RelayProcess {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';

  constructor(
    t: TestContext,
    command: readonly [string, ...string[]],
    environment: Environment,
    ids: { uid?: number } = {},
  ) {
    const [file, ...args] = command;
    this.child = spawn(file, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], ...ids });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    t.after(() => this.kill('SIGKILL'));
  }

  static start(t: TestContext, environment: Environment): RelayProcess {
    const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
    return new RelayProcess(t, [process.execPath, main, 'start'], environment);
  }

  /** The URL from the line `relay.started`. */
  async url(): Promise<string> {
    await this.until(() => this.stdout.includes('"relay.started"'));
    const line = this.stdout.split('\n').find((text) => text.includes('"relay.started"')) ?? '{}';
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'url' in parsed && typeof parsed.url === 'string')
      return parsed.url;
    throw new Error(`no url in ${line}`);
  }

  /** Resolves when the condition holds, looking again after each piece of output; rejects when the process ends before. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.child.exitCode !== null) throw new Error(`the relay ended: ${this.stderr}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), once(this.child, 'exit')]);
    }
  }

  async exit(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill(signal);
    await closed;
  }
}

export function postWebhook(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { 'content-type': 'application/json', 'x-chargeover-key': fixtureSecret, ...headers };
  return fetch(`${url}/webhooks/chargeover`, { method: 'POST', body, headers: all });
}
