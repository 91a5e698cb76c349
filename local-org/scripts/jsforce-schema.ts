import ts from 'typescript';

export interface JsforceObject {
  readonly fields: readonly { readonly name: string; readonly type: string; readonly nillable: boolean }[];
  /** Relationship name → target object; `Name` where it is polymorphic. */
  readonly parents: ReadonlyMap<string, string>;
  readonly children: Readonly<Record<string, string>>;
}

/** Reads jsforce's `standard-schema.d.ts`: three type aliases an object (`Fields$X`, `ParentReferences$X`, `ChildRelationships$X`). */
export function readJsforceSchema(text: string): ReadonlyMap<string, JsforceObject> {
  const aliases = new Map<string, ts.TypeLiteralNode>();
  const source = ts.createSourceFile('standard-schema.d.ts', text, ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    if (ts.isTypeAliasDeclaration(statement) && ts.isTypeLiteralNode(statement.type)) {
      aliases.set(statement.name.text, statement.type);
    }
  }
  const objects = new Map<string, JsforceObject>();
  for (const [alias, literal] of aliases) {
    if (!alias.startsWith('Fields$')) continue;
    const name = alias.slice('Fields$'.length);
    objects.set(name, {
      fields: members(source, literal).map(([field, type]) => ({
        name: field,
        type: apexType(type),
        nillable: type.includes('| null'),
      })),
      parents: new Map(
        members(source, aliases.get(`ParentReferences$${name}`)).map(([key, type]) => [key, target(type)]),
      ),
      children: Object.fromEntries(
        members(source, aliases.get(`ChildRelationships$${name}`)).map(([key, type]) => [key, target(type)]),
      ),
    });
  }
  return objects;
}

function members(source: ts.SourceFile, literal: ts.TypeLiteralNode | undefined): [string, string][] {
  const out: [string, string][] = [];
  for (const member of literal?.members ?? []) {
    if (ts.isPropertySignature(member)) out.push([member.name.getText(source), member.type?.getText(source) ?? '']);
  }
  return out;
}

/** `SObjectDefinition$User | null` → `User` */
function target(type: string): string {
  return type.replace('SObjectDefinition$', '').replace(/\s*\|.*$/, '');
}

/** Used only where the Apex types don't know the field. */
function apexType(type: string): string {
  const base = type.replace(/\s*\|.*$/, '');
  const known: Record<string, string> = {
    string: 'String',
    number: 'Decimal',
    boolean: 'Boolean',
    DateString: 'Datetime',
    BlobString: 'Blob',
    Address: 'Address',
  };
  return known[base] ?? 'Object';
}
