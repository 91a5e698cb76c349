import type { SoqlPath, SoqlQuery } from '../../parser/soql-ast.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import { prepare, type PreparedQuery, type SelectRows } from './prepare.ts';
import { noSuchObject, noSuchRelationship } from './query-errors.ts';

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`: reads the referenced records object by object and hangs them in. */
export function attachTypeOf(prepared: PreparedQuery, rows: readonly SObject[], selectRows: SelectRows): void {
  const { org, query, scope } = prepared;
  for (const item of query.select) {
    if (item.kind !== 'typeof') continue;
    if (item.path.names.length > 1) throw org.rt.unsupported('TYPEOF over a path');
    const reference = scope.root.object.findRelationship(item.path.names[0] ?? '');
    if (reference === undefined) throw noSuchRelationship(org.rt, item.path.names.join('.'));
    for (const when of item.whens) {
      if (org.model.findObject(when.type) === undefined) throw noSuchObject(org.rt, when.type);
    }
    const byObject = Map.groupBy(rows, (row) => objectNameOf(prepared, row.values.get(reference.name)));
    for (const [name, own] of byObject) {
      const object = name === undefined ? undefined : org.model.findObject(name);
      const fields =
        object === undefined
          ? []
          : (item.whens.find((when) => org.model.findObject(when.type) === object)?.fields ?? item.otherwise);
      const found =
        object === undefined
          ? new Map<string, SObject>()
          : readRecords({ prepared, name: object.name, fields, ids: idsOf(own, reference.name) }, selectRows);
      for (const row of own) {
        const id = row.values.get(reference.name);
        row.parents.set(
          reference.relationshipName ?? reference.name,
          id instanceof Id ? (found.get(id.value) ?? null) : null,
        );
      }
    }
  }
}

function objectNameOf(prepared: PreparedQuery, id: unknown): string | undefined {
  return id instanceof Id ? prepared.org.objectOfId(id)?.name : undefined;
}

function idsOf(rows: readonly SObject[], field: string): string[] {
  return rows.flatMap((row) => {
    const id = row.values.get(field);
    return id instanceof Id ? [id.value] : [];
  });
}

interface Wanted {
  readonly prepared: PreparedQuery;
  readonly name: string;
  readonly fields: readonly SoqlPath[];
  readonly ids: readonly string[];
}

function readRecords({ prepared, name, fields, ids }: Wanted, selectRows: SelectRows): Map<string, SObject> {
  const { org, request, query } = prepared;
  const inner: SoqlQuery = {
    ...query,
    select: fields.map((path) => ({ kind: 'field', path, alias: undefined })),
    from: [{ path: { names: [name], position: query.position }, alias: undefined }],
    where: undefined,
    orderBy: [],
    limit: undefined,
    offset: undefined,
    allRows: true,
  };
  const ready = prepare(org, org.object(name), inner, request, (alias) => ({
    sql: `${alias}."Id" IN (SELECT value FROM json_each(?))`,
    params: [JSON.stringify(ids)],
  }));
  return new Map(selectRows(ready).map((row) => [String((row.values.get('Id') as Id).value), row]));
}
