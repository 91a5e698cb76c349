interface Waiting<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What arrives while one group is being written makes the next one, so that a slow commit makes larger groups instead of a
 * queue of commits. Each caller is answered after the commit of its group; a group that fails rejects all its callers.
 */
export class AsyncGroupCommit<Input, Output> {
  readonly #writeAll: (inputs: readonly Input[]) => Promise<readonly Output[]>;
  readonly #mostPerGroup: number;
  #waiting: Waiting<Input, Output>[] = [];
  #writing: Promise<void> | undefined;

  constructor(mostPerGroup: number, writeAll: (inputs: readonly Input[]) => Promise<readonly Output[]>) {
    this.#mostPerGroup = mostPerGroup;
    this.#writeAll = writeAll;
  }

  write(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#writing ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async flushed(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #run(): Promise<void> {
    // What arrives in one turn of the event loop goes together.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#writeGroup(this.#waiting.splice(0, this.#mostPerGroup));
    this.#writing = undefined;
  }

  async #writeGroup(group: readonly Waiting<Input, Output>[]): Promise<void> {
    try {
      const outputs = await this.#writeAll(group.map(({ input }) => input));
      for (const [index, { resolve, reject }] of group.entries()) {
        const output = outputs[index];
        if (output === undefined) reject(new Error('a group commit lost a row'));
        else resolve(output);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
