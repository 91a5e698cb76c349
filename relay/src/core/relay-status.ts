import type { Clock } from './clock.ts';
import type { EventState } from './event.ts';
import type { EventView } from './event-store.ts';
import { pauseText, type OrgControl } from './org-control.ts';
import type { OrgGate } from './org-gate.ts';

/** How a running relay does, for people. Times are ISO 8601, pauses `site:object` with `*` for every. */
export interface RelayStatus {
  readonly relay: string;
  readonly version: string;
  readonly startedAt: string;
  readonly counts: Readonly<Record<EventState, number>>;
  readonly oldestOpenAt: string | null;
  readonly lanes: number;
  /** By an operator, here. */
  readonly pauses: readonly string[];
  readonly org: {
    /** `half-open`: the pause is over, the next call is a probe. */
    readonly breaker: 'closed' | 'open' | 'half-open';
    readonly faultCode: string | null;
    readonly nextCallAt: string | null;
    /** Percent of the org's daily API calls, of everything that calls it. */
    readonly quotaUsed: number | null;
    /** By the org. */
    readonly pauses: readonly string[];
    readonly isSyncOff: boolean;
  };
}

export interface StatusParts {
  readonly relayId: string;
  readonly version: string;
  readonly startedAt: number;
  readonly view: EventView;
  readonly gate: OrgGate;
  readonly control: OrgControl;
  readonly clock: Clock;
}

export async function readRelayStatus(parts: StatusParts): Promise<RelayStatus> {
  const { view, gate, control, clock } = parts;
  const [counts, oldestAt, lanes, pauses] = [
    await view.counts(),
    await view.oldestOpenAt(),
    await view.lanes(),
    await view.pauses(),
  ];
  const { isOpen, pausedForMs } = gate;
  return {
    relay: parts.relayId,
    version: parts.version,
    startedAt: timeText(parts.startedAt),
    counts,
    oldestOpenAt: oldestAt === undefined ? null : timeText(oldestAt),
    lanes,
    pauses: pauses.map(pauseText),
    org: {
      breaker: isOpen ? (pausedForMs === 0 ? 'half-open' : 'open') : 'closed',
      faultCode: gate.faultCode ?? null,
      nextCallAt: isOpen || pausedForMs > 0 ? timeText(clock.now() + pausedForMs) : null,
      quotaUsed: gate.quotaUsed === undefined ? null : Math.round(gate.quotaUsed * 10_000) / 100,
      pauses: control.paused.map(pauseText),
      isSyncOff: control.isSyncOff,
    },
  };
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
