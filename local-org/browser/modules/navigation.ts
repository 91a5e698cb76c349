/** A place in Lightning Experience, as `lightning/navigation` names it. */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string>>;
}

const navigate = Symbol('Navigate');
const generateUrl = Symbol('GenerateUrl');

type Constructor = new (...args: never[]) => object;

/** Adds `this[NavigationMixin.Navigate](reference)` and `GenerateUrl` to a component. */
export function NavigationMixin<Base extends Constructor>(base: Base): Base {
  const Navigating = class extends (base as new () => object) {
    [navigate](reference: PageReference, isReplacing?: boolean): void {
      const url = urlOf(reference);
      if (reference.type === 'standard__webPage') window.open(url, '_blank');
      else if (isReplacing === true) location.replace(url);
      else location.assign(url);
    }
    [generateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(urlOf(reference));
    }
  };
  return Navigating as unknown as Base;
}
NavigationMixin.Navigate = navigate;
NavigationMixin.GenerateUrl = generateUrl;

/** URLs of Lightning Experience. https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
export function urlOf({ type, attributes, state = {} }: PageReference): string {
  const query = new URLSearchParams(state).toString();
  const suffix = query === '' ? '' : `?${query}`;
  const { objectApiName = '', recordId = '', actionName = 'view', apiName = '', url = '' } = attributes;
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${objectApiName === '' ? '' : `${objectApiName}/`}${recordId}/${actionName}${suffix}`;
    case 'standard__objectPage':
      return `/lightning/o/${objectApiName}/${actionName}${suffix}`;
    case 'standard__navItemPage':
      return `/lightning/n/${apiName}${suffix}`;
    case 'standard__namedPage':
      return `/lightning/page/${attributes['pageName'] ?? 'home'}${suffix}`;
    case 'standard__webPage':
      return url;
    default:
      throw new Error(`the local host doesn't know pages of type ${type}`);
  }
}

/** Gives the page reference of the page that stands in the address bar. */
export class CurrentPageReference {
  readonly #give: (value: PageReference) => void;
  constructor(give: (value: PageReference) => void) {
    this.#give = give;
    give(undefined as never);
  }
  connect(): void {
    this.#give(currentReference());
  }
  disconnect(): void {}
  update(): void {}
}

export function currentReference(): PageReference {
  const [, , kind = '', ...rest] = location.pathname.split('/');
  const state = Object.fromEntries(new URLSearchParams(location.search));
  switch (kind) {
    case 'r': {
      const [objectApiName = '', recordId = '', actionName = 'view'] = rest;
      return { type: 'standard__recordPage', attributes: { objectApiName, recordId, actionName }, state };
    }
    case 'o':
      return {
        type: 'standard__objectPage',
        attributes: { objectApiName: rest[0] ?? '', actionName: rest[1] ?? '' },
        state,
      };
    case 'n':
      return { type: 'standard__navItemPage', attributes: { apiName: rest[0] ?? '' }, state };
    default:
      return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  }
}
