import { formatDiagnostic, type Diagnostic } from './base/diagnostic.ts';
import type { ApexSource, OrgModel } from './metadata/model.ts';
import { readProject, type ReadProjectOptions } from './metadata/read-project.ts';
import { ParseCache } from './parser/cache.ts';
import { platformLibrary } from './platform/library/index.ts';
import { Org } from './platform/org.ts';
import { Loader } from './runtime/loader.ts';
import { ProjectTriggers } from './runtime/project-triggers.ts';
import { Runtime } from './runtime/runtime.ts';
import { compile, type Compilation, type ParsedSource } from './semantic/compile.ts';
import { TypeTable } from './semantic/type-table.ts';
import { languageLibrary } from './stdlib/index.ts';

export interface OpenOptions extends ReadProjectOptions {
  /** Counts the lines that run. */
  readonly coverage?: boolean;
  /** Keeps records in this SQLite file; in memory without it. */
  readonly dataFile?: string;
}

/** A project read, compiled and loaded into an org of its own. */
export interface OpenProject {
  readonly model: OrgModel;
  readonly types: TypeTable;
  readonly compilation: Compilation;
  /** Errors of the parser and of the semantic phase together, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  readonly rt: Runtime;
  readonly org: Org;
  readonly loader: Loader;
  readonly cache: ParseCache;
  sourceOf(file: string): ApexSource | undefined;
}

/** Reads, compiles and loads a project. Throws `ProjectError`s if it can't be read; compile errors are in `diagnostics`. */
export function openProject(options: OpenOptions): OpenProject {
  const model = readProject(options);
  const cache = ParseCache.open();
  const { parsed, diagnostics: syntaxErrors } = parseAll(model, cache);
  const types = new TypeTable([...languageLibrary, ...platformLibrary], model);
  const compilation = compile(types, parsed);
  const org = new Org(model, options.dataFile === undefined ? {} : { dataFile: options.dataFile });
  const rt = new Runtime(types, org);
  const loader = new Loader(rt, compilation.classes, compilation.triggers, options.coverage ?? false);
  org.attach(rt);
  org.triggers = new ProjectTriggers(loader.triggers);
  const sources = new Map([...model.classes, ...model.triggers].map((source) => [source.file, source]));
  return {
    model,
    types,
    compilation,
    diagnostics: [...syntaxErrors, ...compilation.diagnostics].sort(byPlace),
    rt,
    org,
    loader,
    cache,
    sourceOf: (file) => sources.get(file),
  };
}

function parseAll(model: OrgModel, cache: ParseCache): { parsed: ParsedSource[]; diagnostics: Diagnostic[] } {
  const parsed: ParsedSource[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = [
    ...model.classes.map((source) => ['class', source] as const),
    ...model.triggers.map((source) => ['trigger', source] as const),
  ];
  for (const [kind, source] of sources) {
    const { unit, errors } = cache.parse(kind, { name: source.file, text: source.text });
    diagnostics.push(...errors);
    if (unit !== undefined) parsed.push({ source, unit });
  }
  return { parsed, diagnostics };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.file.localeCompare(b.file) || a.position.line - b.position.line || a.position.column - b.position.column;
}

/** One line for each file whose automation a real org would run and this one doesn't. */
export function formatNotRun(project: OpenProject): string {
  return project.model.notRun.map(({ file, what }) => `not run: ${file} (${what})\n`).join('');
}

/** What a real org would refuse, as text with source line and caret, one after the other. */
export function formatDiagnostics(project: OpenProject, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((diagnostic) => {
      const source = project.sourceOf(diagnostic.file);
      return formatDiagnostic(diagnostic, source === undefined ? undefined : { name: source.file, text: source.text });
    })
    .join('\n');
}
