import { formatDiagnostics, formatNotRun, openProject } from '../project.ts';
import { createServer } from '../http/server.ts';
import { Lightning } from '../lightning/lightning.ts';
import { lightningRoutes } from '../lightning/routes.ts';
import type { ClientApp } from '../http/clients.ts';
import { UsageError, type CliOptions } from './options.ts';

/** Starts the org and keeps it running until SIGINT or SIGTERM. Exit code 1: the port is taken. */
export async function serve(options: CliOptions): Promise<number> {
  const project = openProject({
    projectDir: options.project,
    ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
    ...(options.definition === undefined ? {} : { definitionFile: options.definition }),
    ...(options.data === undefined ? {} : { dataFile: options.data }),
  });
  process.stderr.write(formatNotRun(project));
  const errors = project.diagnostics.filter((diagnostic) => diagnostic.kind === 'error');
  if (errors.length > 0) {
    process.stderr.write(`${formatDiagnostics(project, errors)}\n`);
    return 2;
  }
  const lightning = new Lightning(project);
  const app = createServer(project, {
    clients: readClients(options.clients),
    extend: (server, doors) => lightningRoutes(server, project, doors, lightning),
    onProblem: (text) => process.stderr.write(`${text}\n`),
  });
  try {
    const url = await app.listen({ port: options.port, host: '127.0.0.1' });
    process.stdout.write(
      `${JSON.stringify({ what: 'local-org.started', url, organizationId: project.org.organizationId.value })}\n`,
    );
  } catch (error) {
    process.stderr.write(
      `local-org: can't listen on port ${options.port}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await app.close();
  project.org.db.shut();
  return 0;
}

/** `--client ID:SECRET:USERNAME`: who may log in with client credentials, and as whom. */
function readClients(texts: readonly string[]): ClientApp[] {
  return texts.map((text) => {
    const [clientId, clientSecret, runAs] = text.split(':');
    if (!clientId || !clientSecret || !runAs)
      throw new UsageError(`--client: expected ID:SECRET:USERNAME, got ${text.split(':').length} parts`);
    return { clientId, clientSecret, runAs };
  });
}
