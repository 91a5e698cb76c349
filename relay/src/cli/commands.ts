import type { Terminal } from './terminal.ts';

export type OptionName = 'json' | 'limit' | 'site' | 'object';

/** A command line that was understood. */
export interface Command {
  readonly json: boolean;
  readonly limit: number;
  readonly site: string | undefined;
  readonly object: string | undefined;
  /** Ids of events. */
  readonly ids: readonly string[];
}

export interface CommandInfo {
  /** One word or two. */
  readonly name: string;
  readonly ids: 'none' | 'one' | 'some';
  readonly options: readonly OptionName[];
  readonly summary: string;
  /** Lines for `--help`: what the exit codes mean where it isn't plain. */
  readonly exitCodes?: string;
  readonly run: (terminal: Terminal, command: Command) => Promise<number>;
}

export const optionTexts: Readonly<Record<OptionName, { readonly usage: string; readonly meaning: string }>> = {
  json: { usage: '--json', meaning: 'one line of JSON instead of text' },
  limit: { usage: '--limit N', meaning: 'at most so many rows (50)' },
  site: { usage: '--site CODE', meaning: 'one ChargeOver account, by its code in CHARGEOVER_SITES; all without it' },
  object: {
    usage: '--object NAME',
    meaning: 'one kind of record, as ChargeOver calls it (invoice, …); all without it',
  },
};

const idMissed =
  '0 done for every id, 1 if an id was no dead letter (the others are done) or the relay refused, 2 wrong usage';

/** In the order in which people read them. Modules are loaded when their command runs: most need little. */
export const commands: readonly CommandInfo[] = [
  {
    name: 'start',
    ids: 'none',
    options: [],
    summary: 'runs until SIGTERM or Ctrl-C; a second signal ends it at once',
    exitCodes: '0 stopped gracefully, 1 it could not start, 2 wrong usage, 130 or 143 ended by a second signal',
    // Server and Salesforce client take half a second to load, which `status` needn't pay.
    run: async (terminal) => (await import('./start.ts')).start(terminal),
  },
  {
    name: 'status',
    ids: 'none',
    options: ['json'],
    summary:
      'counts by state, what holds delivery back, and the newest events, beside a running relay or of a stopped one',
    run: async (terminal, command) => (await import('./status.ts')).status(terminal, command),
  },
  {
    name: 'doctor',
    ids: 'none',
    options: ['json'],
    summary: 'checks settings, store, clock, Salesforce login, package and rights, and says what to do',
    exitCodes: '0 nothing failed (there may be warnings), 1 a check failed, 2 wrong usage',
    run: async (terminal, command) => (await import('./doctor/doctor.ts')).doctor(terminal, command),
  },
  {
    name: 'events list',
    ids: 'none',
    options: ['json', 'limit'],
    summary: 'the newest events',
    run: async (terminal, command) => (await import('./list-events.ts')).listEvents(terminal, command),
  },
  {
    name: 'events show',
    ids: 'one',
    options: ['json'],
    summary: 'one event: where it stands and what Salesforce said of it; never its content',
    run: async (terminal, command) => (await import('./list-events.ts')).showEvent(terminal, command),
  },
  {
    name: 'dead-letters list',
    ids: 'none',
    options: ['json', 'limit'],
    summary: 'events that a person should look at, oldest first',
    run: async (terminal, command) => (await import('./list-events.ts')).listDeadLetters(terminal, command),
  },
  {
    name: 'dead-letters show',
    ids: 'one',
    options: ['json'],
    summary: 'one of them',
    run: async (terminal, command) => (await import('./list-events.ts')).showEvent(terminal, command),
  },
  {
    name: 'dead-letters retry',
    ids: 'some',
    options: ['json'],
    summary: 'makes dead letters new again, at their old place in the order',
    exitCodes: idMissed,
    run: async (terminal, command) => (await import('./dead-letters.ts')).orderDeadLetters(terminal, command, 'retry'),
  },
  {
    name: 'dead-letters discard',
    ids: 'some',
    options: ['json'],
    summary: 'lets dead letters go',
    exitCodes: idMissed,
    run: async (terminal, command) =>
      (await import('./dead-letters.ts')).orderDeadLetters(terminal, command, 'discard'),
  },
  {
    name: 'retry',
    ids: 'some',
    options: ['json'],
    summary: 'the same as dead-letters retry',
    exitCodes: idMissed,
    run: async (terminal, command) => (await import('./dead-letters.ts')).orderDeadLetters(terminal, command, 'retry'),
  },
  {
    name: 'pause',
    ids: 'none',
    options: ['site', 'object', 'json'],
    summary: 'takes and stores webhooks, but delivers none of these until they are resumed; lasts over restarts',
    run: async (terminal, command) => (await import('./pauses.ts')).orderPauses(terminal, command, 'pause'),
  },
  {
    name: 'resume',
    ids: 'none',
    options: ['site', 'object', 'json'],
    summary: 'ends exactly that pause; without options, every pause',
    exitCodes: '0 resumed, 1 that was not paused, or the relay refused, 2 wrong usage',
    run: async (terminal, command) => (await import('./pauses.ts')).orderPauses(terminal, command, 'resume'),
  },
];
