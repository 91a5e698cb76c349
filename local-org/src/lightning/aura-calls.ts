import type { OpenProject } from '../project.ts';
import { ApexException } from '../runtime/values/guest.ts';
import { AURA_MESSAGE } from '../stdlib/exceptions/aura-handled-exception.ts';
import { JsonObject } from '../stdlib/json/json-text.ts';
import { parseJson } from '../stdlib/json/parse-json.ts';
import { describeFailure, exceptionName } from '../testing/describe-failure.ts';
import { fromComponent, toComponent } from './aura-json.ts';
import { auraMethod } from './aura-methods.ts';
import { SYNCHRONOUS_LIMITS, type LimitSet } from '../runtime/limits.ts';

/** What a component's call came to. */
export interface AuraAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Thrown inside the transaction, so that it is rolled back; the answer goes to the component. */
export class AuraFailure extends Error {
  readonly answer: AuraAnswer;
  constructor(answer: AuraAnswer) {
    super('the call failed');
    this.answer = answer;
  }
}

/** A cacheable method may change nothing: its first statement is one too many (`Too many DML statements: 1`). */
export function limitsOf(project: OpenProject, path: string): LimitSet {
  const isCacheable = auraMethod(project.types, path)?.isCacheable ?? false;
  return isCacheable ? { ...SYNCHRONOUS_LIMITS, dmlStatements: 0 } : SYNCHRONOUS_LIMITS;
}

/**
 * Calls `Controller.method` as the current user. Throws an `AuraFailure` with what `@salesforce/apex` gives to the component as
 * its error; unknown methods are refused before anything runs.
 */
export function callAura(project: OpenProject, path: string, body: string): unknown {
  const { rt, org, types } = project;
  const method = auraMethod(types, path);
  if (method === undefined) throw failure(404, `no @AuraEnabled method ${path}`, 'System.NoAccessException');
  const owner = method.symbol.owner.name;
  if (!org.user.rights.has('ModifyAllData') && !org.user.rights.classes.has(owner.toLowerCase())) {
    throw failure(500, `You do not have access to the Apex class named '${owner}'.`, 'System.NoAccessException');
  }
  try {
    const json = body.trim() === '' ? new JsonObject([]) : parseJson(rt, body);
    if (!(json instanceof JsonObject)) throw failure(400, 'parameters are an object', 'System.JSONException');
    const given = new Map(json.entries);
    const args = method.symbol.parameters.map(({ name, type }) => fromComponent(rt, given.get(name) ?? null, type));
    return { returnValue: toComponent(rt, rt.program.callStatic(method.symbol, args)) };
  } catch (error) {
    if (error instanceof ApexException) throw handled(project, error);
    throw error;
  }
}

/** Only an AuraHandledException brings its own words out of a managed package. Others are shown as they are in an unpackaged org. */
function handled(project: OpenProject, error: ApexException): AuraFailure {
  const { rt, model } = project;
  const type = exceptionName(rt, error);
  if (type === 'System.AuraHandledException') {
    return failure(500, String(error.facts?.get(AURA_MESSAGE) ?? error.message ?? ''), type);
  }
  const shown = model.namespace === undefined ? describeFailure(rt, error).message.replace(/^[^:]+: /, '') : undefined;
  return failure(500, shown ?? 'An internal server error has occurred', type);
}

function failure(status: number, message: string, exceptionType: string): AuraFailure {
  const isUserDefinedException = !exceptionType.startsWith('System.');
  return new AuraFailure({ status, body: { message, exceptionType, isUserDefinedException, stackTrace: '' } });
}
