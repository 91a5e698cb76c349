import type { Ast } from '../../../local-org/src/index.ts';

/** One class of the package, parsed. */
export interface PackageClass {
  readonly path: string;
  /** The folder under `classes/`: api, inbound, mapping … */
  readonly feature: string;
  readonly name: string;
  readonly tree: Ast.TypeDeclaration;
}

export interface LayerFinding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A piece of a tree, of whatever kind. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every node below, itself first. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) value.forEach((item) => walk(item, visit));
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

export function lineOf(node: Node): number {
  const { position } = node;
  return isNode(position) && typeof position['line'] === 'number' ? position['line'] : 1;
}

export function isTest({ tree }: PackageClass): boolean {
  return tree.modifiers.annotations.some((annotation) => annotation.name.toLowerCase() === 'istest');
}

export function isName(value: unknown, name: string): boolean {
  return isNode(value) && value['kind'] === 'name' && String(value['name']).toLowerCase() === name;
}
