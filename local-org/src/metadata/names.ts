/**
 * Qualified and local API names. In a namespace `ns` a project's own `Invoice__c` is `ns__Invoice__c`, its own field of
 * Account `Key__c` is `ns__Key__c`, a relationship `Parent__r` is `ns__Parent__r`. Names that already carry a namespace
 * and standard names stay as they are.
 */
const CUSTOM_SUFFIX =
  /__(c|r|mdt|e|b|x|kav|share|history|feed|changeevent|tag|pc|pr|latitude__s|longitude__s|countrycode__s|statecode__s|street__s|city__s|postalcode__s)$/i;

export function isCustomName(name: string): boolean {
  return CUSTOM_SUFFIX.test(name);
}

/** Splits `ns__Invoice__c` into namespace and local name; a name without namespace has undefined. */
export function splitName(name: string): { readonly namespace: string | undefined; readonly localName: string } {
  const suffix = CUSTOM_SUFFIX.exec(name);
  const base = suffix === null ? name : name.slice(0, suffix.index);
  const at = base.indexOf('__');
  if (suffix === null || at < 0) return { namespace: undefined, localName: name };
  return { namespace: base.slice(0, at), localName: name.slice(at + 2) };
}

/** `Invoice__c` → `ns__Invoice__c`; standard names, names with a namespace and an undefined namespace change nothing. */
export function qualify(name: string, namespace: string | undefined): string {
  if (namespace === undefined || !isCustomName(name) || splitName(name).namespace !== undefined) return name;
  return `${namespace}__${name}`;
}
