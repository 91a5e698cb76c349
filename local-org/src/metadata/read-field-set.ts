import type { FieldSetDefinition } from './model.ts';
import { qualify } from './names.ts';
import { childFlag, children, childText, requiredText, type XmlElement } from './xml.ts';

/** `objects/<Object>/fieldSets/<Name>.fieldSet-meta.xml`. Source: Metadata API Developer Guide, "FieldSet". Available fields that are not displayed are of no account. */
export function readFieldSet(root: XmlElement, namespace: string | undefined): FieldSetDefinition {
  const name = requiredText(root, 'fullName');
  return {
    name,
    namespace,
    label: childText(root, 'label') ?? name,
    description: childText(root, 'description'),
    fields: children(root, 'displayedFields').map((element) => ({
      path: requiredText(element, 'field')
        .split('.')
        .map((part) => qualify(part, namespace))
        .join('.'),
      required: childFlag(element, 'isRequired'),
    })),
  };
}
