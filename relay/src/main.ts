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
    // Not `once`: Ctrl-C reaches us twice behind the launcher, and the second one must not cut the graceful stop short.
    process.on('SIGTERM', () => handle('SIGTERM'));
    process.on('SIGINT', () => handle('SIGINT'));
  },
});
