import { z } from 'zod';
import type { Action, StoredEvent } from './event.ts';
import type { Pause } from './pause.ts';

/** Version of the agreement with the package's REST resource; it goes both ways and an unknown one is an error. */
export const contractVersion = 1;

export const outcomes = [
  'applied',
  'unchanged',
  'skipped',
  'stale',
  'waiting',
  'needsMatch',
  'queued',
  'retry',
  'failed',
] as const;

export type Outcome = (typeof outcomes)[number];

const optionalText = z.string().nullish();

export const eventResultSchema = z.object({
  id: z.string(),
  status: z.enum(outcomes),
  logId: optionalText,
  errorClass: optionalText,
  code: optionalText,
  field: optionalText,
  message: optionalText,
  parent: z.object({ object: z.string(), recordId: z.union([z.string(), z.number()]).transform(String) }).nullish(),
});

export type EventResult = z.infer<typeof eventResultSchema>;

/** `*`, like nothing at all, stands for every. */
const word = z
  .string()
  .nullish()
  .transform((text) => (text === '*' ? undefined : text || undefined));

/** What an answer says of what is to be kept back. It is a hint, so one that can't be read costs the answer nothing. */
export const controlSchema = z.object({
  control: z
    .object({
      paused: z.array(z.object({ site: word, object: word })).nullish(),
      syncOff: z.boolean().nullish(),
    })
    .nullish()
    .catch(undefined),
  syncOff: z.boolean().nullish().catch(undefined),
});

export type ControlAnswer = z.infer<typeof controlSchema>;

/** Undefined if the answer says nothing of it. */
export function pausedBy({
  control,
  syncOff,
}: ControlAnswer): { readonly paused: readonly Pause[]; readonly isSyncOff: boolean } | undefined {
  if (syncOff === true || control?.syncOff === true) return { paused: [{}], isSyncOff: true };
  return control?.paused ? { paused: control.paused, isSyncOff: false } : undefined;
}

/** The envelope only: each result is read on its own, so that one bad result doesn't cost the others theirs. */
export const answerSchema = controlSchema.extend({
  contractVersion: z.literal(contractVersion),
  results: z.array(z.unknown()),
  usage: z.object({ elapsedMs: z.number().nonnegative() }).nullish(),
});

export interface EventEntry {
  readonly id: string;
  readonly action: Action;
  readonly sequence: number;
  readonly site: string;
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly receivedAt: string;
  readonly attempt: number;
  /** Why the event can't be tried; only with `action: "record"`. */
  readonly code?: string;
  readonly message?: string;
  readonly data: unknown;
}

export interface EventsRequest {
  readonly contractVersion: typeof contractVersion;
  readonly relay: string;
  readonly events: readonly EventEntry[];
}

/** A body of 500 KB is the most that one call may carry: the Apex heap is 6 MB and its limit can't be caught. */
export const maxBodyBytes = 500_000;

/** What an entry takes in the body beside its data: keys, ids and times, generously. */
export const entryOverheadBytes = 1_500;

/** It fits no call: only its log can be written, without the data. */
export function isTooLarge(event: StoredEvent): boolean {
  return Buffer.byteLength(event.data) + 2 * entryOverheadBytes > maxBodyBytes;
}

export function toEntry(event: StoredEvent): EventEntry {
  const entry = {
    id: event.id,
    action: event.action,
    sequence: event.sequence,
    site: event.site,
    object: event.object,
    recordId: event.recordId,
    event: event.event,
    receivedAt: new Date(event.receivedAt).toISOString(),
    attempt: event.attempts + 1,
  };
  const data: unknown = isTooLarge(event) ? {} : JSON.parse(event.data);
  if (event.action === 'apply') return { ...entry, data };
  return { ...entry, code: event.code ?? 'NOT_TRIED', message: event.message ?? 'this event could not be tried', data };
}
