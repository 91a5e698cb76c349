export type Loader = () => Promise<{ readonly default: unknown }>;

let loaders: Readonly<Record<string, Loader>> = {};

/** The exposed components of the project, by name; set once by the first module of the page. */
export function setComponents(all: Readonly<Record<string, Loader>>): void {
  loaders = all;
}

export async function loadComponent(name: string): Promise<unknown> {
  const loader = loaders[name];
  if (loader === undefined) throw new Error(`the page shows ${name}, but no exposed component has this name`);
  return (await loader()).default;
}
