import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { SoqlPath } from '../../parser/soql-ast.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import type { Org } from '../org.ts';
import { seedFieldDefinitions } from '../seed/seed-definitions.ts';
import { seedPermissionRows } from '../seed/seed-permission-rows.ts';
import { quote } from '../store/database.ts';
import { fieldExpression } from './field-expression.ts';
import { polymorphicSource } from './polymorphic.ts';
import { noSuchColumn, noSuchRelationship } from './query-errors.ts';
import type { AccessLog } from './access-log.ts';

/** A table in the FROM of a statement: the object itself, or a parent that a path leads to. */
export interface Source {
  readonly object: ObjectDefinition;
  readonly alias: string;
  /** Fields of parents reached from here, by lower-case relationship name. */
  readonly parents: Map<string, Source>;
  /** Polymorphic parents are read from a union of objects; only columns of `Name` exist. */
  readonly polymorphic: boolean;
}

export interface ResolvedField {
  readonly source: Source;
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;
  readonly sql: string;
}

/**
 * The sources of one SELECT. Paths up are LEFT JOINs: a missing parent gives nulls, as in SOQL. `nextAlias` is shared with
 * nested selects so that aliases never collide.
 */
export class Scope {
  readonly org: Org;
  readonly root: Source;
  /** Aliases of the alias form (`FROM Contact c, c.Account a`) and the object's own name. */
  private readonly aliases = new Map<string, Source>();
  private readonly joins: string[] = [];
  private readonly counter: { next: number };
  readonly access: AccessLog;

  constructor(
    org: Org,
    object: ObjectDefinition,
    options: { readonly alias?: string | undefined; readonly counter: { next: number }; readonly access: AccessLog },
  ) {
    this.org = org;
    this.counter = options.counter;
    this.access = options.access;
    this.root = { object, alias: this.alias(), parents: new Map(), polymorphic: false };
    this.aliases.set((options.alias ?? object.name).toLowerCase(), this.root);
    this.access.object(object);
    if (object.name === 'FieldDefinition') seedFieldDefinitions(org);
    if (object.name === 'ObjectPermissions' || object.name === 'FieldPermissions') seedPermissionRows(org, object);
  }

  private alias(): string {
    this.counter.next += 1;
    return `t${this.counter.next}`;
  }

  get from(): string {
    return [`${quote(this.root.object.name)} AS ${this.root.alias}`, ...this.joins].join(' ');
  }

  addAlias(name: string, path: SoqlPath): void {
    this.aliases.set(name.toLowerCase(), this.walk(path, path.names));
  }

  /** The field at the end of a path. */
  field(path: SoqlPath): ResolvedField {
    const names = this.withoutAlias(path.names);
    const source = this.walk(path, names.names.slice(0, -1), names.start);
    return this.fieldOf(source, names.names.at(-1) ?? '');
  }

  fieldOf(source: Source, name: string): ResolvedField {
    const field = source.object.findField(name);
    if (field === undefined) throw noSuchColumn(this.org.rt, name, source.object);
    this.access.field(source.object, field);
    return { source, object: source.object, field, sql: fieldExpression(this.org, source, field) };
  }

  /** The source that a chain of relationship names leads to. */
  walk(path: SoqlPath, names: readonly string[], start: Source = this.root): Source {
    const first = names[0] === undefined ? undefined : this.aliases.get(names[0].toLowerCase());
    let source = first ?? start;
    for (const name of first === undefined ? names : names.slice(1)) source = this.parent(source, name);
    return source;
  }

  private withoutAlias(names: readonly string[]): { readonly names: readonly string[]; readonly start: Source } {
    const [first] = names;
    const source = names.length > 1 && first !== undefined ? this.aliases.get(first.toLowerCase()) : undefined;
    return source === undefined ? { names, start: this.root } : { names: names.slice(1), start: source };
  }

  parent(source: Source, relationship: string): Source {
    const known = source.parents.get(relationship.toLowerCase());
    if (known !== undefined) return known;
    const reference = source.object.findRelationship(relationship);
    if (reference === undefined) throw noSuchRelationship(this.org.rt, relationship);
    this.access.field(source.object, reference);
    const polymorphic = reference.referenceTo.length > 1;
    const target = this.org.model.findObject(polymorphic ? 'Name' : (reference.referenceTo[0] ?? ''));
    if (target === undefined)
      throw this.org.rt.unsupported(
        `queries through ${source.object.name}.${relationship}: the local org lacks ${reference.referenceTo.join(', ')}`,
      );
    const parent: Source = { object: target, alias: this.alias(), parents: new Map(), polymorphic };
    const table = polymorphic ? polymorphicSource(this.org, reference) : quote(target.name);
    this.joins.push(`LEFT JOIN ${table} AS ${parent.alias} ON ${joinCondition(parent.alias, source.alias, reference)}`);
    source.parents.set(relationship.toLowerCase(), parent);
    if (!polymorphic) this.access.object(target);
    return parent;
  }

  /** A scope for a nested select (semi-join) that shares aliases' numbering and the list of what was touched. */
  nested(object: ObjectDefinition, alias: string | undefined): Scope {
    return new Scope(this.org, object, { alias, counter: this.counter, access: this.access });
  }

  fail(message: string): ApexException {
    return this.org.rt.exception('System.QueryException', message);
  }
}

/** Lookups hold an id; relationships to definitions of objects and fields hold their durable id (their API name here). */
function joinCondition(parent: string, child: string, reference: FieldDefinition): string {
  const value = `${child}.${quote(reference.name)}`;
  if (reference.type === 'reference') return `${parent}."Id" = ${value}`;
  if (reference.controllingField === undefined) return `${parent}."DurableId" = ${value}`;
  return `${parent}."DurableId" = ${child}.${quote(reference.controllingField)} || '.' || ${value}`;
}
