import {
  elements,
  isTrue,
  objectOf,
  ofType,
  text,
  type Finding,
  type MetadataFile,
  type MetadataProject,
  type XmlElement,
} from './source.ts';

/** Something that a deployment or a package version refuses, though every file is well-formed. */
export interface Law {
  readonly name: string;
  /** Where it is written. */
  readonly source: string;
  readonly check: (project: MetadataProject) => Finding[];
}

const METADATA_GUIDE = 'Metadata API Developer Guide';

export const LAWS: readonly Law[] = [
  {
    name: 'no field rights on required, master-detail, name and system fields',
    source: `${METADATA_GUIDE}, PermissionSet: fieldPermissions`,
    check: requiredFieldRights,
  },
  {
    name: 'edit rights need read rights',
    source: `${METADATA_GUIDE}, PermissionSet: objectPermissions`,
    check: dependentRights,
  },
  {
    name: 'no field rights on custom metadata types',
    source: `${METADATA_GUIDE}, PermissionSet: customMetadataTypeAccesses`,
    check: metadataTypeRights,
  },
  {
    name: 'child relationship names are unique for each parent',
    source: `${METADATA_GUIDE}, CustomField: relationshipName`,
    check: uniqueRelationships,
  },
  {
    name: 'API names are well formed and at most 40 characters',
    source: `${METADATA_GUIDE}, CustomObject, CustomField: fullName`,
    check: apiNames,
  },
  { name: 'labels are at most 40 characters', source: `${METADATA_GUIDE}, CustomField: label`, check: labelLengths },
  {
    name: 'lengths, precision and scale are in range',
    source: `${METADATA_GUIDE}, CustomField: length, precision, scale`,
    check: fieldSizes,
  },
  {
    name: 'external ids and unique fields have a type that allows it',
    source: `${METADATA_GUIDE}, CustomField: externalId, unique`,
    check: keyTypes,
  },
  {
    name: 'a lookup that clears its value is not required',
    source: `${METADATA_GUIDE}, CustomField: deleteConstraint`,
    check: optionalLookups,
  },
  {
    name: 'one default at most, no value twice in a picklist',
    source: `${METADATA_GUIDE}, CustomField: valueSet`,
    check: picklistValues,
  },
  {
    name: 'custom objects have a name field, a sharing model and a deployment status',
    source: `${METADATA_GUIDE}, CustomObject`,
    check: completeObjects,
  },
  {
    name: 'fields of custom metadata types say who manages them',
    source: 'docs/decisions: mapping values are the subscriber’s',
    check: manageability,
  },
  {
    name: 'packaged permission sets hold no rights on standard objects',
    source: 'ISVforce Guide: they are ignored at install',
    check: packagedRights,
  },
  {
    name: 'the namespace is written nowhere but in sfdx-project.json',
    source: 'docs/decisions: the packager chooses it',
    check: noNamespace,
  },
  {
    name: 'addresses of flows name the namespace and a flow of the project',
    source: 'Salesforce Help, Considerations for Flows Installed from Packages',
    check: flowAddresses,
  },
];

export function checkLaws(project: MetadataProject): Finding[] {
  return LAWS.flatMap((law) =>
    law.check(project).map((finding) => ({ ...finding, message: `${finding.message} (${law.name})` })),
  );
}

function fieldFile(project: MetadataProject, qualified: string): MetadataFile | undefined {
  const [object, name] = qualified.split('.');
  return ofType(project, 'CustomField').find((file) => objectOf(file) === object && file.name === name);
}

const SYSTEM_FIELDS =
  /\.(Id|Name|OwnerId|CreatedDate|CreatedById|LastModifiedDate|LastModifiedById|SystemModstamp|IsDeleted)$/;

function requiredFieldRights(project: MetadataProject): Finding[] {
  return permissions(project, 'fieldPermissions').flatMap(({ file, entry }) => {
    const name = text(entry, 'field') ?? '';
    const field = fieldFile(project, name)?.root;
    const isRequired = field !== undefined && (isTrue(field, 'required') || text(field, 'type') === 'MasterDetail');
    const isFormula =
      field !== undefined &&
      (text(field, 'formula') !== undefined ||
        text(field, 'type') === 'AutoNumber' ||
        text(field, 'type') === 'Summary');
    if (isRequired || SYSTEM_FIELDS.test(name))
      return [{ file: file.path, message: `field rights on ${name}, which is always readable` }];
    return isFormula && isTrue(entry, 'editable')
      ? [{ file: file.path, message: `${name} is computed and can't be editable` }]
      : [];
  });
}

function permissions(project: MetadataProject, element: string): { file: MetadataFile; entry: XmlElement }[] {
  return ofType(project, 'PermissionSet').flatMap((file) =>
    elements(file.root, element).map((entry) => ({ file, entry })),
  );
}

const NEEDS: readonly (readonly [string, readonly string[]])[] = [
  ['allowCreate', ['allowRead']],
  ['allowEdit', ['allowRead']],
  ['allowDelete', ['allowRead', 'allowEdit']],
  ['viewAllRecords', ['allowRead']],
  ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']],
];

