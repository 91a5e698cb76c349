import { commands, optionTexts, type CommandInfo } from './commands.ts';

/** All commands, a line each. */
export function usage(): string {
  return `usage: ${commands.map(usageLine).join('\n       ')}\n`;
}

export function usageOf(info: CommandInfo): string {
  return `usage: ${usageLine(info)}\n`;
}

const exitCodes = '0 done, 1 it failed (one line on stderr says why), 2 wrong usage';

export function help(info: CommandInfo | undefined): string {
  if (info === undefined) {
    const width = Math.max(...commands.map(({ name }) => name.length));
    const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
    return `${usage()}\n${lines.join('\n')}\n\nexit codes: ${exitCodes}\nSettings come from the environment: see the README.\n`;
  }
  const options = [...info.options.map((name) => optionTexts[name]), { usage: '--help', meaning: 'this text' }];
  const width = Math.max(...options.map((option) => option.usage.length));
  const lines = options.map((option) => `  ${option.usage.padEnd(width)}  ${option.meaning}`);
  return `${usageOf(info)}\n${info.summary}\n\n${lines.join('\n')}\n\nexit codes: ${info.exitCodes ?? exitCodes}\n`;
}

function usageLine({ name, ids, options }: CommandInfo): string {
  const operands = { none: [], one: ['ID'], some: ['ID...'] }[ids];
  return ['chargeover-relay', name, ...operands, ...options.map((option) => `[${optionTexts[option].usage}]`)].join(
    ' ',
  );
}
