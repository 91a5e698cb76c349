import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDrain } from './drain.ts';
import { benchIntake } from './intake.ts';
import { benchLatency } from './latency.ts';
import { pinSelf } from './processes.ts';

interface Line {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly target: string;
  readonly isMet: boolean;
  readonly details: unknown;
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    backlog: { type: 'string', default: '1000000' },
    only: { type: 'string', default: 'intake,drain,latency' },
  },
});
const sections = values.only.split(',');
const lines: Line[] = [];

if (sections.includes('intake')) {
  // The servers have core 0 for themselves; whoever asks them sits on the other.
  const isPinned = pinSelf(1);
  const intake = await benchIntake(Number(values.seconds));
  const details = { ...intake, isPinned };
  lines.push(atLeast('intake beside its ceiling, 2 KB, one core', intake.rateRatio, 0.7, details));
  lines.push(atMost('p99 of the answer at half that load, beside the ceiling', intake.p99Ratio, 3, '×', details));
}
if (sections.includes('drain')) {
  const drain = await benchDrain(10_000, Number(values.backlog));
  const callsPer1000 = (drain.small.calls / drain.small.events) * 1_000;
  lines.push(atMost('calls to Salesforce for 1,000 backlogged events', callsPer1000, 10, 'calls', drain.small));
  const what = `rate of draining ${Number(values.backlog).toLocaleString('en')} beside 10,000`;
  lines.push(atLeast(what, drain.large.perSecond / drain.smallPerSecond, 0.9, drain));
  lines.push(atMost('memory while draining it', drain.large.peakMb, 200, 'MB', drain.large));
}
if (sections.includes('latency')) {
  const latency = await benchLatency(10, 60);
  lines.push(atMost('webhook to record, p95, 10 a second, calls of 800 ms', latency.p95Ms / 1_000, 10, 's', latency));
}

for (const { what, measured, unit, target, isMet, details } of lines) {
  console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}: ${measured.toFixed(2)} ${unit} (target ${target})`);
  console.log(`       ${JSON.stringify(details)}`);
}
const folder = join(import.meta.dirname, '..', '..', 'build', 'bench');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'relay.json'), `${JSON.stringify({ node: process.version, lines }, undefined, 2)}\n`);

function atLeast(what: string, measured: number, target: number, details: unknown): Line {
  return { what, measured, unit: '×', target: `at least ${target}`, isMet: measured >= target, details };
}

function atMost(what: string, measured: number, target: number, unit: string, details: unknown): Line {
  return { what, measured, unit, target: `at most ${target}`, isMet: measured <= target, details };
}
