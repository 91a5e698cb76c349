import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import replacePlugin from '@rollup/plugin-replace';
import { rollup, type Plugin, type RollupLog } from 'rollup';
import ts from 'typescript';
import { ProjectError } from '../base/errors.ts';
import { BASE_COMPONENTS, baseComponentNames, reexport } from './base-components.ts';
import type { Bundle } from './bundles.ts';
import { isHostModule, platformModules, type ModuleContext } from './platform-modules.ts';

/** Its types describe a CommonJS module; at run time the import is the function. */
const replace = replacePlugin as unknown as typeof replacePlugin.default;
/** Bumped when the options below change. */
const BUILD_VERSION = 1;
/** What the shell is made of. */
const HOST_COMPONENTS = [
  ...['shell', 'listView', 'recordPage', 'recordForm'],
  ...['reportView', 'reportTable', 'reportChart', 'dashboardView', 'analyticsList'],
];
const BROWSER = join(import.meta.dirname, '..', '..', 'browser');

/** A built page: a folder of modules, and where the bare names in them lead. */
export interface Built {
  readonly folder: string;
  /** Specifier → file in the folder. */
  readonly imports: Readonly<Record<string, string>>;
}

/**
 * Compiles LWC itself and the base components, once for each version of them (about half a minute); later calls take what the
 * cache folder holds.
 */
export async function buildVendor(cacheDir: string): Promise<Built> {
  const names = baseComponentNames().filter((name) => !isHostModule(`lightning/${name}`));
  const versions = ['lwc', '@lwc/synthetic-shadow', 'lightning-base-components'].map(versionOf);
  const key = createHash('sha256')
    .update(JSON.stringify([BUILD_VERSION, names, versions]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cacheDir, `vendor-${key}`);
  const imports = {
    lwc: 'lwc.js',
    '@lwc/synthetic-shadow': 'synthetic-shadow.js',
    ...Object.fromEntries(names.map((name) => [`lightning/${name}`, `lightning-${name}.js`])),
  };
  if (existsSync(folder)) return { folder, imports };
  const entries: Record<string, string> = {
    lwc: `export * from 'lwc';`,
    'synthetic-shadow': `import '@lwc/synthetic-shadow';`,
  };
  for (const name of names) entries[`lightning-${name}`] = reexport(name);
  const input = Object.fromEntries(Object.keys(entries).map((name) => [name, `\0entry:${name}`]));
  const build = await rollup({
    input,
    preserveEntrySignatures: 'strict',
    onwarn: () => undefined,
    plugins: [entryModules(entries), ...commonPlugins([{ npm: 'lightning-base-components' }])],
  });
  const partial = `${folder}.${process.pid}`;
  await build.write({
    dir: partial,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
  // Two processes may build at the same time: the first one's folder stays.
  if (existsSync(folder)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, folder);
  return { folder, imports };
}

/** Compiles the host's shell with the project's components. Throws a `ProjectError` with file and place where LWC refuses them. */
export async function buildApp(
  bundles: readonly Bundle[],
  vendor: Built,
  context: ModuleContext,
  folder: string,
): Promise<Built> {
  const modules = bundles.map(({ name, folder: path }) => ({ name: `c/${name}`, path: join(path, `${name}.js`) }));
  const host = HOST_COMPONENTS.map((name) => ({
    name: `host/${name}`,
    path: join(BROWSER, 'host', name, `${name}.ts`),
  }));
  const build = await rollup({
    input: { main: '\0entry:main' },
    external: (id) => id in vendor.imports,
    onwarn: refuseUnresolved,
    plugins: [
      entryModules({ main: mainModule(bundles) }),
      platformModules(context, join(BROWSER, 'modules')),
      stripTypes(),
      ...commonPlugins([...host.filter(({ path }) => existsSync(path)), ...modules]),
    ],
  }).catch((error: unknown) => {
    throw compileError(error);
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
  return { folder, imports: { 'host/main': 'main.js' } };
}

/** The first module of the page: it knows the exposed components by name, and loads one when a page shows it. */
function mainModule(bundles: readonly Bundle[]): string {
  const exposed = bundles.filter(({ targets }) => targets.length > 0);
  const loaders = exposed.map(({ name }) => `${JSON.stringify(name)}: () => import('c/${name}')`);
  return `import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import Shell from 'host/shell';
import { setComponents } from ${JSON.stringify(join(BROWSER, 'modules', 'components.ts'))};
setComponents({ ${loaders.join(', ')} });
document.body.append(createElement('host-shell', { is: Shell }));
`;
}

function commonPlugins(modules: readonly unknown[]): Plugin[] {
  return [
    replace({
      preventAssignment: true,
      values: { 'process.env.NODE_ENV': JSON.stringify('production'), 'import.meta.env.SSR': 'false' },
    }),
    lwc({
      rootDir: BASE_COMPONENTS,
      modules: [...modules] as never,
      enableDynamicComponents: true,
      // Without it lightning-combobox finds no attachInternals in synthetic shadow.
      enableSyntheticElementInternals: true,
    }) as Plugin,
  ];
}

function entryModules(sources: Readonly<Record<string, string>>): Plugin {
  const prefix = '\0entry:';
  return {
    name: 'entries',
    resolveId: (id) => (id.startsWith(prefix) ? id : null),
    load: (id) => (id.startsWith(prefix) ? (sources[id.slice(prefix.length)] ?? null) : null),
  };
}

/** The shell and the modules are TypeScript: types go, decorators stay for LWC's compiler. */
function stripTypes(): Plugin {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  return {
    name: 'strip-types',
    transform: (code, id) =>
      /\.ts(?:\?|$)/.test(id) ? { code: ts.transpileModule(code, { compilerOptions }).outputText, map: null } : null,
  };
}

function refuseUnresolved(warning: RollupLog): void {
  if (warning.code === 'UNRESOLVED_IMPORT') {
    throw new ProjectError(
      warning.id ?? 'lwc',
      `the component imports ${String(warning.exporter)}, which the local host doesn't have`,
    );
  }
}

function compileError(error: unknown): Error {
  if (error instanceof ProjectError || !(error instanceof Error)) return error as Error;
  const { id, loc } = error as { id?: string; loc?: { line?: number; column?: number } };
  return new ProjectError(
    id ?? 'lwc',
    error.message,
    loc?.line === undefined ? undefined : { line: loc.line, column: (loc.column ?? 0) + 1 },
  );
}

function versionOf(name: string): string {
  const file = findPackageJSON(name, import.meta.url);
  if (file === undefined) throw new ProjectError('package.json', `${name} is not installed`);
  return `${name}@${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}
