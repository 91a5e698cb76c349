import type { AutomationFile } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { childFlag, children, childText, type XmlElement } from './xml.ts';

/**
 * Active automation of the project that would run beside Apex in a real org and that the local org doesn't run: a green
 * test may lean on it. Source: Metadata API, Flow (`start`, `triggerType`, `processType`, `status`), Workflow, ApprovalProcess.
 */
export function readFlow(root: XmlElement, file: ProjectFile): AutomationFile[] {
  if (childText(root, 'status') !== 'Active') return [];
  const [start] = children(root, 'start');
  const on = start === undefined ? undefined : childText(start, 'object');
  const kind = KINDS[(start === undefined ? undefined : childText(start, 'triggerType')) ?? ''];
  if (kind !== undefined) return [{ file: file.name, what: on === undefined ? kind : `${kind} on ${on}` }];
  const isProcess = PROCESSES.has(childText(root, 'processType') ?? '');
  return isProcess ? [{ file: file.name, what: `process${processObject(root)}` }] : [];
}

const KINDS: Readonly<Record<string, string>> = {
  RecordBeforeSave: 'record-triggered flow',
  RecordAfterSave: 'record-triggered flow',
  RecordBeforeDelete: 'record-triggered flow',
  PlatformEvent: 'flow triggered by a platform event',
};
/** Process Builder: on records, and on platform events. */
const PROCESSES: ReadonlySet<string> = new Set(['Workflow', 'CustomEvent']);

function processObject(root: XmlElement): string {
  const value = children(root, 'processMetadataValues').find((one) => childText(one, 'name') === 'ObjectType');
  const [inner] = value === undefined ? [] : children(value, 'value');
  const object = inner === undefined ? undefined : childText(inner, 'stringValue');
  return object === undefined ? '' : ` on ${object}`;
}

export function readWorkflow(root: XmlElement, file: ProjectFile): AutomationFile[] {
  const active = children(root, 'rules').filter((rule) => childFlag(rule, 'active'));
  const object = file.name.replace(/^.*\//, '').replace(/\..*$/, '');
  return active.map((rule) => ({
    file: file.name,
    what: `workflow rule ${childText(rule, 'fullName') ?? ''} on ${object}`,
  }));
}
