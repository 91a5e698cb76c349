import { join } from 'node:path';
import autocannon from 'autocannon';
import { Bodies, secret } from './bodies.ts';
import { inFolder, median, node, pinned, Server } from './processes.ts';

export interface IntakeResult {
  readonly relayPerSecond: number;
  readonly ceilingPerSecond: number;
  /** Median of the rounds' ratios: each compares two turns that stand side by side, since a machine's pace changes within minutes. */
  readonly rateRatio: number;
  readonly relayP99Ms: number;
  readonly ceilingP99Ms: number;
  readonly p99Ratio: number;
}

const rounds = 5;
const connections = 64;
const serverCore = 0;

type Start = (folder: string) => Server;

/** Both servers in turns on the same core; medians of the rounds. */
export async function benchIntake(seconds: number): Promise<IntakeResult> {
  const relayRates: number[] = [];
  const ceilingRates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ceilingRates.push((await load(startCeiling, seconds)).perSecond);
    relayRates.push((await load(startRelay, seconds)).perSecond);
  }
  const relayPerSecond = median(relayRates);
  const half = Math.round(relayPerSecond / 2);
  const relayTails: number[] = [];
  const ceilingTails: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ceilingTails.push((await load(startCeiling, seconds, half)).p99Ms);
    relayTails.push((await load(startRelay, seconds, half)).p99Ms);
  }
  return {
    relayPerSecond,
    ceilingPerSecond: median(ceilingRates),
    rateRatio: medianRatio(relayRates, ceilingRates),
    relayP99Ms: median(relayTails),
    ceilingP99Ms: median(ceilingTails),
    p99Ratio: medianRatio(relayTails, ceilingTails),
  };
}

function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((one, round) => one / (theirs[round] ?? Number.NaN)));
}

/** A relay whose org refuses connections: this is about the intake, and what it took stays where it is. */
const startRelay: Start = (folder) =>
  new Server(pinned(serverCore, [...node, join(import.meta.dirname, '..', 'src', 'main.ts'), 'start']), {
    RELAY_PORT: '0',
    RELAY_DATA_DIR: folder,
    CHARGEOVER_SITES: 'acme=example.chargeover.com',
    CHARGEOVER_SECRET: secret,
    SALESFORCE_LOGIN_URL: 'http://127.0.0.1:9',
    SALESFORCE_CLIENT_ID: 'client',
    SALESFORCE_CLIENT_SECRET: 'client-secret-of-the-bench',
  });

const startCeiling: Start = (folder) =>
  new Server(pinned(serverCore, [...node, join(import.meta.dirname, 'ceiling-server.ts'), folder]), {});

interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
}

function load(start: Start, seconds: number, rate?: number): Promise<Load> {
  return inFolder(async (folder) => {
    const server = start(folder);
    try {
      const url = await server.url;
      const bodies = new Bodies();
      await shoot(url, bodies, 2, rate);
      const result = await shoot(url, bodies, seconds, rate);
      if (result.non2xx > 0 || result.errors > 0) {
        throw new Error(`${result.non2xx} answers were not 200, ${result.errors} requests failed`);
      }
      return { perSecond: result['2xx'] / result.duration, p99Ms: result.latency.p99 };
    } finally {
      await server.stop();
    }
  });
}

function shoot(url: string, bodies: Bodies, seconds: number, rate?: number): Promise<autocannon.Result> {
  const headers = { 'content-type': 'application/json', 'x-chargeover-key': secret };
  return autocannon({
    url: `${url}/webhooks/chargeover`,
    connections,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: bodies.next() }) }],
  });
}
