import { ask } from './server.ts';
import { refresh, wireAdapter } from './wire.ts';

export type ApexMethod = (params?: Record<string, unknown>) => Promise<unknown>;

/** `@salesforce/apex/Controller.method`: a function, and for cacheable methods a wire adapter. */
export function apexMethod(name: string, isCacheable: boolean): ApexMethod {
  const call: ApexMethod & { adapter?: unknown } = async (params = {}) => {
    const answer = await ask('POST', `/lightning/apex/${name}`, params);
    return freeze((answer as { returnValue?: unknown }).returnValue ?? null, isCacheable);
  };
  // The platform refuses to wire a method that isn't cacheable; without an adapter LWC does so here too.
  if (isCacheable) call.adapter = wireAdapter((config) => call(config));
  return call;
}

/** Cached values are shared, so components get them read-only. */
function freeze(value: unknown, isCacheable: boolean): unknown {
  if (!isCacheable || typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) freeze(member, true);
  return Object.freeze(value);
}

export const refreshApex = refresh;

/** The value of a field token or `Relation.Field` of a record that Apex returned. */
export function getSObjectValue(record: Record<string, unknown>, field: string | { fieldApiName: string }): unknown {
  const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], record);
}
