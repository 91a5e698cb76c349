import { ProjectError } from '../base/errors.ts';
import type { XmlElement } from './xml.ts';

/** What an element of a metadata file may hold. */
export interface Part {
  readonly kind: 'text' | 'flag' | 'number' | 'elements';
  /** The only texts that are allowed. */
  readonly values?: readonly string[];
  /** Of those, or of all: what the platform takes and the local org can't do. */
  readonly refused?: readonly string[] | 'always';
  readonly required?: boolean;
  readonly many?: boolean;
  readonly parts?: Shape;
}
export type Shape = Readonly<Record<string, Part>>;

export const TEXT: Part = { kind: 'text' };
export const FLAG: Part = { kind: 'flag' };
export const NUMBER: Part = { kind: 'number' };
/** The platform takes the element; the local org has no answer to it. */
export const REFUSED: Part = { kind: 'elements', refused: 'always', many: true };

export function required(part: Part): Part {
  return { ...part, required: true };
}
export function oneOf(values: string, refused: string | undefined = undefined): Part {
  return { kind: 'text', values: values.split(' '), ...(refused === undefined ? {} : { refused: refused.split(' ') }) };
}
export function elements(parts: Shape): Part {
  return { kind: 'elements', parts };
}
export function many(part: Part): Part {
  return { ...part, many: true };
}

/**
 * Refuses what the Metadata API doesn't know (unknown elements, values that are none, what is missing), and what it knows
 * and the local org doesn't do. Throws a `ProjectError` for the first of them.
 */
export function checkShape(element: XmlElement, shape: Shape): void {
  const fail = (at: XmlElement, message: string): never => {
    throw new ProjectError(at.file, message, at.position);
  };
  const seen = new Set<string>();
  for (const child of element.children) {
    const part = Object.hasOwn(shape, child.name) ? shape[child.name] : undefined;
    if (part === undefined) return fail(child, `${element.name} has no element ${child.name}`);
    if (seen.has(child.name) && part.many !== true) fail(child, `${element.name} may have ${child.name} only once`);
    seen.add(child.name);
    checkPart(element, child, part, fail);
  }
  for (const [name, part] of Object.entries(shape))
    if (part.required === true && !seen.has(name)) fail(element, `${element.name} needs ${name}`);
}

function checkPart(
  parent: XmlElement,
  element: XmlElement,
  part: Part,
  fail: (at: XmlElement, message: string) => never,
): void {
  const text = element.text.trim();
  const what = `${parent.name}.${element.name}`;
  if (part.refused === 'always') fail(element, `the local org doesn't do ${what}`);
  if (part.kind === 'elements') return checkShape(element, part.parts ?? {});
  if (element.children.length > 0) fail(element, `${what} holds elements, expected text`);
  if (part.kind === 'flag' && !/^(?:true|false)$/.test(text)) fail(element, `${what} is true or false, found ${text}`);
  if (part.kind === 'number' && (text === '' || !Number.isFinite(Number(text))))
    fail(element, `${what} must be a number, found ${text}`);
  if (part.required === true && text === '') fail(element, `${what} is empty`);
  const { values, refused } = part;
  if (Array.isArray(refused) && refused.includes(text)) fail(element, `the local org doesn't do ${what} ${text}`);
  if (values !== undefined && !values.includes(text)) fail(element, `${what}: ${text} is no value of it`);
}
