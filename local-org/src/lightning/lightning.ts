import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenProject } from '../project.ts';
import { ProjectError } from '../base/errors.ts';
import type { ScreenFlow } from '../metadata/read-screen-flow.ts';
import { FLOW_SCREEN, readBundles, type Bundle } from './bundles.ts';
import { buildApp, buildVendor } from './compile.ts';
import { readPageMetadata, type PageMetadata } from './page-metadata.ts';

export interface BuiltPages {
  readonly vendor: string;
  readonly app: string;
  /** Import map of a page: specifier → URL. */
  readonly imports: Readonly<Record<string, string>>;
}

/** The Lightning side of a project: its page metadata, and its components compiled for the browser when a page is first asked for. */
export class Lightning {
  readonly pages: PageMetadata;
  readonly #project: OpenProject;
  readonly #cacheDir: string;
  readonly #appFolder: string;
  #built: Promise<BuiltPages> | undefined;

  constructor(project: OpenProject) {
    this.#project = project;
    this.#cacheDir = join(project.model.projectDir, '.cache', 'lightning');
    this.#appFolder = join(this.#cacheDir, `app-${process.pid}`);
    this.pages = readPageMetadata(project.model.projectDir);
  }

  /** Where `/lightning` leads: the first tab of the app. */
  home(): string {
    const tab = this.pages.apps[0]?.tabs[0];
    if (tab === undefined) return '/lightning/page/home';
    const isComponent = this.pages.tabs.some(({ name, component }) => name === tab && component !== undefined);
    return isComponent ? `/lightning/n/${tab}` : `/lightning/o/${tab.replace(/^standard-/, '')}/list`;
  }

  /** Rejects with a `ProjectError` that names file and place where a component doesn't compile; the next call tries again. */
  built(): Promise<BuiltPages> {
    this.#built ??= this.#build().catch((error: unknown) => {
      this.#built = undefined;
      throw error;
    });
    return this.#built;
  }

  /** Takes away what was compiled for this process; the base components stay for the next one. */
  close(): void {
    rmSync(this.#appFolder, { recursive: true, force: true });
  }

  async #build(): Promise<BuiltPages> {
    const { model, types } = this.#project;
    const vendor = await buildVendor(this.#cacheDir);
    const bundles = readBundles(model.projectDir);
    for (const flow of model.screenFlows) checkScreen(flow, bundles);
    const app = await buildApp(bundles, vendor, { model, types }, this.#appFolder);
    const urls = (built: { imports: Readonly<Record<string, string>> }, at: string): [string, string][] =>
      Object.entries(built.imports).map(([name, file]) => [name, `/lightning/assets/${at}/${file}`]);
    return {
      vendor: vendor.folder,
      app: app.folder,
      imports: Object.fromEntries([...urls(vendor, 'vendor'), ...urls(app, 'app')]),
    };
  }
}

/** A screen shows a component that says it may stand on one, and sets what it has for that. LWC Guide, "Configure a Component for Flow Screens". */
function checkScreen({ name, screen }: ScreenFlow, bundles: readonly Bundle[]): void {
  if ('refused' in screen) return;
  const fail = (message: string): never => {
    throw new ProjectError(`flows/${name}.flow-meta.xml`, message);
  };
  const bundle = bundles.find((one) => one.name === screen.component);
  if (bundle === undefined) return fail(`no component ${screen.component}`);
  if (!bundle.targets.includes(FLOW_SCREEN)) fail(`the component ${bundle.name} lacks the target ${FLOW_SCREEN}`);
  for (const property of Object.keys(screen.inputs))
    if (!bundle.flowProperties.includes(property)) fail(`${bundle.name} has no property ${property} for flows`);
}
