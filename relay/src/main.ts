import { run } from './cli/run.ts';

// Whoever read our log may go away (a closed terminal, a dead log shipper): that must not end the relay.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  onStopSignal: (handle) => {
    // Not `once`: a second signal may end us at once, but not by the default of the signal.
    process.on('SIGTERM', () => handle('SIGTERM'));
    process.on('SIGINT', () => handle('SIGINT'));
  },
  endNow: (exitCode) => process.exit(exitCode),
});
