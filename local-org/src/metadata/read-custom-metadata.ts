import { basename } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import type { CustomMetadataRecord } from './model.ts';
import { qualify } from './names.ts';
import { child, childFlag, children, childText, requiredText, type XmlElement } from './xml.ts';

/** Reads a record file `Type.Record.md-meta.xml`. Values are text and never get a namespace. */
export function readCustomMetadata(
  file: string,
  root: XmlElement,
  namespace: string | undefined,
): CustomMetadataRecord {
  const [type, developerName] = basename(file)
    .replace(/\.md-meta\.xml$/, '')
    .split('.');
  if (type === undefined || developerName === undefined) {
    throw new ProjectError(file, 'a custom metadata record file is named Type.Record.md-meta.xml');
  }
  const values = new Map<string, { text: string; xsiType: string } | null>();
  for (const entry of children(root, 'values')) {
    values.set(qualify(requiredText(entry, 'field'), namespace), readValue(entry));
  }
  return {
    type: qualify(`${type}__mdt`, namespace),
    developerName,
    label: childText(root, 'label') ?? developerName,
    protected: childFlag(root, 'protected'),
    namespace,
    values,
    file,
  };
}

function readValue(entry: XmlElement): { text: string; xsiType: string } | null {
  const value = child(entry, 'value');
  if (value === undefined || value.attributes['xsi:nil'] === 'true') return null;
  return { text: value.text, xsiType: value.attributes['xsi:type'] ?? 'xsd:string' };
}
