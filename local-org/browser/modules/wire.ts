/** What a wire adapter gives to `@wire`. */
export interface Provisioned {
  readonly data: unknown;
  readonly error: unknown;
}

/** Adapters by what they last gave, so that `refreshApex` and `notifyRecordUpdateAvailable` find them. */
const refreshers = new WeakMap<object, () => Promise<void>>();
const nothing: Provisioned = Object.freeze({ data: undefined, error: undefined });

/** A wire adapter class over an asynchronous call; it waits while a value of its configuration is undefined. */
export function wireAdapter(load: (config: Record<string, unknown>) => Promise<unknown>): unknown {
  return class {
    readonly #give: (value: Provisioned) => void;
    #config: Record<string, unknown> | undefined;
    #turn = 0;
    #isConnected = false;

    constructor(give: (value: Provisioned) => void) {
      this.#give = give;
      give(nothing);
    }

    connect(): void {
      this.#isConnected = true;
      void this.load();
    }

    disconnect(): void {
      this.#isConnected = false;
    }

    update(config: Record<string, unknown>): void {
      const isComplete = Object.values(config).every((value) => value !== undefined);
      if (JSON.stringify(config) === JSON.stringify(this.#config)) return;
      this.#config = isComplete ? config : undefined;
      void this.load();
    }

    // Not `#load`: LWC's compiler refuses private methods.
    async load(): Promise<void> {
      const config = this.#config;
      if (config === undefined || !this.#isConnected) return;
      const turn = (this.#turn += 1);
      const result = await load(config).then(
        (data) => ({ data, error: undefined }),
        (error: unknown) => ({ data: undefined, error }),
      );
      // A later configuration has overtaken this one.
      if (turn !== this.#turn) return;
      refreshers.set(result, () => this.load());
      this.#give(result);
    }
  };
}

/** Loads again what a wire gave. */
export async function refresh(provisioned: unknown): Promise<void> {
  const load = typeof provisioned === 'object' && provisioned !== null ? refreshers.get(provisioned) : undefined;
  if (load === undefined) throw new Error('refreshApex needs the whole value that a wired property or function got');
  await load();
}
