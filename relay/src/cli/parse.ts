import { parseArgs } from 'node:util';
import { commands, optionTexts, type Command, type CommandInfo, type OptionName } from './commands.ts';

export type Parsed =
  | { readonly kind: 'run'; readonly info: CommandInfo; readonly command: Command }
  | { readonly kind: 'help'; readonly info: CommandInfo | undefined }
  /** `message` says what came and what was expected. */
  | { readonly kind: 'wrong'; readonly info: CommandInfo | undefined; readonly message: string };

export function parse(args: readonly string[]): Parsed {
  const { words, options } = readTokens(args);
  const info = commands.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
  if (options.has('help')) return { kind: 'help', info };
  const wrong = (message: string): Parsed => ({ kind: 'wrong', info, message });
  if (info === undefined) return wrong(unknownCommand(words));
  for (const [name, value] of options) {
    const fault = optionFault(info, name, value);
    if (fault !== undefined) return wrong(fault);
  }
  const ids = words.slice(info.name.split(' ').length);
  const fault = idsFault(info, ids);
  if (fault !== undefined) return wrong(fault);
  const text = (name: OptionName): string | undefined => options.get(name) ?? undefined;
  const [json, limit] = [options.has('json'), Number(text('limit') ?? 50)];
  return { kind: 'run', info, command: { json, limit, site: text('site'), object: text('object'), ids } };
}

interface Tokens {
  readonly words: readonly string[];
  /** Null where no value was given. */
  readonly options: ReadonlyMap<string, string | null>;
}

/** Not strict: our own messages say more than those of `parseArgs`. */
function readTokens(args: readonly string[]): Tokens {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      limit: { type: 'string' },
      site: { type: 'string' },
      object: { type: 'string' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const options = tokens.flatMap((token) =>
    token.kind === 'option' ? [[token.name, token.value ?? null] as const] : [],
  );
  return { words, options: new Map(options) };
}

function unknownCommand(words: readonly string[]): string {
  const [first] = words;
  if (first === undefined) return `no command given; expected ${firstWords().join(', ')}`;
  const second = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name.split(' ')[1]);
  if (second.length === 0) return `unknown command "${first}"; expected ${firstWords().join(', ')}`;
  const given = words[1] === undefined ? 'nothing' : `"${words[1]}"`;
  return `${first} needs ${second.join(', ')}, got ${given}`;
}

function firstWords(): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))];
}

function optionFault(info: CommandInfo, name: string, value: string | null): string | undefined {
  const known = info.options.find((option) => option === name);
  const written = name.length === 1 ? `-${name}` : `--${name}`;
  if (known === undefined) {
    const expected = [...info.options.map((option) => optionTexts[option].usage), '--help'].join(', ');
    return `unknown option ${written}; ${info.name} takes ${expected}`;
  }
  if (known === 'json') return value === null ? undefined : '--json takes no value';
  if (value === null || value === '') return `${written} needs a value (${optionTexts[known].usage})`;
  if (known === 'limit' && !/^[1-9]\d{0,5}$/.test(value)) {
    return `--limit must be a whole number from 1 to 999999, got "${value}"`;
  }
  return undefined;
}

function idsFault(info: CommandInfo, ids: readonly string[]): string | undefined {
  if (info.ids === 'none') return ids.length === 0 ? undefined : `${info.name} takes no "${ids.join(' ')}"`;
  const list = info.name.startsWith('events') ? 'events list' : 'dead-letters list';
  if (ids.length === 0) return `${info.name} needs the id of an event ("chargeover-relay ${list}" shows them)`;
  return info.ids === 'one' && ids.length > 1 ? `${info.name} takes one id, got ${ids.length}` : undefined;
}
