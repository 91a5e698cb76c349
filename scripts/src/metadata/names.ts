import type { OrgModel } from '../../../local-org/src/index.ts';
import { objectOf, ofType, texts, type MetadataProject, elements, text } from './source.ts';

/** Every name that metadata may refer to. Object and field names come from the org model, which knows the standard ones too. */
export interface Names {
  hasObject(name: string): boolean;
  hasField(object: string, field: string): boolean;
  readonly classes: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
  readonly applications: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  readonly flexiPages: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
  /** `Object.Button` */
  readonly webLinks: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly reportTypes: ReadonlySet<string>;
  readonly layouts: ReadonlySet<string>;
}

export function namesOf(project: MetadataProject, model: Pick<OrgModel, 'findObject'>): Names {
  const named = (type: string): Set<string> => new Set(ofType(project, type).map((file) => file.name));
  return {
    hasObject: (name) => model.findObject(name) !== undefined,
    hasField: (object, field) => hasField(model, object, field),
    classes: new Set(project.paths.flatMap((path) => /([^/]+)\.cls$/.exec(path)?.[1] ?? [])),
    labels: new Set(
      ofType(project, 'CustomLabels').flatMap((file) =>
        elements(file.root, 'labels').map((label) => text(label, 'fullName') ?? ''),
      ),
    ),
    tabs: named('CustomTab'),
    applications: named('CustomApplication'),
    components: new Set(
      project.paths.flatMap((path) => /(?:^|\/)lwc\/([^/]+)\/[^/]+\.js-meta\.xml$/.exec(path)?.[1] ?? []),
    ),
    flexiPages: named('FlexiPage'),
    flows: named('Flow'),
    webLinks: new Set(ofType(project, 'WebLink').map((file) => `${objectOf(file)}.${file.name}`)),
    customPermissions: named('CustomPermission'),
    reportTypes: new Set(ofType(project, 'ReportType').map((file) => `${file.name}__c`)),
    layouts: new Set(ofType(project, 'Layout').flatMap((file) => [file.name, ...texts(file.root, 'fullName')])),
  };
}

function hasField(model: Pick<OrgModel, 'findObject'>, object: string, field: string): boolean {
  const definition = model.findObject(object);
  return (
    definition !== undefined &&
    (definition.findField(field) !== undefined || definition.findRelationship(field) !== undefined)
  );
}
