import { Unsupported } from '../base/errors.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import { parseSoql, SoqlSyntaxError } from '../parser/soql.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import type { OpenProject } from '../project.ts';
import type { AccessMode, DmlError, DmlRowResult } from '../runtime/org-port.ts';
import { Limits, SYNCHRONOUS_LIMITS, type LimitSet } from '../runtime/limits.ts';
import { ApexException } from '../runtime/values/guest.ts';
import { Id } from '../runtime/values/scalars.ts';
import { SObject } from '../runtime/values/sobject.ts';
import { ApiError, notFound } from './api-error.ts';
import { askedFor } from './asked-for.ts';
import { aggregateToJson, recordFromJson, recordToJson } from './record-json.ts';

/** REST API work runs as the caller, with his object, field and record rights. */
const AS_USER: AccessMode = { mode: 'user', sharing: true };
/** Rows of one answer before `queryMore`. */
const PAGE = 2000;

export type Json = Readonly<Record<string, unknown>>;

/** What the REST API does with records, without HTTP: each call is one transaction. */
export class Api {
  readonly project: OpenProject;
  private readonly cursors = new Map<string, { readonly userId: string; readonly records: readonly unknown[] }>();
  private lastCursor = 0;
  constructor(project: OpenProject) {
    this.project = project;
  }

  /** Runs one request as a user: committed when it returns, rolled back when it throws. */
  run<T>(userId: Id, body: () => T, limits: LimitSet = SYNCHRONOUS_LIMITS): T {
    const { rt, org } = this.project;
    org.become(userId);
    rt.frames.length = 0;
    try {
      const answer = rt.transaction(new Limits(limits), () => org.transaction(body));
      runJobs(org);
      return answer;
    } finally {
      rt.frames.length = 0;
    }
  }

  object(name: string): ObjectDefinition {
    const found = this.project.model.findObject(name);
    if (found === undefined || !this.project.org.user.rights.object(found).read) throw notFound();
    return found;
  }

  // ------------------------------------------------------------------- query

  query(soql: string, version: string, page: number = PAGE, allRows = false): Json {
    const rows = this.rowsOf(soql, version, allRows);
    if (typeof rows === 'number') return { totalSize: rows, done: true, records: [] };
    return this.pageOf(rows, 0, version, page);
  }

  private rowsOf(soql: string, version: string, allRows: boolean): number | Json[] {
    const { org } = this.project;
    try {
      const parsed = parseSoql(soql);
      const result = org.query(allRows ? { ...parsed, allRows } : parsed, {
        access: AS_USER,
        bind: () => {
          throw new ApiError(400, 'MALFORMED_QUERY', 'bind variables only allowed in Apex code');
        },
      });
      if (result.kind === 'count') return result.count;
      if (result.kind === 'aggregate') return result.rows.map(aggregateToJson);
      const asked = askedFor(parsed);
      return result.rows.map((row) => recordToJson(row, version, asked));
    } catch (error) {
      if (error instanceof SoqlSyntaxError) throw new ApiError(400, 'MALFORMED_QUERY', error.message);
      if (error instanceof ApexException) throw queryError(error.message ?? '');
      throw error;
    }
  }

  private pageOf(records: readonly unknown[], from: number, version: string, size: number): Json {
    const to = from + size;
    const base = { totalSize: records.length, done: to >= records.length };
    if (base.done) return { ...base, records: records.slice(from) };
    const cursor = from === 0 ? this.newCursor(records) : undefined;
    return {
      ...base,
      nextRecordsUrl: `/services/data/v${version}/query/${cursor ?? ''}-${to}`,
      records: records.slice(from, to),
    };
  }

  private newCursor(records: readonly unknown[]): string {
    const name = `01g${String(++this.lastCursor).padStart(12, '0')}AAA`;
    this.cursors.set(name, { userId: this.project.org.user.id.value, records });
    return name;
  }

  /** `/query/<cursor>-<offset>` */
  queryMore(locator: string, version: string, size: number = PAGE): Json {
    const [name = '', offset = ''] = locator.split('-');
    const cursor = this.cursors.get(name);
    if (cursor === undefined || cursor.userId !== this.project.org.user.id.value)
      throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    const from = Number(offset);
    const to = from + size;
    const done = to >= cursor.records.length;
    return {
      totalSize: cursor.records.length,
      done,
      ...(done ? {} : { nextRecordsUrl: `/services/data/v${version}/query/${name}-${to}` }),
      records: cursor.records.slice(from, to),
    };
  }

