import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ProjectError } from '../base/errors.ts';
import type { Position } from '../base/position.ts';

/** An element of a metadata file. Metadata files have no mixed content and only `xsi:` attributes. */
export interface XmlElement {
  readonly name: string;
  readonly file: string;
  readonly position: Position;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text between the tags, entities resolved; whitespace is kept. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Parses a metadata file; ill-formed XML or another root element than `root` is a ProjectError with line and column. */
export function parseXml(text: string, file: string, root: string): XmlElement {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    const { msg, line, col } = verdict.err;
    throw new ProjectError(file, `XML is not well-formed: ${msg}`, { line, column: col ?? 1 });
  }
  const nodes: unknown = PARSER.parse(text);
  const lines = lineStarts(text);
  const elements = elementsOf(nodes, file, lines);
  const found = elements.find((element) => element.name === root);
  if (found === undefined) {
    const first = elements[0];
    throw new ProjectError(
      file,
      `expected the root element ${root}, found ${first?.name ?? 'nothing'}`,
      first?.position,
    );
  }
  return found;
}

/** Text of the only child of that name, trimmed; undefined if there is none or it is empty. */
export function childText(element: XmlElement, name: string): string | undefined {
  const text = child(element, name)?.text.trim();
  return text === '' ? undefined : text;
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

export function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((candidate) => candidate.name === name);
}

export function childFlag(element: XmlElement, name: string, otherwise = false): boolean {
  const text = childText(element, name);
  return text === undefined ? otherwise : text.toLowerCase() === 'true';
}

export function childNumber(element: XmlElement, name: string): number | undefined {
  const text = childText(element, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isNaN(value))
    throw new ProjectError(element.file, `${name} must be a number, found ${text}`, child(element, name)?.position);
  return value;
}

/** Text that must be there. */
export function requiredText(element: XmlElement, name: string): string {
  const text = childText(element, name);
  if (text === undefined) throw new ProjectError(element.file, `${element.name} needs ${name}`, element.position);
  return text;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  htmlEntities: false,
});
const META = XMLParser.getMetaDataSymbol();

type RawNode = Record<string | symbol, unknown>;

function elementsOf(nodes: unknown, file: string, lines: readonly number[]): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return (nodes as RawNode[]).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    return name === undefined ? [] : [elementOf(node, name, file, lines)];
  });
}

function elementOf(node: RawNode, name: string, file: string, lines: readonly number[]): XmlElement {
  const content = Array.isArray(node[name]) ? (node[name] as RawNode[]) : [];
  const meta = node[META as unknown as symbol] as { startIndex?: number } | undefined;
  return {
    name,
    file,
    position: positionAt(lines, meta?.startIndex ?? 0),
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    text: content.map((part) => (typeof part['#text'] === 'string' ? part['#text'] : '')).join(''),
    children: elementsOf(content, file, lines),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(starts: readonly number[], index: number): Position {
  let line = 0;
  let high = starts.length - 1;
  while (line < high) {
    const middle = Math.ceil((line + high) / 2);
    if ((starts[middle] ?? 0) <= index) line = middle;
    else high = middle - 1;
  }
  return { line: line + 1, column: index - (starts[line] ?? 0) + 1 };
}
