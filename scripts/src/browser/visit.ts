import type { Browser, Page } from 'playwright-core';
import type { LightningOrg } from './lightning-org.ts';

export interface Visit {
  readonly page: Page;
  /** What a developer would see in red: errors of scripts, answers of 500 and above, files that are missing. */
  readonly faults: readonly string[];
  /** Leads to another page of the org. */
  go(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly username: string;
  /** Where to go first: `/lightning/n/ChargeOver_Setup`. */
  readonly path: string;
  readonly width?: number;
}

const PATIENCE_MS = 30_000;

/** A person's own browser window: logged in, and on a page. */
export async function visit(browser: Browser, org: LightningOrg, options: VisitOptions): Promise<Visit> {
  const { username, path, width = 1280 } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refusal is an answer of 400 or 500 that the page shows: the browser's own note of it is no fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  page.on('response', (response) => {
    const isApex = response.url().includes('/lightning/apex/');
    if (response.status() >= 400 && !isApex) faults.push(`${response.status()} ${response.url()}`);
  });
  const query = new URLSearchParams({ username, retURL: path }).toString();
  await page.goto(`${org.url}/lightning/login?${query}`);
  return {
    page,
    faults,
    go: async (next) => {
      await page.goto(`${org.url}${next}`);
    },
    close: () => context.close(),
  };
}
