import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../src/browser/browser.ts';
import { LightningOrg } from '../src/browser/lightning-org.ts';
import { visit, type Visit, type VisitOptions } from '../src/browser/visit.ts';

/** An org and a browser, and who has been in it. */
export class Scene {
  readonly org: LightningOrg;
  readonly #browser: Browser;
  readonly #visits: Visit[] = [];

  private constructor(org: LightningOrg, browser: Browser) {
    this.org = org;
    this.#browser = browser;
  }

  static async open(files: Readonly<Record<string, string>> = {}, namespace?: string): Promise<Scene> {
    const org = await LightningOrg.open(files, namespace);
    return new Scene(org, await openBrowser());
  }

  async visit(options: VisitOptions): Promise<Visit> {
    const visitor = await visit(this.#browser, this.org, options);
    this.#visits.push(visitor);
    return visitor;
  }

  /** What the relay does with what people asked for: a heartbeat, and a step of each. */
  async driveRequests(): Promise<void> {
    const answer = (await this.org.callAsRelay('heartbeat', { version: '0.1.0', state: {} })) as {
      readonly requests: readonly { readonly id: string }[];
    };
    for (const { id } of answer.requests) await this.org.callAsRelay(`requests/${id}/step`, {});
  }

  /** Keeps a picture of the whole page among the build output. */
  async shot(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join('build', 'screenshots', `${name}.png`), fullPage: true });
  }

  assertNothingBroke(): void {
    assert.deepEqual(
      this.#visits.flatMap(({ faults }) => faults),
      [],
    );
    assert.deepEqual(this.org.problems, []);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.org.close();
  }
}

/** Resolves when the text stands on the page. */
export function isShown(page: Page, text: string | RegExp): Promise<void> {
  return page.getByText(text).first().waitFor();
}

/** Picks from a combobox of the base components. */
export async function pick(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}
