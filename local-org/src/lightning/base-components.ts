import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Salesforce's own base components, as npm has them. */
export const BASE_COMPONENTS = dirname(require.resolve('lightning-base-components/package.json'));
const SOURCE = join(BASE_COMPONENTS, 'src', 'lightning');

/** Public modules beside the components that a page imports by name. */
const PUBLIC_MODULES = ['modal', 'toast', 'toastContainer', 'confirm', 'alert', 'prompt'];

/** Parts of other components: no page uses them by name, so they need no entry of their own. */
const INTERNAL =
  /^(?:primitive|base[A-Z]|internal|slds|i18n|iconSvg|.*(?:Utils|Private|Library|Mixins|Manager|Controller)$)|^(?:utils|features|context|dialog|overlay.*|interactiveDialogBase|shadowBaseClassPrivate|purifyLib|ariaObserver|resizeObserver|focusTrap|mixinBuilder|messageDispatcher|routingService|configProvider|showToastEvent|staticMap|stackedTab.*|tabBar|lookupAddress|datatableKeyboardMixins|modalBase|multiColumnSortingModal)$/;

/** A module that gives on all that a base component exports. */
export function reexport(name: string): string {
  const source = readFileSync(join(SOURCE, name, `${name}.js`), 'utf8');
  const hasDefault = /export default|as default/.test(source);
  return `export * from 'lightning/${name}';${hasDefault ? ` export { default } from 'lightning/${name}';` : ''}`;
}

/** Names of the base components that a template or an import can use: `datatable` of `lightning-datatable`, `lightning/datatable`. */
export function baseComponentNames(): string[] {
  return readdirSync(SOURCE)
    .filter((name) => existsSync(join(SOURCE, name, `${name}.js`)))
    .filter((name) => PUBLIC_MODULES.includes(name) || !INTERNAL.test(name))
    .sort();
}
