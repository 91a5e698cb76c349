import { formatDiagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/position.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import type { OpenProject } from '../project.ts';
import { Limits, SYNCHRONOUS_LIMITS } from '../runtime/limits.ts';
import { compileAnonymous } from '../semantic/compile.ts';
import { describeFailure } from './describe-failure.ts';

export type ExecuteResult =
  | { readonly kind: 'ok' }
  | { readonly kind: 'compileError'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

/** Runs anonymous Apex in a transaction of its own: committed if it ends well, rolled back if it throws. */
export function execute(project: OpenProject, source: SourceFile): ExecuteResult {
  const { rt, org, types, loader, cache, model } = project;
  const { unit, errors } = cache.parse('anonymous', source);
  const show = (list: readonly Parameters<typeof formatDiagnostic>[0][]): string =>
    list.map((one) => formatDiagnostic(one, source)).join('\n');
  if (unit?.kind !== 'anonymous') return { kind: 'compileError', text: show(errors) };
  const bound = compileAnonymous(
    types,
    { name: source.name, file: source.name, text: source.text, apiVersion: model.apiVersion, status: 'Active' },
    unit,
  );
  const mistakes = bound.diagnostics.filter((one) => one.kind === 'error');
  if (mistakes.length > 0) return { kind: 'compileError', text: show(mistakes) };
  try {
    rt.transaction(new Limits(SYNCHRONOUS_LIMITS), () => org.transaction(() => loader.runAnonymous(bound)));
    runJobs(org);
    return { kind: 'ok' };
  } catch (error) {
    const failure = describeFailure(rt, error);
    return { kind: 'failed', message: failure.message, stack: failure.stack };
  } finally {
    rt.frames.length = 0;
  }
}