  // ----------------------------------------------------------------- records

  retrieve(objectName: string, id: string, fields: string | undefined, version: string): Json {
    const object = this.object(objectName);
    return this.retrieveBy(object, 'Id', this.idOf(id), fields, version);
  }

  retrieveByKey(objectName: string, keyField: string, key: string, fields: string | undefined, version: string): Json {
    const object = this.object(objectName);
    return this.retrieveBy(object, this.keyFieldOf(object, keyField), key, fields, version);
  }

  private retrieveBy(
    object: ObjectDefinition,
    keyField: string,
    key: string,
    fields: string | undefined,
    version: string,
  ): Json {
    const { rights } = this.project.org.user;
    const names =
      fields === undefined
        ? [...object.fields.values()]
            .filter(
              (field) => field.type !== 'address' && field.type !== 'location' && rights.canReadField(object, field),
            )
            .map((field) => field.name)
        : [...fields.split(','), ...(/(^|,)\s*Id\s*(,|$)/i.test(fields) ? [] : ['Id'])]; // the guide's answers carry Id
    const rows = this.rowsOf(
      `SELECT ${names.join(', ')} FROM ${object.name} WHERE ${keyField} = '${key.replace(/[\\']/g, '\\$&')}'`,
      version,
      false,
    );
    const [row] = typeof rows === 'number' ? [] : rows;
    if (row === undefined) throw notFound();
    return row;
  }

  create(objectName: string, body: Json): { status: number; body: unknown } {
    const object = this.object(objectName);
    refuseReadOnlyFields(object, body, (field) => field.createable);
    const result = this.one({ operation: 'insert', row: recordFromJson(this.project.model, object, body) });
    return { status: 201, body: { id: result.id?.value ?? null, success: true, errors: [] } };
  }

  update(objectName: string, id: string, body: Json): void {
    const object = this.object(objectName);
    if ('Id' in body || 'id' in body)
      throw new ApiError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
    refuseReadOnlyFields(object, body, (field) => field.updateable);
    const row = recordFromJson(this.project.model, object, body);
    row.values.set('Id', this.parseId(id));
    this.one({ operation: 'update', row });
  }

  upsert(objectName: string, keyField: string, key: string, body: Json): { status: number; body: unknown } {
    const object = this.object(objectName);
    const field = this.keyFieldOf(object, keyField);
    if (Object.keys(body).some((name) => name.toLowerCase() === field.toLowerCase()))
      throw new ApiError(400, 'INVALID_FIELD', `The ${field} field should not be specified in the sobject data.`);
    refuseReadOnlyFields(object, body, (field) => field.createable || field.updateable);
    const row = recordFromJson(this.project.model, object, { ...body, [field]: key });
    const result = this.one({ operation: 'upsert', row, externalId: field });
    return {
      status: result.created ? 201 : 200,
      body: { id: result.id?.value ?? null, success: true, errors: [], created: result.created },
    };
  }

  remove(objectName: string, id: string): void {
    const row = new SObject(this.object(objectName));
    row.values.set('Id', this.parseId(id));
    this.one({ operation: 'delete', row });
  }

  private keyFieldOf(object: ObjectDefinition, name: string): string {
    const field = object.findField(name);
    if (field === undefined || !(field.externalId || field.idLookup || field.type === 'id'))
      throw new ApiError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
    return field.name;
  }

  private one(request: {
    operation: 'insert' | 'update' | 'upsert' | 'delete';
    row: SObject;
    externalId?: string;
  }): DmlRowResult {
    const { operation, row, externalId } = request;
    const base = { operation, rows: [row], allOrNone: true, access: AS_USER };
    const [result] = this.guarded(() =>
      this.project.org.dml(externalId === undefined ? base : { ...base, externalId }),
    );
    if (result === undefined) throw new Error('no result for a row');
    const [error] = result.errors;
    if (!result.success) throw dmlError(error);
    return result;
  }

