import type { FlowScreen, ScreenFlow } from '../metadata/read-screen-flow.ts';
import type { OpenProject } from '../project.ts';

/** A flow's screen, ready to be drawn; or why the current user doesn't get it. */
export type ShownFlow =
  | {
      readonly component: string;
      readonly title: string | undefined;
      readonly inputs: Readonly<Record<string, unknown>>;
    }
  | { readonly refused: string };

/**
 * The flow at `/lightning/flow/Name`, or `/lightning/flow/namespace/Name` for one that came with a package; undefined: there is
 * none. Salesforce Help, "Choosing Between Lightning and Non-Lightning Flow URL Formats" and "Considerations for Flows
 * Installed from Packages".
 */
export function shownFlow(
  project: Pick<OpenProject, 'org' | 'model'>,
  path: readonly string[],
  query: URLSearchParams,
): ShownFlow | undefined {
  const [name = '', namespace] = [...path].reverse();
  const flow = project.model.screenFlows.find((one) => one.name === name && one.namespace === namespace);
  if (flow === undefined) return undefined;
  if (!flow.isActive) return { refused: `The flow ${flow.label} isn't active.` };
  if (!project.org.user.rights.canRunFlow(flow))
    return { refused: `You don't have permission to run the flow ${flow.label}.` };
  return 'refused' in flow.screen ? flow.screen : drawn(flow, flow.screen, query);
}

/**
 * `ids` fills a collection variable of that name, `flow__x` the variable x; others stay null. Salesforce Help, "Send Variable
 * Values to a Flow Using the Flow's URL".
 */
function drawn(flow: ScreenFlow, screen: FlowScreen, query: URLSearchParams): ShownFlow {
  const given = new Map<string, unknown>();
  for (const { name, isCollection } of screen.variables) {
    const text = query.get(name === 'ids' ? name : `flow__${name}`);
    if (text === null) continue;
    if (isCollection && name !== 'ids')
      return { refused: `${flow.name}: of collections only ids is filled in Lightning Experience` };
    given.set(name, isCollection ? text.split(',').filter(Boolean) : text);
  }
  const inputs = Object.entries(screen.inputs).flatMap(([property, variable]) =>
    given.has(variable) ? [[property, given.get(variable)]] : [],
  );
  return { component: screen.component, title: screen.title, inputs: Object.fromEntries(inputs) };
}
