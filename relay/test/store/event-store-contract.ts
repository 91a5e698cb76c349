import { describe, test, type TestContext } from 'node:test';
import { describeDelivery } from './delivery-contract.ts';
import type { It, Opened } from './event-store-fixtures.ts';
import { describeUpkeep } from './upkeep-contract.ts';

/** What every store must do; each implementation runs it. `open` gives an empty one. */
export function describeEventStore(name: string, open: (t: TestContext) => Promise<Opened>): void {
  const it: It = (title, act) => {
    test(title, async (t) => {
      const opened = await open(t);
      await act(opened.store, opened);
    });
  };

  describe(name, () => {
    describeDelivery(it);
    describeUpkeep(it);
  });
}