  /** `composite/sobjects`: many rows in one call. */
  collection(
    operation: 'insert' | 'update' | 'upsert',
    body: Json,
    keyField?: readonly [object: string, field: string],
  ): unknown[] {
    const records = body['records'];
    if (!Array.isArray(records)) throw new ApiError(400, 'JSON_PARSER_ERROR', 'records: a list is expected');
    if (records.length > 200)
      throw new ApiError(
        400,
        'LIMIT_EXCEEDED',
        `The input record limit has been exceeded: ${records.length}, at most 200`,
      );
    const rows = records.map((record) => this.collectionRow(record));
    const request = { operation, rows, allOrNone: body['allOrNone'] === true, access: AS_USER };
    const results = this.guarded(() =>
      this.project.org.dml(
        keyField === undefined
          ? request
          : { ...request, externalId: this.keyFieldOf(this.object(keyField[0]), keyField[1]) },
      ),
    );
    return results.map((result) => collectionResult(result, operation === 'upsert'));
  }

  private collectionRow(record: unknown): SObject {
    const json = (typeof record === 'object' && record !== null ? record : {}) as Json;
    const attributes = json['attributes'] as { type?: string } | undefined;
    if (attributes?.type === undefined) throw new ApiError(400, 'INVALID_TYPE', 'attributes.type is missing');
    const { Id: _id, ...fields } = json;
    refuseReadOnlyFields(this.object(attributes.type), fields, (field) => field.createable || field.updateable);
    return recordFromJson(this.project.model, this.object(attributes.type), json);
  }

  removeCollection(ids: readonly string[], allOrNone: boolean): unknown[] {
    const rows = ids.map((id) => {
      const parsed = this.parseId(id);
      const object = this.project.org.objectOfId(parsed);
      if (object === undefined) throw new ApiError(400, 'INVALID_ID_FIELD', `no object for id ${id}`);
      const row = new SObject(object);
      row.values.set('Id', parsed);
      return row;
    });
    return this.guarded(() => this.project.org.dml({ operation: 'delete', rows, allOrNone, access: AS_USER })).map(
      (result) => collectionResult(result, false),
    );
  }

  private idOf(text: string): string {
    return this.parseId(text).value;
  }
  private parseId(text: string): Id {
    const id = Id.parse(text);
    if (id === undefined)
      throw new ApiError(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible: Id');
    return id;
  }

  private guarded<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      if (error instanceof ApexException)
        throw new ApiError(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', error.message ?? '');
      throw error;
    }
  }
}

/** Apex can't assign such a field at all; REST answers with the field's name. */
function refuseReadOnlyFields(
  object: ObjectDefinition,
  body: Json,
  isWriteable: (field: FieldDefinition) => boolean,
): void {
  for (const name of Object.keys(body)) {
    const field = object.findField(name);
    if (field === undefined || isWriteable(field)) continue;
    throw new ApiError(
      400,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      [field.name],
    );
  }
}

function collectionResult(result: DmlRowResult, withCreated: boolean): Json {
  const errors = result.errors.map((error) => ({
    statusCode: error.statusCode,
    message: error.message,
    fields: error.fields,
  }));
  const id = result.success && result.id !== undefined ? { id: result.id.value } : {};
  return {
    ...id,
    success: result.success,
    errors,
    ...(withCreated && result.success ? { created: result.created } : {}),
  };
}

function dmlError(error: DmlError | undefined): ApiError {
  const code = error?.statusCode ?? 'UNKNOWN_EXCEPTION';
  const status =
    code === 'ENTITY_IS_DELETED' || code === 'INVALID_CROSS_REFERENCE_KEY'
      ? 404
      : code.startsWith('INSUFFICIENT_ACCESS')
        ? 403
        : 400;
  return new ApiError(status, code, error?.message ?? '', error?.fields ?? []);
}

/** A QueryException's text tells its code: the platform's messages are the same in Apex and REST. */
function queryError(message: string): ApiError {
  if (/^(\\n|\s)*No such column|No such relation|Didn't understand relationship/i.test(message))
    return new ApiError(400, 'INVALID_FIELD', message);
  if (/is not supported/.test(message)) return new ApiError(400, 'INVALID_TYPE', message);
  return new ApiError(400, 'MALFORMED_QUERY', message);
}

export function isGap(error: unknown): error is Unsupported {
  return error instanceof Unsupported;
}
