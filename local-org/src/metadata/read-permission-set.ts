import { ProjectError } from '../base/errors.ts';
import type { PermissionSetDefinition } from './model.ts';
import { isCustomName, qualify } from './names.ts';
import { childFlag, children, childText, requiredText, type XmlElement } from './xml.ts';

export interface PermissionSetOrigin {
  readonly namespace: string | undefined;
  /** It comes with the package; else it belongs to the org. */
  readonly packaged: boolean;
}

/**
 * Reads a permission set. From a package, what an install drops is dropped: rights on standard objects and user
 * permissions (Salesforce Help, "Permission Sets and Profile Settings in Packages").
 */
export function readPermissionSet(
  name: string,
  root: XmlElement,
  origin: PermissionSetOrigin,
): PermissionSetDefinition {
  const { namespace, packaged } = origin;
  const own = (api: string): string => qualify(api, namespace);
  return {
    name,
    label: childText(root, 'label') ?? name,
    license: childText(root, 'license'),
    objectPermissions: children(root, 'objectPermissions')
      .filter((element) => !packaged || isCustomName(requiredText(element, 'object')))
      .map((element) => ({
        object: own(requiredText(element, 'object')),
        create: childFlag(element, 'allowCreate'),
        read: childFlag(element, 'allowRead'),
        edit: childFlag(element, 'allowEdit'),
        delete: childFlag(element, 'allowDelete'),
        viewAll: childFlag(element, 'viewAllRecords'),
        modifyAll: childFlag(element, 'modifyAllRecords'),
        viewAllFields: childFlag(element, 'viewAllFields'),
      })),
    fieldPermissions: children(root, 'fieldPermissions').flatMap((element) => {
      const [object, field] = splitField(element);
      if (packaged && !isCustomName(field)) return [];
      return [
        {
          object: own(object),
          field: own(field),
          read: childFlag(element, 'readable'),
          edit: childFlag(element, 'editable'),
        },
      ];
    }),
    classAccesses: children(root, 'classAccesses').map((element) => ({
      name: requiredText(element, 'apexClass'),
      enabled: childFlag(element, 'enabled'),
    })),
    customPermissions: enabledNames(root, 'customPermissions').map(own),
    customMetadataTypes: enabledNames(root, 'customMetadataTypeAccesses').map(own),
    userPermissions: packaged ? [] : enabledNames(root, 'userPermissions'),
    flows: children(root, 'flowAccesses')
      .filter((element) => childFlag(element, 'enabled'))
      .map((element) => requiredText(element, 'flow')),
    tabs: children(root, 'tabSettings').map((element) => ({
      name: own(requiredText(element, 'tab')),
      visibility: requiredText(element, 'visibility'),
    })),
  };
}

function splitField(element: XmlElement): [string, string] {
  const text = requiredText(element, 'field');
  const at = text.indexOf('.');
  if (at < 0)
    throw new ProjectError(element.file, `fieldPermissions needs Object.Field, found ${text}`, element.position);
  return [text.slice(0, at), text.slice(at + 1)];
}

function enabledNames(root: XmlElement, tag: string): string[] {
  return children(root, tag)
    .filter((element) => childFlag(element, 'enabled'))
    .map((element) => requiredText(element, 'name'));
}
