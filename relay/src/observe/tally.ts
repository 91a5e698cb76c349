import { Counter, type Registry } from 'prom-client';

export interface TallySettings<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly Label[];
}

interface Entry<Label extends string> {
  readonly values: Readonly<Record<Label, string>>;
  count: number;
}

/**
 * A counter of what happens thousands of times a second: prom-client looks its labels through with every step, this one adds up by
 * itself and tells prom-client when somebody reads the metrics.
 */
export class Tally<Label extends string> {
  readonly #entries = new Map<string, Entry<Label>>();
  readonly #labels: readonly Label[];

  constructor(registry: Registry, { name, help, labels }: TallySettings<Label>) {
    this.#labels = labels;
    const entries = this.#entries;
    new Counter<Label>({
      name,
      help,
      labelNames: [...labels],
      registers: [registry],
      collect() {
        this.reset();
        for (const { values, count } of entries.values()) this.inc(values, count);
      },
    });
  }

  add(values: Readonly<Record<Label, string>>): void {
    let key = '';
    for (const label of this.#labels) key += `${values[label]}\n`;
    const entry = this.#entries.get(key);
    if (entry) entry.count += 1;
    else this.#entries.set(key, { values, count: 1 });
  }
}