function dependentRights(project: MetadataProject): Finding[] {
  const objects = permissions(project, 'objectPermissions').flatMap(({ file, entry }) =>
    NEEDS.filter(([right]) => isTrue(entry, right)).flatMap(([right, needed]) =>
      needed
        .filter((other) => !isTrue(entry, other))
        .map((other) => ({ file: file.path, message: `${text(entry, 'object')}: ${right} needs ${other}` })),
    ),
  );
  const fields = permissions(project, 'fieldPermissions').flatMap(({ file, entry }) =>
    isTrue(entry, 'editable') && !isTrue(entry, 'readable')
      ? [{ file: file.path, message: `${text(entry, 'field')}: editable needs readable` }]
      : [],
  );
  return [...objects, ...fields];
}

function metadataTypeRights(project: MetadataProject): Finding[] {
  const objects = permissions(project, 'objectPermissions').map(({ file, entry }) => ({
    file,
    name: text(entry, 'object') ?? '',
  }));
  const fields = permissions(project, 'fieldPermissions').map(({ file, entry }) => ({
    file,
    name: (text(entry, 'field') ?? '').split('.')[0] ?? '',
  }));
  return [...objects, ...fields]
    .filter(({ name }) => name.endsWith('__mdt'))
    .map(({ file, name }) => ({ file: file.path, message: `rights on ${name}: use customMetadataTypeAccesses` }));
}

function uniqueRelationships(project: MetadataProject): Finding[] {
  const seen = new Map<string, string>();
  return ofType(project, 'CustomField').flatMap((file) => {
    const parent = text(file.root, 'referenceTo');
    const name = text(file.root, 'relationshipName');
    if (parent === undefined || name === undefined) return [];
    const key = `${parent}.${name}`.toLowerCase();
    const other = seen.get(key);
    seen.set(key, file.path);
    const clash =
      other === undefined
        ? []
        : [{ file: file.path, message: `relationship ${name} on ${parent} is used by ${other} too` }];
    return name.length > 40
      ? [...clash, { file: file.path, message: `relationship name ${name} has ${name.length} characters` }]
      : clash;
  });
}

function apiNames(project: MetadataProject): Finding[] {
  const named = project.files.filter((file) =>
    [
      'CustomObject',
      'CustomField',
      'ListView',
      'PermissionSet',
      'ApexClass',
      'CustomPermission',
      'CustomTab',
      'CompactLayout',
    ].includes(file.type),
  );
  return named.flatMap((file) => {
    const name = file.name.replace(/__(c|mdt|e)$/, '');
    const isStandard = file.type === 'CustomObject' && name === file.name;
    const longest = file.type === 'ListView' || file.type === 'PermissionSet' ? 80 : 40;
    const isWrong = !/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name.includes('__') || name.endsWith('_');
    if (isStandard) return [];
    if (isWrong)
      return [
        { file: file.path, message: `name ${name}: letters, digits and single underscores only, a letter first` },
      ];
    return name.length > longest
      ? [{ file: file.path, message: `name ${name} has ${name.length} characters, at most ${longest}` }]
      : [];
  });
}

function labelLengths(project: MetadataProject): Finding[] {
  const limits: Readonly<Record<string, number>> = {
    CustomObject: 40,
    CustomField: 40,
    ListView: 40,
    PermissionSet: 80,
    CustomMetadata: 40,
    CustomTab: 40,
    CustomApplication: 40,
  };
  return project.files.flatMap((file) => {
    const label = text(file.root, 'label') ?? '';
    const longest = limits[file.type];
    return longest !== undefined && label.length > longest
      ? [{ file: file.path, message: `label has ${label.length} characters, at most ${longest}` }]
      : [];
  });
}

function fieldSizes(project: MetadataProject): Finding[] {
  return ofType(project, 'CustomField').flatMap(({ path: file, root }) => {
    const type = text(root, 'type') ?? '';
    const length = Number(text(root, 'length') ?? 'NaN');
    const precision = Number(text(root, 'precision') ?? 'NaN');
    const scale = Number(text(root, 'scale') ?? 'NaN');
    const isNumber =
      (type === 'Number' || type === 'Currency' || type === 'Percent') && text(root, 'formula') === undefined;
    if (type === 'Text' && text(root, 'formula') === undefined && !(length >= 1 && length <= 255))
      return [{ file, message: `length ${length}: a text field has 1 to 255` }];
    if ((type === 'LongTextArea' || type === 'Html') && !(length >= 256 && length <= 131_072))
      return [{ file, message: `length ${length}: a long text area has 256 to 131072` }];
    if (isNumber && !(precision >= 1 && precision <= 18 && scale >= 0 && scale <= precision))
      return [{ file, message: `precision ${precision}, scale ${scale}: at most 18 digits, scale within precision` }];
    return [];
  });
}

