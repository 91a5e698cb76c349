import type { FieldDefinition } from '../../metadata/model.ts';
import { isSoqlPath, type SoqlPath, type SoqlQuery, type SoqlSelectItem } from '../../parser/soql-ast.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import { fromColumn, isStored } from '../store/columns.ts';
import type { SqlRow } from '../store/database.ts';
import type { Scope, Source } from './scope.ts';

/** A record of the result: which columns are its fields, and the records of its parents. */
interface Shape {
  readonly source: Source;
  readonly id: number;
  readonly fields: { readonly field: FieldDefinition; readonly column: number; readonly asLabel: boolean }[];
  readonly parents: Map<string, { readonly reference: FieldDefinition; readonly shape: Shape }>;
}

/** Turns the SELECT list into columns, and rows into records. */
export class SelectPlan {
  private readonly scope: Scope;
  private readonly columns: string[] = [];
  private readonly root: Shape;

  constructor(scope: Scope, query: SoqlQuery) {
    this.scope = scope;
    this.root = this.shape(scope.root);
    for (const item of query.select) this.item(item, query);
  }

  get columnsSql(): string {
    return this.columns.join(', ');
  }

  /** A column beside the selected ones; its place in the row. */
  addColumn(sql: string): number {
    return this.columns.push(sql) - 1;
  }

  private item(item: SoqlSelectItem, query: SoqlQuery): void {
    switch (item.kind) {
      case 'field':
        this.path(item.path, false);
        return;
      case 'fields':
        this.allFields(item.which, query);
        return;
      case 'function': {
        const [arg] = item.call.args;
        const name = item.call.name.toLowerCase();
        if (name === 'tolabel' && arg !== undefined && isSoqlPath(arg)) return this.path(arg, true);
        throw this.scope.org.rt.unsupported(`SOQL function ${item.call.name} in SELECT`);
      }
      case 'typeof': {
        // The rows of the other objects are read afterwards, by the reference.
        const reference = this.scope.root.object.findRelationship(item.path.names.at(-1) ?? '');
        if (reference !== undefined) this.addField(this.root, reference, false);
        return;
      }
      case 'subquery':
        return;
      case 'count':
        throw this.scope.fail('COUNT() must be the only item of SELECT');
    }
  }

  /** A field or a path up: `Account.Owner.Name` fills the parents on the way, their foreign keys and ids. */
  private path(path: SoqlPath, asLabel: boolean): void {
    const resolved = this.scope.field(path);
    const shape = this.shapeOf(resolved.source);
    this.addField(shape, resolved.field, asLabel);
  }

  private shapeOf(source: Source, from: Shape = this.root): Shape {
    if (from.source === source) return from;
    for (const [relationship, parent] of from.source.parents) {
      const found = this.findBelow(source, parent);
      if (found) return this.shapeOf(source, this.parentShape(from, relationship, parent));
    }
    throw new Error('a field of a source that is not in the query');
  }

  private findBelow(wanted: Source, source: Source): boolean {
    return source === wanted || [...source.parents.values()].some((parent) => this.findBelow(wanted, parent));
  }

  private parentShape(from: Shape, relationship: string, source: Source): Shape {
    const known = from.parents.get(relationship);
    if (known !== undefined) return known.shape;
    const reference = from.source.object.findRelationship(relationship);
    if (reference === undefined) throw new Error(`no relationship ${relationship}`);
    this.addField(from, reference, false);
    const shape = this.shape(source);
    from.parents.set(relationship, { reference, shape });
    return shape;
  }

  private shape(source: Source): Shape {
    return { source, id: this.addColumn(`${source.alias}."Id"`), fields: [], parents: new Map() };
  }

  private addField(shape: Shape, field: FieldDefinition, asLabel: boolean): void {
    if (shape.fields.some((known) => known.field === field)) return;
    const column = field.name === 'Id' ? shape.id : this.addColumn(this.scope.fieldOf(shape.source, field.name).sql);
    shape.fields.push({ field, column, asLabel });
  }

  /** SOQL and SOSL Reference, "FIELDS()": ALL and CUSTOM need LIMIT of at most 200. Compound fields are left out: the local org has no value for them. */
  private allFields(which: 'all' | 'standard' | 'custom', query: SoqlQuery): void {
    const limit = query.limit?.kind === 'number' ? Number(query.limit.value) : undefined;
    if (which !== 'standard' && (limit === undefined || limit > 200)) {
      throw this.scope.fail('The SOQL FIELDS function must have a LIMIT of at most 200');
    }
    const { object } = this.scope.root;
    for (const field of object.fields.values()) {
      if (which !== 'all' && field.custom !== (which === 'custom')) continue;
      if ((isStored(field) || field.calculated) && this.scope.org.user.rights.canReadField(object, field))
        this.addField(this.root, field, false);
    }
  }

  record(row: SqlRow): SObject {
    return this.recordOf(this.root, row);
  }

  private recordOf(shape: Shape, row: SqlRow): SObject {
    const record = new SObject(shape.source.object);
    record.queried = true;
    const idField = shape.source.object.findField('Id');
    for (const { field, column, asLabel } of shape.fields) {
      const value = fromColumn(field, row[column] ?? null);
      record.values.set(field.name, asLabel && typeof value === 'string' ? labelOf(field, value) : value);
    }
    // The id is always there, asked for or not.
    if (idField !== undefined) record.values.set('Id', fromColumn(idField, row[shape.id] ?? null));
    for (const { reference, shape: parent } of shape.parents.values()) {
      const name = reference.relationshipName ?? reference.name;
      record.parents.set(name, row[parent.id] == null ? null : this.recordOf(parent, row));
    }
    return record;
  }
}

function labelOf(field: FieldDefinition, value: string): string {
  return field.picklist.find((entry) => entry.value === value)?.label ?? value;
}
