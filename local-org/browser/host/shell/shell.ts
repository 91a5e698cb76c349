import { LightningElement } from 'lwc';
import { loadComponent } from '../../modules/components.ts';
import { session, type NavigationTab } from '../../modules/session.ts';
import { currentReference } from '../../modules/navigation.ts';
import type { Toast } from '../../modules/show-toast-event.ts';

interface ShownToast extends Toast {
  readonly key: number;
  readonly className: string;
  readonly icon: string;
}

/** What Lightning Experience draws around a page: header, navigation, toasts. */
export default class Shell extends LightningElement {
  component: unknown;
  failure: string | undefined;
  toasts: ShownToast[] = [];
  private lastToast = 0;

  connectedCallback(): void {
    this.addEventListener('lightning__showtoast', (event) => this.showToast((event as CustomEvent<Toast>).detail));
    const { page } = session;
    if (page.kind === 'component' || page.kind === 'flow') {
      loadComponent(page.name).then(
        (component) => (this.component = component),
        (error: unknown) => (this.failure = error instanceof Error ? error.message : String(error)),
      );
    }
  }

  get app(): { readonly label: string } {
    return session.app;
  }
  get userName(): unknown {
    return session.user['Name'];
  }
  get tabs(): readonly (NavigationTab & { readonly className: string; readonly current: 'page' | null })[] {
    return session.app.tabs.map((tab) => {
      const isActive = location.pathname.startsWith(tab.url.replace(/\/(?:list|home)$/, ''));
      const className = `slds-context-bar__item${isActive ? ' slds-is-active' : ''}`;
      return { ...tab, className, current: isActive ? 'page' : null };
    });
  }
  get isList(): boolean {
    return session.page.kind === 'list';
  }
  get isRecord(): boolean {
    return session.page.kind === 'record';
  }
  get isReport(): boolean {
    return session.page.kind === 'report';
  }
  get isDashboard(): boolean {
    return session.page.kind === 'dashboard';
  }
  get isAnalytics(): boolean {
    return session.page.kind === 'analytics';
  }
  get pageName(): string {
    return session.page.name;
  }
  get flowTitle(): string | undefined {
    return session.page.title;
  }
  /** What a flow hands to the component of its screen. */
  get inputs(): Readonly<Record<string, unknown>> {
    return session.page.inputs ?? {};
  }
  get refusal(): string | undefined {
    return session.page.kind === 'refused' ? session.page.name : undefined;
  }
  get isMissing(): boolean {
    return session.page.kind === 'missing';
  }
  get objectApiName(): string {
    return session.page.object ?? '';
  }
  get recordId(): string {
    return currentReference().attributes['recordId'] ?? '';
  }

  closeToast(event: Event): void {
    const key = Number((event.currentTarget as HTMLElement).dataset['key']);
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  private showToast(toast: Toast): void {
    const key = (this.lastToast += 1);
    const variant = toast.variant ?? 'info';
    const className = `slds-notify slds-notify_toast slds-theme_${variant}`;
    this.toasts = [...this.toasts, { ...toast, key, className, icon: `utility:${variant}` }];
    // Like Lightning Experience: 3 s, unless it is to stay.
    if (toast.mode !== 'sticky') {
      setTimeout(() => (this.toasts = this.toasts.filter((shown) => shown.key !== key)), 3_000);
    }
  }
}
