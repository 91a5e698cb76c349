import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProject } from '../../src/metadata/read-project.ts';
import type { OrgModel } from '../../src/metadata/model.ts';
import { parseSoql } from '../../src/parser/soql.ts';
import { languageLibrary } from '../../src/stdlib/index.ts';
import { TypeTable } from '../../src/semantic/type-table.ts';
import { Org, type OrgOptions } from '../../src/platform/org.ts';
import { platformLibrary } from '../../src/platform/library/index.ts';
import type { DmlRequest, DmlRowResult } from '../../src/runtime/org-port.ts';
import { Runtime } from '../../src/runtime/runtime.ts';
import { ApexException } from '../../src/runtime/values/guest.ts';
import { Id } from '../../src/runtime/values/scalars.ts';
import { SObject } from '../../src/runtime/values/sobject.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { STUB_LIBRARY } from './stub-library.ts';
import { writeProject } from '../metadata/project-fixture.ts';

const SYSTEM = { mode: 'system', sharing: false } as const;

export interface FixtureOptions extends OrgOptions {
  readonly namespace?: string;
  /** Scratch-org definition, as JSON text. */
  readonly definition?: string;
}

/** An org over a project made of these files, with a runtime that has no program. */
export function orgOf(files: Readonly<Record<string, string>>, options: FixtureOptions = {}): OrgFixture {
  const projectDir = mkdtempSync(join(tmpdir(), 'local-org-'));
  try {
    writeProject(projectDir, files);
    mkdirSync(join(projectDir, 'config'), { recursive: true });
    const definitionFile = join(projectDir, 'config', 'definition.json');
    if (options.definition !== undefined) writeFileSync(definitionFile, options.definition);
    const model = readProject({
      projectDir,
      ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
      ...(options.definition === undefined ? {} : { definitionFile }),
    });
    return new OrgFixture(model, options);
  } finally {
    rmSync(projectDir, { recursive: true });
  }
}

/** Short ways to the org's doors. DML and queries run in system mode unless they say otherwise. */
export class OrgFixture {
  readonly org: Org;
  readonly rt: Runtime;
  constructor(model: OrgModel, options: OrgOptions) {
    this.org = new Org(model, options);
    const known = new Set([...languageLibrary, ...platformLibrary].map((native) => native.fullName));
    const stubs = STUB_LIBRARY.filter((stub) => !known.has(stub.fullName));
    this.rt = new Runtime(new TypeTable([...languageLibrary, ...stubs, ...platformLibrary], model), this.org);
    this.org.attach(this.rt);
  }

  record(object: string, values: Readonly<Record<string, Value>> = {}): SObject {
    const definition = this.org.object(object);
    const record = new SObject(definition);
    for (const [name, value] of Object.entries(values)) {
      const field = definition.findField(name);
      if (field === undefined) throw new Error(`no field ${name} on ${object}`);
      record.values.set(field.name, value);
    }
    return record;
  }
  dml(operation: DmlRequest['operation'], rows: readonly SObject[], more: Partial<DmlRequest> = {}): DmlRowResult[] {
    return this.org.dml({ operation, rows, allOrNone: true, access: SYSTEM, ...more });
  }
  /** Inserts one record that must be accepted; its id. */
  insert(object: string, values: Readonly<Record<string, Value>> = {}): Id {
    const record = this.record(object, values);
    const [result] = this.dml('insert', [record]);
    if (result?.id === undefined) throw new Error(`not inserted: ${JSON.stringify(result?.errors)}`);
    return result.id;
  }
  /** The errors of one refused row as `CODE, message: [fields]`. */
  refusal(operation: DmlRequest['operation'], row: SObject, more: Partial<DmlRequest> = {}): string {
    const [result] = this.dml(operation, [row], more);
    return (result?.errors ?? [])
      .map((error) => `${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]`)
      .join(' | ');
  }
  rows(text: string, binds: Readonly<Record<string, Value>> = {}, access: DmlRequest['access'] = SYSTEM): SObject[] {
    const result = this.run(text, binds, access);
    if (result.kind !== 'records') throw new Error(`a ${result.kind} result`);
    return result.rows;
  }
  run(
    text: string,
    binds: Readonly<Record<string, Value>> = {},
    access: DmlRequest['access'] = SYSTEM,
  ): ReturnType<Org['query']> {
    return this.org.query(parseSoql(text), {
      access,
      bind: (node) => {
        const { expression } = node as unknown as { readonly expression: { readonly name: string } };
        return binds[expression.name] ?? null;
      },
    });
  }
  /** One field of all rows, as plain text. */
  column(text: string, field: string, binds: Readonly<Record<string, Value>> = {}): (string | null)[] {
    return this.rows(text, binds).map((row) => plain(row.values.get(field) ?? null));
  }
  user(profile: string, permissionSets: readonly string[] = []): SObject {
    const profileId = this.rows(`SELECT Id FROM Profile WHERE Name = '${profile}'`)[0]?.values.get('Id') ?? null;
    const name = `user${this.org.now().ms}${Math.random()}`.replace('.', '');
    const id = this.insert('User', {
      LastName: name,
      Username: `${name}@example.com`,
      Email: `${name}@example.com`,
      Alias: 'tuser',
      ProfileId: profileId,
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    for (const set of permissionSets) {
      const setId = this.rows(`SELECT Id FROM PermissionSet WHERE Name = '${set}'`)[0]?.values.get('Id') ?? null;
      this.org.state.changed = { setup: undefined, data: undefined };
      this.insert('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: setId });
    }
    this.org.state.changed = { setup: undefined, data: undefined };
    return this.record('User', { Id: id });
  }
}

export function plain(value: Value): string | null {
  if (value === null) return null;
  if (value instanceof Id) return value.value;
  return typeof value === 'object' && 'iso' in value && typeof value.iso === 'function'
    ? String(value.iso())
    : String(value);
}

/** The guest exception that `body` throws, as `Type: message`. */
export function thrownBy(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof ApexException) return `${error.exceptionType.name}: ${error.message}`;
    throw error;
  }
  throw new Error('nothing was thrown');
}
