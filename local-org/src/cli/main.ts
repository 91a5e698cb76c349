import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LocalOrgError, ProjectError, Unsupported } from '../base/errors.ts';
import { ProjectErrors } from '../metadata/project-errors.ts';
import { formatDiagnostics, formatNotRun, openProject, type OpenOptions, type OpenProject } from '../project.ts';
import { runTests } from '../testing/run-tests.ts';
import { formatCoverage, formatResult, formatSummary, toJUnit } from '../testing/report.ts';
import { execute } from '../testing/execute.ts';
import { readOptions, USAGE, UsageError, type CliOptions } from './options.ts';

const OK = 0;
const FAILED = 1;
const NOT_COMPILED = 2;

/** Runs one command; the exit code. Only this file and `serve` know the process. */
export async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  try {
    const options = readOptions(rest);
    if (command === undefined || options.help || command === 'help') {
      print(USAGE);
      return command === undefined ? NOT_COMPILED : OK;
    }
    switch (command) {
      case 'test':
        return test(options);
      case 'check':
        return check(options);
      case 'exec':
        return exec(options);
      case 'serve': {
        const { serve } = await import('./serve.ts');
        return await serve(options);
      }
      default:
        throw new UsageError(`unknown command: ${command}`);
    }
  } catch (error) {
    return explain(error);
  }
}

/** The user's mistakes and our known gaps in one line each; anything else is a bug and shows its stack. */
function explain(error: unknown): number {
  if (error instanceof UsageError) printError(`${error.message}\n\n${USAGE}`);
  else if (error instanceof ProjectErrors) for (const one of error.errors) printError(projectError(one));
  else if (error instanceof ProjectError) printError(projectError(error));
  else if (error instanceof Unsupported)
    printError(
      `Unsupported: ${error.message} (${error.file ?? ''}:${error.position?.line ?? 0}:${error.position?.column ?? 0})`,
    );
  else if (error instanceof LocalOrgError) printError(error.message);
  else throw error;
  return NOT_COMPILED;
}

function projectError(error: ProjectError): string {
  const place =
    error.position === undefined ? error.file : `${error.file}:${error.position.line}:${error.position.column}`;
  return `${place}: error: ${error.message}`;
}

function openOptions(options: CliOptions, more: Partial<OpenOptions> = {}): OpenOptions {
  return {
    projectDir: options.project,
    ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
    ...(options.definition === undefined ? {} : { definitionFile: options.definition }),
    ...more,
  };
}

function test(options: CliOptions): number {
  const project = openProject(openOptions(options, { coverage: options.coverage }));
  process.stderr.write(formatNotRun(project));
  const errors = compileErrors(project);
  if (errors > 0 && !options.keepGoing) return NOT_COMPILED;
  const run = runTests(project, {
    filter: options.filter,
    coverage: options.coverage,
    onResult: (result) => {
      if (!options.quiet || result.outcome !== 'passed') print(formatResult(project, result));
    },
  });
  if (options.coverage) print(`\n${formatCoverage(run)}`);
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(run, null, 2));
  if (options.junit !== undefined) writeFileSync(options.junit, toJUnit(run));
  if (run.tests.length === 0) print('no test matches');
  print(`\n${formatSummary(run)}`);
  if (errors > 0) return NOT_COMPILED;
  return run.summary.failed > 0 || run.summary.unsupported > 0 || run.tests.length === 0 ? FAILED : OK;
}

/** Prints the compile errors; how many there are. */
function compileErrors(project: OpenProject): number {
  const errors = project.diagnostics.filter((diagnostic) => diagnostic.kind === 'error');
  if (errors.length > 0) printError(formatDiagnostics(project, errors));
  return errors.length;
}

function check(options: CliOptions): number {
  const project = openProject(openOptions(options));
  process.stderr.write(formatNotRun(project));
  const errors = compileErrors(project);
  const gaps = project.diagnostics.filter((diagnostic) => diagnostic.kind === 'unsupported');
  if (gaps.length > 0) printError(formatDiagnostics(project, gaps));
  print(
    `${project.model.classes.length} classes, ${project.model.triggers.length} triggers: ${errors} errors, ${gaps.length} unsupported`,
  );
  return errors + gaps.length > 0 ? NOT_COMPILED : OK;
}

function exec(options: CliOptions): number {
  const [file] = options.positionals;
  if (file === undefined) throw new UsageError('exec: a file, or - for standard input, is missing');
  const project = openProject(openOptions(options));
  if (compileErrors(project) > 0) return NOT_COMPILED;
  project.rt.onDebug = print;
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  const result = execute(project, { name: file === '-' ? 'AnonymousBlock' : file, text });
  if (result.kind === 'compileError') printError(result.text);
  if (result.kind === 'failed') printError(`${result.message}\n${result.stack}`);
  return result.kind === 'ok' ? OK : result.kind === 'compileError' ? NOT_COMPILED : FAILED;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
