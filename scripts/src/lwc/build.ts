import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { bundleNames, LWC_TS, PROJECT } from './bundles.ts';

const TARGET = join(PROJECT, 'force-app', 'main', 'default', 'lwc');
/** What the org takes of a bundle beside its JavaScript. */
const COPIED = new Set(['.html', '.css', '.xml', '.svg']);

/** Compiles `lwc-ts` into the package: types go, decorators and everything else stay for the org's own compiler. */
function main(): number {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  const names = bundleNames();
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(LWC_TS, 'tsconfig.json')], { stdio: 'inherit' });
  if (status !== 0) return status ?? 1;
  for (const name of names) {
    for (const file of readdirSync(join(LWC_TS, name))) {
      if (COPIED.has(extname(file))) cpSync(join(LWC_TS, name, file), join(TARGET, name, file));
    }
  }
  console.log(`lwc: ${names.length} components built`);
  return 0;
}

process.exitCode = main();
