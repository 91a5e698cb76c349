/** What the page was made for: written into it by the host. */
export interface Session {
  readonly user: Readonly<Record<string, unknown>>;
  readonly i18n: Readonly<Record<string, unknown>>;
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly app: NavigationApp;
  readonly page: Page;
}

/** What the address bar stands for: the host has looked it up. */
export interface Page {
  readonly kind:
    'component' | 'list' | 'record' | 'report' | 'dashboard' | 'analytics' | 'flow' | 'refused' | 'missing';
  /** Of a component; of a report and a dashboard its id; of a list of those what they are; the reason of a refusal. */
  readonly name: string;
  readonly object?: string;
  /** A flow's heading, and what its component is handed. */
  readonly title?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export interface NavigationApp {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly NavigationTab[];
}

export interface NavigationTab {
  readonly name: string;
  readonly label: string;
  readonly url: string;
}

declare global {
  var __session: Session;
}

export const session: Session = globalThis.__session;
