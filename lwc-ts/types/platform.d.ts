/** What the platform gives a component, as far as we use it. */
declare namespace Apex {
  /** What a wired property or function gets. */
  interface Wired<R> {
    readonly data?: R;
    readonly error?: CallError;
  }
  /** How a failed call comes to a component. */
  interface CallError {
    readonly status?: number;
    readonly statusText?: string;
    readonly body?:
      { readonly message?: string; readonly exceptionType?: string } | readonly { readonly message?: string }[];
  }
  type Method<P extends object, R> = P extends Record<string, never> ? () => Promise<R> : (params: P) => Promise<R>;
  /** Can be wired, too. */
  type CacheableMethod<P extends object, R> = Method<P, R> & import('lwc').WireAdapterConstructor<P, Wired<R>>;
}

declare module '@salesforce/apex' {
  export function refreshApex(wired: unknown): Promise<void>;
}
declare module '@salesforce/user/Id' {
  const id: string;
  export default id;
}
declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}
declare module '@salesforce/i18n/currency' {
  const currency: string;
  export default currency;
}
declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
declare module 'lightning/navigation' {
  export interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly state?: Readonly<Record<string, string>>;
  }
  interface Navigating {
    [NavigationMixin.Navigate](reference: PageReference, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](reference: PageReference): Promise<string>;
  }
  export function NavigationMixin(
    base: typeof import('lwc').LightningElement,
  ): new () => import('lwc').LightningElement & Navigating;
  export namespace NavigationMixin {
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
  }
  export const CurrentPageReference: import('lwc').WireAdapterConstructor<Record<string, never>, PageReference>;
}
declare module '@salesforce/schema/*' {
  const object: { readonly objectApiName: string };
  export default object;
}
declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';
  export default class LightningModal extends LightningElement {
    static open(properties: {
      label: string;
      size?: 'small' | 'medium' | 'large' | 'full';
      description?: string;
      [name: string]: unknown;
    }): Promise<unknown>;
    close(result?: unknown): void;
    disableClose: boolean;
  }
}
declare module 'lightning/confirm' {
  const confirm: {
    open(options: {
      message: string;
      label: string;
      theme?: string;
      variant?: 'header' | 'headerless';
    }): Promise<boolean>;
  };
  export default confirm;
}
