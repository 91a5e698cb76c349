import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** What the last stage says about running it. */
export interface Image {
  /** The folder that stands for `/`. */
  readonly root: string;
  readonly workdir: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly volumes: readonly string[];
}

/** Folders that the ignore file beside the recipe keeps out of the build. */
const neverCopied = new Set(['node_modules', 'dist', 'test']);

/**
 * Does what `docker build` would do with a recipe of `FROM`, `WORKDIR`, `COPY`, `RUN`, `ENV`, `USER`, `VOLUME` and `CMD`, in plain
 * folders: each stage is a folder under `target` that stands for `/`. Commands that name a path from `/` are for the image's own
 * root, so they are given to `onRootCommand` instead. Throws on any other instruction.
 */
export async function buildWithoutDocker(
  recipe: string,
  context: string,
  target: string,
  onRootCommand: (command: string, root: string) => void,
): Promise<Image> {
  const stages = new Map<string, string>();
  let image: Image = { root: '', workdir: '/', command: [], environment: {}, user: 'root', volumes: [] };
  for (const { word, rest } of instructions(recipe)) {
    switch (word) {
      case 'FROM': {
        const name = /\bAS\s+(\S+)$/i.exec(rest)?.[1] ?? 'final';
        const root = join(target, name);
        stages.set(name, root);
        image = { root, workdir: '/', command: [], environment: {}, user: 'root', volumes: [] };
        break;
      }
      case 'WORKDIR':
        image = { ...image, workdir: rest };
        mkdirSync(join(image.root, rest), { recursive: true });
        break;
      case 'COPY':
        copy(rest, context, stages, join(image.root, image.workdir));
        break;
      case 'RUN':
        if (/ \//.test(rest)) onRootCommand(rest, image.root);
        else await run('sh', ['-c', rest], { cwd: join(image.root, image.workdir), env: environment(image) });
        break;
      case 'ENV':
        image = { ...image, environment: { ...image.environment, ...pairs(rest) } };
        break;
      case 'USER':
        image = { ...image, user: rest };
        break;
      case 'VOLUME':
        image = { ...image, volumes: [...image.volumes, rest] };
        break;
      case 'CMD':
        image = { ...image, command: (JSON.parse(rest) as unknown[]).map(String) };
        break;
      case 'EXPOSE':
      case 'HEALTHCHECK':
        break;
      default:
        throw new Error(`the recipe has an instruction that isn't known here: ${word}`);
    }
  }
  return image;
}

function instructions(recipe: string): Instruction[] {
  return readFileSync(recipe, 'utf8')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ word: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1).trim() }));
}

function copy(rest: string, context: string, stages: ReadonlyMap<string, string>, workdir: string): void {
  const words = rest.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const root = from === undefined ? context : stages.get(from);
  const target = words.pop();
  if (root === undefined || target === undefined) throw new Error(`COPY ${rest}: no such stage or no target`);
  const filter = (path: string): boolean => from !== undefined || !neverCopied.has(basename(path));
  for (const source of words) {
    const path = target.endsWith('/') ? join(workdir, target, basename(source)) : join(workdir, target);
    cpSync(join(root, source), path, { recursive: true, filter, verbatimSymlinks: true });
  }
}

/** The machine's own settings go along: a registry or a certificate of its own may be what makes `npm ci` work here. */
function environment(image: Image): NodeJS.ProcessEnv {
  const cached = { npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
  return { ...process.env, ...cached, ...image.environment };
}

function pairs(rest: string): Record<string, string> {
  return Object.fromEntries(rest.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string]));
}
