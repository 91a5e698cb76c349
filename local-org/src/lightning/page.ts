import type { ObjectDefinition } from '../metadata/model.ts';
import { userText } from '../platform/user-context.ts';
import type { OpenProject } from '../project.ts';
import type { PageMetadata, TabDefinition } from './page-metadata.ts';
import { shownFlow } from './flow-page.ts';
import { objectOfId } from './record-page.ts';

interface Shown {
  readonly kind:
    'component' | 'list' | 'record' | 'report' | 'dashboard' | 'analytics' | 'flow' | 'refused' | 'missing';
  readonly name: string;
  readonly object?: string;
  /** A flow's heading, and what its component is handed. */
  readonly title?: string | undefined;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** What the address bar stands for, for the current user. */
export function pageOf(project: OpenProject, pages: PageMetadata, url: URL): Shown {
  const [kind, first = '', second = ''] = url.pathname.replace(/^\/lightning\/?/, '').split('/');
  const missing: Shown = { kind: 'missing', name: '' };
  if (kind === 'n') {
    const name = first.replace(/^\w+?__(?=.)/, '');
    const tab = pages.tabs.find((one) => one.name === first || one.name === name);
    return tab?.component === undefined ? missing : { kind: 'component', name: tab.component };
  }
  if (kind === 'flow') return flowAt(project, [first, second].filter(Boolean), url) ?? missing;
  const analytics = ANALYTICS[first];
  if (kind === 'o' && analytics !== undefined && second === 'home') return { kind: 'analytics', name: first };
  if (kind === 'r' && analytics !== undefined) return { kind: analytics.kind, name: second };
  if (kind === 'o') {
    const object = project.model.findObject(first);
    return object === undefined || !project.org.user.rights.object(object).read
      ? missing
      : { kind: 'list', name: first, object: object.name };
  }
  if (kind !== 'r') return missing;
  try {
    const object = objectOfId(project, second === '' || second === 'view' ? first : second);
    return { kind: 'record', name: first, object: object.name };
  } catch {
    return missing;
  }
}

function flowAt(project: OpenProject, path: readonly string[], url: URL): Shown | undefined {
  const flow = shownFlow(project, path, url.searchParams);
  if (flow === undefined) return undefined;
  if ('refused' in flow) return { kind: 'refused', name: flow.refused };
  return { kind: 'flow', name: flow.component, title: flow.title, inputs: flow.inputs };
}

/** The pages of reports and dashboards, and what the app's navigation calls them. */
const ANALYTICS: Readonly<Record<string, { readonly kind: 'report' | 'dashboard'; readonly label: string }>> = {
  Report: { kind: 'report', label: 'Reports' },
  Dashboard: { kind: 'dashboard', label: 'Dashboards' },
};

/** The tabs of the app that the user may see, with where they lead. */
export function navigation(
  project: OpenProject,
  pages: PageMetadata,
): { name: string; label: string; tabs: unknown[] } {
  const app = pages.apps[0] ?? { name: 'App', label: 'Local org', tabs: [] };
  const tabs = app.tabs.flatMap((name) => {
    const analytics = /^standard-(report|dashboard)$/i.exec(name)?.[1];
    if (analytics !== undefined) return analyticsTab(project, name, analytics);
    const tab = pages.tabs.find((one) => one.name === name);
    return tab?.component === undefined ? objectTab(project, name) : componentTab(tab);
  });
  return { name: app.name, label: app.label, tabs };
}

function componentTab(tab: TabDefinition): unknown[] {
  return [{ name: tab.name, label: tab.label ?? tab.name, url: `/lightning/n/${tab.name}` }];
}

/** `standard-report` and `standard-Dashboard`. */
function analyticsTab(project: OpenProject, name: string, kind: string): unknown[] {
  if (!project.org.user.rights.has('RunReports')) return [];
  const object = `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}`;
  return [{ name, label: ANALYTICS[object]?.label ?? object, url: `/lightning/o/${object}/home` }];
}

function objectTab(project: OpenProject, name: string): unknown[] {
  const object: ObjectDefinition | undefined = project.model.findObject(name.replace(/^standard-/, ''));
  if (object === undefined || !project.org.user.rights.object(object).read) return [];
  return [{ name, label: object.pluralLabel, url: `/lightning/o/${object.name}/list` }];
}

/** The page's HTML; everything it shows comes from its modules and from `__session`. */
export function html(session: unknown, imports: Readonly<Record<string, string>>): string {
  // `<` can't end the script element inside JSON that has none.
  const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local org</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/lightning/assets/slds/styles/salesforce-lightning-design-system.min.css">
<script>globalThis.__session = ${json(session)};</script>
<script type="importmap">${json({ imports })}</script>
</head>
<body class="slds-scope">
<script type="module">import 'host/main';</script>
</body>
</html>
`;
}

export function sessionOf(project: OpenProject, pages: PageMetadata, url: URL): unknown {
  const { user } = project.org;
  const { definition, customPermissions } = project.model;
  const text = (field: string): string => userText(user, field);
  return {
    user: { Id: user.id.value, isGuest: false, Name: text('Name'), Username: text('Username') },
    i18n: {
      lang: definition.language.replace('_', '-'),
      locale: definition.locale.replace('_', '-'),
      timeZone: definition.timeZone,
      currency: 'USD',
      dir: 'ltr',
      firstDayOfWeek: 1,
    },
    customPermissions: customPermissions.map(({ name }) => name).filter((name) => user.rights.hasCustom(name)),
    userPermissions: ['CustomizeApplication', 'ModifyAllData'].filter((name) => user.rights.has(name)),
    app: navigation(project, pages),
    page: pageOf(project, pages, url),
  };
}
