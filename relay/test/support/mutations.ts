import { fixtureSecret, webhookNames, webhookText } from './fixtures.ts';
import { seal } from './seal.ts';
import { below } from './seeded.ts';

/** One request to the webhook doors. */
export interface FuzzSample {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBufferLike>;
}

type Random = () => number;
type Bytes = Buffer<ArrayBufferLike>;

const sources = webhookNames().map((name) => webhookText(name));
const compact = sources.map((text) => JSON.stringify(JSON.parse(text)));

/** Short: the test seals byte by byte. */
const toSeal =
  '{"context_str":"item","context_id":12,"event":"update","data":{"item":{"item_id":12,"name":"x"}},"security_salt":"y"}';

/** Keys with plain values, of each text. */
const membersOf = new Map(
  [...sources, ...compact, toSeal].map((text) => [
    text,
    [...text.matchAll(/"(\w+)":\s*("(?:[^"\\]|\\.)*"|[\d.]+|null|true|false)/g)],
  ]),
);

/** What is odd in JSON, in numbers, in Unicode, in JavaScript, and in payments. */
const oddTexts = [
  'null',
  'true',
  '-0',
  '1e400',
  '9007199254740993',
  '0.1e-999',
  '00',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\',
  '[]',
  '{}',
  '[[[[[[[[[[',
  '{"a":'.repeat(70),
  '"__proto__":{"x":1}',
  '{"__proto__":{"toJSON":1}}',
  '"constructor"',
  '"toString"',
  '"hasOwnProperty":1',
  '"4111 1111 1111 1111"',
  '"{\\"cvv\\":1}"',
  '"[[[[[[[[\\"{"',
  '\ufeff',
  '\u2028',
  '😀',
  '/*',
  ',,',
  'NaN',
  '\u0000',
];

const pick = <Item>(list: readonly Item[], random: Random): Item => list[below(list.length, random)] as Item;

/** Changes of bytes; each takes any bytes and gives others. */
const byteChanges: readonly ((bytes: Bytes, random: Random) => Bytes)[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = below(bytes.length, random);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(8, random));
    return copy;
  },
  (bytes, random) => bytes.subarray(0, below(bytes.length + 1, random)),
  (bytes, random) => bytes.subarray(below(bytes.length + 1, random)),
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => insert(bytes, Buffer.from(pick(oddTexts, random)), random),
  (bytes, random) => insert(bytes, Buffer.from([below(256, random), below(256, random)]), random),
  (bytes, random) => insert(bytes, Buffer.from(pick(compact, random)), random),
];

function range(bytes: Bytes, random: Random): readonly [number, number] {
  const from = below(bytes.length + 1, random);
  return [from, Math.min(bytes.length, from + below(64, random))];
}

function insert(bytes: Bytes, more: Bytes, random: Random): Bytes {
  const at = below(bytes.length + 1, random);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

/** Changes that leave JSON what it is: values swapped for odd ones, keys renamed or doubled, layers added. */
function structureChange(text: string, random: Random): string {
  const members = membersOf.get(text) ?? [];
  const [whole = '', key = '', value = ''] = members.length > 0 ? pick(members, random) : [];
  const swap = (by: string): string => (whole === '' ? by : text.replace(whole, () => by));
  switch (below(8, random)) {
    case 0:
      return swap(`"${key}":${pick(oddTexts, random)}`);
    case 1:
      return swap(
        `"${pick(['cvv', 'number', '__proto__', 'context_id', 'data', '', 'x'.repeat(5_000)], random)}":${value}`,
      );
    case 2:
      return swap(`${whole},"${key}":${pick(oddTexts, random)}`);
    case 3:
      return swap(`"${key}":${'['.repeat(70)}${value}${']'.repeat(70)}`);
    case 4:
      return swap(`"${key}":${JSON.stringify(text)}`);
    case 5:
      return swap(`"${key}":"${fixtureSecret}"`);
    case 6:
      return swap(`"${key}":${JSON.stringify(Array.from({ length: 300 }, (_, index) => ({ [`k${index}`]: index })))}`);
    default:
      return swap('"a":1').replace(/"data":\{/, `"data":{"customer":[],"${key}":{},`);
  }
}

const paths = [
  '',
  '',
  '',
  '/acme',
  '/acme/',
  '/beta',
  '/acme/secret',
  '/%ff',
  '/%2e%2e',
  '/__proto__',
  `/${'x'.repeat(600)}`,
];

function headersFor(random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  // Mostly right, so that most samples get past the door.
  if (random() < 0.8)
    headers['x-chargeover-key'] = random() < 0.97 ? fixtureSecret : pick(['', 'wrong', 'é', '\t'], random);
  if (random() < 0.1)
    headers['x-chargeover-source'] = pick(['acme.chargeover.com', 'x', '', '::1', 'a:99', 'é'], random);
  if (random() < 0.02) headers['content-encoding'] = pick(['gzip', 'identity', ' ', 'br, gzip'], random);
  if (random() < 0.2)
    headers['content-type'] = pick(['', 'json', 'text/plain', 'a/b;c', 'multipart/form-data', '\t'], random);
  return headers;
}

/** The next sample: the same sequence for the same random numbers. */
export function mutatedSample(random: Random): FuzzSample {
  const isSealed = random() < 0.05;
  let text = isSealed ? toSeal : pick(random() < 0.5 ? sources : compact, random);
  if (random() < 0.6) text = structureChange(text, random);
  let body: Bytes = Buffer.from(text);
  if (isSealed) {
    const iv = Buffer.from(Array.from({ length: 16 }, () => below(256, random)));
    body = Buffer.from(seal(text.slice(0, 600), random() < 0.8 ? fixtureSecret : 'y'.repeat(32), iv));
  }
  const changes = below(4, random);
  for (let change = 0; change < changes && body.length > 0; change += 1) body = pick(byteChanges, random)(body, random);
  return { path: pick(paths, random), headers: headersFor(random), body };
}