function keyTypes(project: MetadataProject): Finding[] {
  const keys = new Set(['Text', 'Number', 'Email', 'AutoNumber']);
  const counts = new Map<string, number>();
  return ofType(project, 'CustomField').flatMap((file) => {
    const type = text(file.root, 'type') ?? '';
    const isKey = isTrue(file.root, 'externalId') || isTrue(file.root, 'unique');
    if (!isKey) return [];
    const object = objectOf(file);
    counts.set(object, (counts.get(object) ?? 0) + 1);
    if ((counts.get(object) ?? 0) > 25)
      return [{ file: file.path, message: `${object} has more than 25 external ids` }];
    return keys.has(type) ? [] : [{ file: file.path, message: `${type} can be no external id and not unique` }];
  });
}

function optionalLookups(project: MetadataProject): Finding[] {
  return ofType(project, 'CustomField')
    .filter(
      ({ root }) =>
        text(root, 'type') === 'Lookup' && isTrue(root, 'required') && text(root, 'deleteConstraint') === 'SetNull',
    )
    .map((file) => ({ file: file.path, message: 'required, but cleared when its parent is deleted' }));
}

function picklistValues(project: MetadataProject): Finding[] {
  return ofType(project, 'CustomField').flatMap(({ path: file, root }) => {
    const values = elements(root, 'valueSet')
      .flatMap((set) => elements(set, 'valueSetDefinition'))
      .flatMap((definition) => elements(definition, 'value'));
    const names = values.map((value) => (text(value, 'fullName') ?? '').toLowerCase());
    const twice = names
      .filter((name, i) => names.indexOf(name) !== i)
      .map((name) => ({ file, message: `value ${name} stands twice` }));
    return values.filter((value) => isTrue(value, 'default')).length > 1
      ? [...twice, { file, message: 'more than one default value' }]
      : twice;
  });
}

function completeObjects(project: MetadataProject): Finding[] {
  return ofType(project, 'CustomObject')
    .filter((file) => file.name.endsWith('__c') && text(file.root, 'customSettingsType') === undefined)
    .flatMap((file) =>
      ['nameField', 'sharingModel', 'deploymentStatus', 'label', 'pluralLabel']
        .filter((element) => !(element in file.root))
        .map((element) => ({ file: file.path, message: `<${element}> is missing` })),
    );
}

function manageability(project: MetadataProject): Finding[] {
  return ofType(project, 'CustomField')
    .filter((file) => objectOf(file).endsWith('__mdt') && text(file.root, 'fieldManageability') === undefined)
    .map((file) => ({ file: file.path, message: '<fieldManageability> is missing' }));
}

function packagedRights(project: MetadataProject): Finding[] {
  const isOwn = (name: string): boolean => /__(c|mdt|e)$/.test(name);
  return ofType(project, 'PermissionSet')
    .filter((file) => file.path.startsWith('force-app/'))
    .flatMap((file) => {
      const objects = elements(file.root, 'objectPermissions')
        .map((entry) => text(entry, 'object') ?? '')
        .filter((name) => !isOwn(name));
      const fields = elements(file.root, 'fieldPermissions')
        .map((entry) => text(entry, 'field') ?? '')
        .filter((name) => !isOwn(name.split('.')[0] ?? '') && !isOwn(name));
      const users = elements(file.root, 'userPermissions').map((entry) => `user permission ${text(entry, 'name')}`);
      return [...objects, ...fields, ...users].map((name) => ({
        file: file.path,
        message: `rights on ${name} are ignored when the package is installed`,
      }));
    });
}

function noNamespace(project: MetadataProject): Finding[] {
  return project.paths
    .filter((path) => /\.(cls|trigger|xml|html|js|ts)$/.test(path))
    .filter((path) => /\bcosync(__|\.|\/)/i.test(deployedUnpackaged(project, path)))
    .map((file) => ({ file, message: 'names the namespace' }));
}

/** What sfdx-project.json replaces can be changed there. */
function deployedUnpackaged({ config, text: read }: MetadataProject, path: string): string {
  return config.replacements
    .filter(({ filename }) => filename === path)
    .reduce((left, { stringToReplace }) => left.replaceAll(stringToReplace, ''), read(path));
}

function flowAddresses(project: MetadataProject): Finding[] {
  const { namespace } = project.config;
  const flows = new Set(ofType(project, 'Flow').map(({ name }) => name));
  return ofType(project, 'WebLink').flatMap(({ path: file, root }) => {
    const url = text(root, 'url') ?? '';
    if (!url.includes('/flow/')) return [];
    const [start, name = ''] = [url.slice(0, url.lastIndexOf('/') + 1), url.slice(url.lastIndexOf('/') + 1)];
    const expected = `/lightning/flow/${namespace === '' ? '' : `${namespace}/`}`;
    if (start !== expected) return [{ file, message: `the address ${url} must start with ${expected}` }];
    return flows.has(name) ? [] : [{ file, message: `flow ${name} does not exist` }];
  });
}

/** For tests: the laws that a planted defect must break. */
export function lawsBroken(project: MetadataProject): string[] {
  return LAWS.filter((law) => law.check(project).length > 0).map((law) => law.name);
}
