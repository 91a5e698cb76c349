import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { ProjectError } from '../base/errors.ts';
import type { OrgModel } from '../metadata/model.ts';
import { auraMethod } from './aura-methods.ts';
import type { TypeTable } from '../semantic/type-table.ts';

/** What `@salesforce/…` imports are looked up in. */
export interface ModuleContext {
  readonly model: OrgModel;
  readonly types: TypeTable;
}

/** `lightning/…` modules that are the platform's own, not base components: the host's versions of them. */
const HOST_MODULES: Readonly<Record<string, string>> = {
  'lightning/platformShowToastEvent': 'show-toast-event.ts',
  'lightning/navigation': 'navigation.ts',
  'lightning/uiRecordApi': 'ui-record-api.ts',
  '@salesforce/apex': 'apex.ts',
};

/** A module of which pages get the host's version, though npm has one. */
export function isHostModule(id: string): boolean {
  return Object.hasOwn(HOST_MODULES, id);
}

/**
 * The modules that the platform gives a component: `@salesforce/apex|label|schema|user|i18n|customPermission|userPermission`
 * and `lightning/…`. A name that the org doesn't have is refused here, as a deployment would.
 */
export function platformModules(context: ModuleContext, folder: string): Plugin {
  return {
    name: 'platform-modules',
    resolveId: (id, importer) => {
      const file = HOST_MODULES[id];
      if (file !== undefined) return join(folder, file);
      return id.startsWith('@salesforce/') ? `\0${id}?${importer ?? ''}` : null;
    },
    load: (id) => {
      if (!id.startsWith('\0@salesforce/')) return null;
      const [name = '', importer = ''] = id.slice(1).split('?');
      return source(context, folder, name, importer);
    },
  };
}

function source(context: ModuleContext, folder: string, id: string, importer: string): string {
  const [, kind = '', ...rest] = id.split('/');
  const name = rest.join('/');
  const fail = (what: string): never => {
    throw new ProjectError(importer, `${id}: ${what}`);
  };
  switch (kind) {
    case 'apex': {
      const method = auraMethod(context.types, name) ?? fail('no such @AuraEnabled method');
      return `import { apexMethod } from ${JSON.stringify(join(folder, 'apex.ts'))};
export default apexMethod(${JSON.stringify(name)}, ${method.isCacheable});`;
    }
    case 'label':
      return `export default ${JSON.stringify(context.model.labels.get(name.replace(/^c\./, '').toLowerCase()) ?? fail('no such label'))};`;
    case 'schema':
      return `export default ${JSON.stringify(schemaToken(context.model, name) ?? fail('no such object or field'))};`;
    case 'user':
      return `export default globalThis.__session.user[${JSON.stringify(name)}];`;
    case 'i18n':
      return `export default globalThis.__session.i18n[${JSON.stringify(name)}];`;
    case 'customPermission':
    case 'userPermission':
      return `export default globalThis.__session.${kind}s.includes(${JSON.stringify(name)}) || undefined;`;
    default:
      return fail("the local host doesn't have this module");
  }
}

/** A token names things as the org does: in a package's org with the namespace that the component leaves out. */
function schemaToken(model: OrgModel, name: string): object | undefined {
  const [objectName = '', ...path] = name.split('.');
  const object = model.findObject(objectName);
  if (object === undefined) return undefined;
  const [first = '', ...rest] = path;
  if (path.length === 0) return { objectApiName: object.name };
  if (rest.length === 0) {
    const field = object.findField(first);
    return field === undefined ? undefined : { fieldApiName: field.name, objectApiName: object.name };
  }
  const reference = object.findRelationship(first);
  return reference === undefined
    ? undefined
    : { fieldApiName: [reference.relationshipName, ...rest].join('.'), objectApiName: object.name };
}
