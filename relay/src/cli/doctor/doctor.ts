import type { Config } from '../../config.ts';
import type { Command } from '../commands.ts';
import type { Terminal } from '../terminal.ts';
import type { Check } from './check.ts';
import { checkConfig } from './config-check.ts';
import { checkRelay } from './relay-check.ts';
import { checkSalesforce, salesforceChecks } from './salesforce-checks.ts';
import { checkStore } from './store-checks.ts';
import { skip } from './check.ts';
import { checkWebhookUrl } from './webhook-check.ts';

/** Reads and asks only: it works beside a running relay as well as without one. Exit code 1 if a check failed. */
export async function doctor(terminal: Terminal, { json }: Command): Promise<number> {
  const checks = await examine(terminal);
  const isOk = checks.every(({ state }) => state !== 'fail');
  terminal.stdout.write(json ? `${JSON.stringify({ ok: isOk, checks })}\n` : report(checks));
  return isOk ? 0 : 1;
}

async function examine(terminal: Terminal): Promise<readonly Check[]> {
  const { checks, config } = checkConfig(terminal.environment);
  const store = await checkStore(terminal.environment, config);
  return [
    ...checks,
    ...store.checks,
    await checkRelay(terminal.environment),
    ...(await examineSalesforce(config, store.pinnedOrg)),
    ...(config === undefined ? [] : [checkWebhookUrl(config)]),
  ];
}

async function examineSalesforce(config: Config | undefined, pinnedOrg: string | undefined): Promise<readonly Check[]> {
  if (config === undefined) return salesforceChecks.map((name) => skip(name, 'the configuration is incomplete'));
  return checkSalesforce(config, pinnedOrg);
}

function report(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 8);
  const lines = checks.flatMap(({ name, state, found, advice }) => [
    `${state.padEnd(4)}  ${name.padEnd(width)}  ${found}`,
    ...(advice === null ? [] : [`${indent}→ ${advice}`]),
  ]);
  const count = (state: string): number => checks.filter((check) => check.state === state).length;
  const sum = `${count('fail')} failed, ${count('warn')} to look at, ${count('ok')} ok, ${count('skip')} not checked`;
  return `${lines.join('\n')}\n\n${sum}\n`;
}
