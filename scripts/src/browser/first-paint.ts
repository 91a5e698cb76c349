import { performance } from 'node:perf_hooks';
import type { Browser } from 'playwright-core';
import { ADMIN_CLIENT } from '../demo/settings.ts';
import { openBrowser } from './browser.ts';
import { LightningOrg } from './lightning-org.ts';

const RUNS = 7;
const TARGET = 1.5;

/**
 * `npm run bench:setup`: how long it takes until the setup page shows its first step, against a page of the same host that has
 * nothing on it but header and navigation. Median of seven each, in turns, every time in a browser window without a cache.
 */
async function main(): Promise<void> {
  const org = await LightningOrg.open();
  const browser = await openBrowser();
  const setup: number[] = [];
  const empty: number[] = [];
  // The first look at each page warms up the org, not the browser.
  for (let run = 0; run <= RUNS; run += 1) {
    const emptyMs = await timeTo(browser, org, '/lightning/n/None', 'This page isn');
    const setupMs = await timeTo(browser, org, '/lightning/n/ChargeOver_Setup', 'Give the integration user');
    if (run === 0) continue;
    empty.push(emptyMs);
    setup.push(setupMs);
  }
  await browser.close();
  await org.close();
  const ratio = median(setup) / median(empty);
  console.log(`empty page of the host: ${median(empty).toFixed(0)} ms (median of ${RUNS})`);
  console.log(`setup page, first step: ${median(setup).toFixed(0)} ms (median of ${RUNS})`);
  console.log(`ratio ${ratio.toFixed(2)}, target at most ${TARGET}: ${ratio <= TARGET ? 'met' : 'MISSED'}`);
}

async function timeTo(browser: Browser, org: LightningOrg, path: string, text: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // Logs in first: the redirect is no part of the page.
  await page.goto(`${org.url}/lightning/login?username=${ADMIN_CLIENT.username}&retURL=/assets/icons/none`);
  const started = performance.now();
  await page.goto(`${org.url}${path}`, { waitUntil: 'commit' });
  await page.getByText(text).first().waitFor();
  const elapsed = performance.now() - started;
  await context.close();
  return elapsed;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
