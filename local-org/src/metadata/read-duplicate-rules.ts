import type { DuplicateRuleDefinition, MatchingRuleDefinition } from './model.ts';
import { qualify } from './names.ts';
import type { ProjectFile } from './project-files.ts';
import { child, childFlag, childNumber, children, childText, requiredText, type XmlElement } from './xml.ts';

/**
 * `duplicateRules/<Object>.<Name>.duplicateRule-meta.xml`. Source: Metadata API Developer Guide, "DuplicateRule". What the
 * local org can't do with a rule is kept in `unsupported` and refused when the rule would run.
 */
export function readDuplicateRule(
  root: XmlElement,
  file: ProjectFile,
  namespace: string | undefined,
): DuplicateRuleDefinition {
  const fullName = /([^/]+)\.duplicateRule-meta\.xml$/.exec(file.name)?.[1] ?? '';
  const dot = fullName.indexOf('.');
  const object = qualify(fullName.slice(0, dot), namespace);
  const operations = (kind: 'Insert' | 'Update'): string[] =>
    children(root, `operationsOn${kind}`).map((element) => element.text.trim().toLowerCase());
  const on = (kind: 'Insert' | 'Update'): DuplicateRuleDefinition['onInsert'] => ({
    block: requiredText(root, `actionOn${kind}`) === 'Block',
    alert: operations(kind).includes('alert'),
  });
  return {
    object,
    name: fullName.slice(dot + 1),
    label: childText(root, 'masterLabel') ?? fullName.slice(dot + 1),
    active: childFlag(root, 'isActive'),
    sortOrder: childNumber(root, 'sortOrder') ?? 0,
    onInsert: on('Insert'),
    onUpdate: on('Update'),
    alertText: childText(root, 'alertText'),
    enforceSharing: childText(root, 'securityOption') === 'EnforceSharingRules',
    matchingRules: children(root, 'duplicateRuleMatchRules').map((element) => requiredText(element, 'matchingRule')),
    unsupported: unsupportedPart(root, fullName.slice(0, dot)),
    file: root.file,
    position: root.position,
  };
}

function unsupportedPart(root: XmlElement, object: string): string | undefined {
  const filter = child(root, 'duplicateRuleFilter');
  if (filter !== undefined && filter.children.length > 0) return 'a filter';
  const foreign = children(root, 'duplicateRuleMatchRules').find(
    (element) => requiredText(element, 'matchRuleSObjectType') !== object,
  );
  return foreign === undefined ? undefined : 'matching with another object';
}

/** `matchingRules/<Object>.matchingRule-meta.xml` holds all rules of an object. Source: Metadata API Developer Guide, "MatchingRule". */
export function readMatchingRules(
  root: XmlElement,
  file: ProjectFile,
  namespace: string | undefined,
): MatchingRuleDefinition[] {
  const object = qualify(/([^/]+)\.matchingRule-meta\.xml$/.exec(file.name)?.[1] ?? '', namespace);
  return children(root, 'matchingRules').map((element) => ({
    object,
    name: requiredText(element, 'fullName'),
    active: childText(element, 'ruleStatus') === 'Active',
    booleanFilter: childText(element, 'booleanFilter'),
    items: children(element, 'matchingRuleItems').map((item) => ({
      field: qualify(requiredText(item, 'fieldName'), namespace),
      method: requiredText(item, 'matchingMethod'),
      matchBlanks: childText(item, 'blankValueBehavior') === 'MatchBlanks',
    })),
    file: root.file,
    position: element.position,
  }));
}
