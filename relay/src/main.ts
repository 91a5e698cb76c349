import { run } from './cli/run.ts';

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
