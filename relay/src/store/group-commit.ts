interface Waiting<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects what arrives in one turn of the event loop and writes it in one transaction: a commit costs one fsync, whether it
 * carries one row or fifty. Each caller is answered after the commit.
 */
export class GroupCommit<Input, Output> {
  readonly #writeAll: (inputs: readonly Input[]) => readonly Output[];
  #waiting: Waiting<Input, Output>[] = [];

  /** `writeAll` opens, fills and commits one transaction, or throws and leaves nothing behind. */
  constructor(writeAll: (inputs: readonly Input[]) => readonly Output[]) {
    this.#writeAll = writeAll;
  }

  write(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ input, resolve, reject });
    });
  }

  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      const outputs = this.#writeAll(group.map(({ input }) => input));
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
