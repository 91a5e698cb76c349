import { parseArgs } from 'node:util';

/** A command line that can't be understood: printed with the usage, exit code 2. */
export class UsageError extends Error {}

const OPTIONS = {
  project: { type: 'string' },
  class: { type: 'string', multiple: true },
  method: { type: 'string', multiple: true },
  namespace: { type: 'string' },
  definition: { type: 'string' },
  coverage: { type: 'boolean' },
  json: { type: 'string' },
  junit: { type: 'string' },
  'keep-going': { type: 'boolean' },
  quiet: { type: 'boolean' },
  port: { type: 'string' },
  data: { type: 'string' },
  client: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface CliOptions {
  readonly project: string;
  readonly filter: readonly string[];
  readonly namespace: string | undefined;
  readonly definition: string | undefined;
  readonly coverage: boolean;
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly keepGoing: boolean;
  readonly quiet: boolean;
  readonly port: number;
  readonly data: string | undefined;
  readonly clients: readonly string[];
  readonly help: boolean;
  readonly positionals: readonly string[];
}

export function readOptions(args: readonly string[]): CliOptions {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return {
      project: values.project ?? '.',
      filter: [...(values.class ?? []), ...(values.method ?? [])],
      namespace: values.namespace,
      definition: values.definition,
      coverage: values.coverage ?? false,
      json: values.json,
      junit: values.junit,
      keepGoing: values['keep-going'] ?? false,
      quiet: values.quiet ?? false,
      port: portOf(values.port),
      data: values.data,
      clients: values.client ?? [],
      help: values.help ?? false,
      positionals,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? '7700');
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`--port: expected a number from 0 to 65535, got ${text}`);
  return port;
}

export const USAGE = `local-org: a development org on Node that runs a project's real Apex

  local-org test  --project DIR [--class NAME | NAME.METHOD …] [--coverage] [--json FILE] [--junit FILE] [--keep-going] [--quiet]
  local-org check --project DIR                      compile only
  local-org exec  --project DIR FILE|-               anonymous Apex
  local-org serve --project DIR [--port 7700] [--data FILE] [--client ID:SECRET:USERNAME …]

  --namespace NS      run the project as a package of this namespace
  --definition FILE   a scratch-org definition (person accounts, multi-currency, language, time zone)

Exit codes: 0 all well · 1 a test failed · 2 the project did not compile or could not be read`;
