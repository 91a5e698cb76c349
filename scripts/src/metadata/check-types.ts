import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Finding, MetadataFile, MetadataProject, XmlElement } from './source.ts';

/**
 * Every element of every metadata file against the types of `@salesforce/types`, which are Salesforce's Metadata WSDL:
 * unknown elements, wrong enum values, wrong booleans and numbers, missing required elements.
 */
export function checkTypes(project: MetadataProject): Finding[] {
  const checker = new MetadataTypes();
  return [...project.malformed, ...project.files.flatMap((file) => checker.check(file))];
}

class MetadataTypes {
  private readonly checker: ts.TypeChecker;
  private readonly exported: ReadonlyMap<string, ts.Symbol>;

  constructor() {
    const declarations = join(
      dirname(fileURLToPath(import.meta.resolve('@salesforce/types/metadata'))),
      'metadata.d.ts',
    );
    const program = ts.createProgram([declarations], { strict: true, skipLibCheck: true, noLib: true, types: [] });
    this.checker = program.getTypeChecker();
    const source = program.getSourceFile(declarations);
    const module = source === undefined ? undefined : this.checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`no types in ${declarations}`);
    this.exported = new Map(this.checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  }

  check(file: MetadataFile): Finding[] {
    const symbol = this.exported.get(file.type);
    if (symbol === undefined) return [{ file: file.path, message: `unknown metadata type <${file.type}>` }];
    return this.element(file.root, this.checker.getDeclaredTypeOfSymbol(symbol), file.type).map((message) => ({
      file: file.path,
      message,
    }));
  }

  private element(element: XmlElement, type: ts.Type, where: string): string[] {
    const properties = new Map(type.getProperties().map((property) => [property.name, property]));
    const messages = Object.entries(element).flatMap(([name, nodes]) => {
      const property = properties.get(name);
      if (property === undefined) return [`${where}: unknown element <${name}>`];
      const { item, isArray } = this.itemType(property);
      const repeated =
        nodes.length > 1 && !isArray ? [`${where}.${name}: stands ${nodes.length} times, allowed once`] : [];
      return [
        ...repeated,
        ...nodes.flatMap((node) =>
          typeof node === 'string'
            ? this.value(node, item, `${where}.${name}`)
            : OPAQUE.has(`${where}.${name}`)
              ? []
              : this.element(node, item, `${where}.${name}`),
        ),
      ];
    });
    for (const property of properties.values()) {
      const isOptional =
        (property.flags & ts.SymbolFlags.Optional) !== 0 ||
        this.itemType(property).isArray ||
        INHERITED.has(property.name);
      if (!isOptional && !(property.name in element)) messages.push(`${where}: missing <${property.name}>`);
    }
    return messages;
  }

  private itemType(property: ts.Symbol): { item: ts.Type; isArray: boolean } {
    const declared = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(property));
    const [element] =
      isReference(declared) && declared.symbol?.name === 'Array' ? this.checker.getTypeArguments(declared) : [];
    if (element !== undefined) return { item: element, isArray: true };
    const node = property.valueDeclaration;
    if (
      node !== undefined &&
      ts.isPropertySignature(node) &&
      node.type !== undefined &&
      ts.isArrayTypeNode(node.type)
    ) {
      return { item: this.checker.getTypeFromTypeNode(node.type.elementType), isArray: true };
    }
    return { item: declared, isArray: false };
  }

  private value(text: string, type: ts.Type, where: string): string[] {
    if (type.isUnion() && type.types.every((member) => member.isStringLiteral())) {
      const allowed = type.types.map((member) => (member.isStringLiteral() ? member.value : ''));
      return allowed.includes(text) ? [] : [`${where}: '${text}' is not one of its ${allowed.length} values`];
    }
    if (type.isStringLiteral()) return type.value === text ? [] : [`${where}: '${text}' is not '${type.value}'`];
    if ((type.flags & ts.TypeFlags.BooleanLike) !== 0)
      return /^(true|false)$/.test(text) ? [] : [`${where}: '${text}' is not true or false`];
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0)
      return text !== '' && Number.isFinite(Number(text)) ? [] : [`${where}: '${text}' is not a number`];
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
    return isObject &&
      text !== '' &&
      type.getProperties().some((property) => (property.flags & ts.SymbolFlags.Optional) === 0)
      ? [`${where}: text where elements are expected`]
      : [];
  }
}

/** Parts of every type that files never carry. */
/** Typed as text, though they hold elements. https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs']);
const INHERITED = new Set(['fullName']);

function isReference(type: ts.Type): type is ts.TypeReference {
  return (type.flags & ts.TypeFlags.Object) !== 0 && 'target' in type;
}
