import { basename } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import { checkShape, elements, FLAG, many, NUMBER, oneOf, required, TEXT, type Shape } from './element-shape.ts';
import type { ProjectFile } from './project-files.ts';
import { child, childFlag, children, childText, requiredText, type XmlElement } from './xml.ts';

/** A flow for people: here one screen with one component, which is handed what the flow was started with. */
export interface ScreenFlow {
  readonly name: string;
  /** Of the package that it came with. */
  readonly namespace: string | undefined;
  readonly label: string;
  readonly isActive: boolean;
  /** Only permission sets that name it let somebody run it. */
  readonly isRestricted: boolean;
  /** The component of its screen, or why this org doesn't run the flow. */
  readonly screen: FlowScreen | { readonly refused: string };
}

export interface FlowScreen {
  readonly title: string | undefined;
  /** Without `c:`. */
  readonly component: string;
  /** Property of the component → variable of the flow. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Variables that a caller may set. */
  readonly variables: readonly { readonly name: string; readonly isCollection: boolean }[];
}

const VALUE = elements({ elementReference: TEXT });
const SCREEN: Shape = {
  allowBack: FLAG,
  allowFinish: FLAG,
  allowPause: FLAG,
  fields: many(
    elements({
      extensionName: required(TEXT),
      fieldType: required(oneOf('ComponentInstance')),
      inputParameters: many(elements({ name: required(TEXT), value: required(VALUE) })),
      inputsOnNextNavToAssocScrn: oneOf('UseStoredValues ResetValues'),
      isRequired: FLAG,
      name: required(TEXT),
      storeOutputAutomatically: FLAG,
    }),
  ),
  label: required(TEXT),
  locationX: NUMBER,
  locationY: NUMBER,
  name: required(TEXT),
  showFooter: FLAG,
  showHeader: FLAG,
};

/** Elements of the Metadata API's type Flow (Metadata API Developer Guide, "Flow") that this org runs. */
const FLOW: Shape = {
  apiVersion: NUMBER,
  description: TEXT,
  environments: oneOf('Default'),
  interviewLabel: TEXT,
  isAdditionalPermissionRequiredToRun: FLAG,
  label: required(TEXT),
  processMetadataValues: many(elements({ name: required(TEXT), value: elements({ stringValue: TEXT }) })),
  processType: required(oneOf('Flow')),
  runInMode: oneOf('DefaultMode'),
  screens: many(elements(SCREEN)),
  start: required(
    elements({
      connector: required(elements({ targetReference: required(TEXT) })),
      locationX: NUMBER,
      locationY: NUMBER,
    }),
  ),
  status: required(oneOf('Active Draft Obsolete InvalidDraft')),
  variables: many(
    elements({
      dataType: required(oneOf('String')),
      description: TEXT,
      isCollection: required(FLAG),
      isInput: required(FLAG),
      isOutput: required(FLAG),
      name: required(TEXT),
    }),
  ),
};

/** A flow of type Flow, which people run; none for the others. What this org doesn't run of it is said when somebody opens it. */
export function readScreenFlow(root: XmlElement, file: ProjectFile, namespace: string | undefined): ScreenFlow[] {
  const isScreenFlow = childText(root, 'processType') === 'Flow';
  if (!isScreenFlow) return [];
  return [
    {
      name: basename(file.name).replace(/\.flow-meta\.xml$/, ''),
      namespace,
      label: requiredText(root, 'label'),
      isActive: childText(root, 'status') === 'Active',
      isRestricted: childFlag(root, 'isAdditionalPermissionRequiredToRun'),
      screen: screenOf(root),
    },
  ];
}

function screenOf(root: XmlElement): ScreenFlow['screen'] {
  try {
    checkShape(root, FLOW);
    return readScreen(root);
  } catch (error) {
    if (error instanceof ProjectError) return { refused: error.message };
    throw error;
  }
}

function readScreen(root: XmlElement): FlowScreen {
  const fail = (message: string): never => {
    throw new ProjectError(root.file, message, root.position);
  };
  const start = child(root, 'start');
  const connector = start === undefined ? undefined : child(start, 'connector');
  const target = connector === undefined ? undefined : childText(connector, 'targetReference');
  const [screen, ...others] = children(root, 'screens');
  if (screen === undefined || others.length > 0) return fail('the local org runs flows of one screen');
  if (requiredText(screen, 'name') !== target) fail(`start leads to ${target ?? 'nothing'}, which is no screen`);
  const [field, ...rest] = children(screen, 'fields');
  if (field === undefined || rest.length > 0) return fail('the local org runs screens of one component');
  const variables = children(root, 'variables').map((variable) => ({
    name: requiredText(variable, 'name'),
    isCollection: childFlag(variable, 'isCollection'),
    isInput: childFlag(variable, 'isInput'),
  }));
  const inputs = children(field, 'inputParameters').map((parameter): [string, string] => {
    const value = child(parameter, 'value');
    const variable = value === undefined ? undefined : childText(value, 'elementReference');
    if (!variables.some(({ name }) => name === variable)) fail(`no variable ${variable ?? ''}`);
    return [requiredText(parameter, 'name'), variable ?? ''];
  });
  return {
    title: childFlag(screen, 'showHeader', true) ? requiredText(root, 'label') : undefined,
    component: requiredText(field, 'extensionName').replace(/^\w+:/, ''),
    inputs: Object.fromEntries(inputs),
    variables: variables.filter(({ isInput }) => isInput),
  };
}
