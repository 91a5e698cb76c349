import { mayHoldCardNumber, maskCardNumbers } from './card-number.ts';
import { isDeeperThan } from './depth.ts';
import { parseJson } from './json.ts';

/**
 * Keys that never reach the store, at any depth, whatever their case and separators. `number`, `cvv` and `password` are write-only
 * inputs that ChargeOver's webhook schemas nevertheless name; no other ChargeOver object has a field called `number` or `routing`.
 * The rest are the names that people and gateways give to the same things.
 */
const neverStored = new Set([
  'securitytoken',
  'securitysalt',
  'number',
  'cardnumber',
  'creditcardnumber',
  'ccnumber',
  'pan',
  'cvv',
  'cvv2',
  'cvc',
  'cvc2',
  'csc',
  'securitycode',
  'cardsecuritycode',
  'track1',
  'track2',
  'trackdata',
  'password',
  'passwd',
  'routing',
  'routingnumber',
  'accountnumber',
  'bankaccountnumber',
  'vaulttoken',
]);

/** Objects whose `token` is a usable credential at an outside vault. */
const vaultObjects = new Set(['tokenized']);

/** Keys whose digits are somebody's name for a record: one in ten long numbers passes for a card number, and a key must stay whole. */
const isIdentifier = /(?:_id|_key|_token|_transid|_sku|_datetime|^id|^token|^refnumber|phone|fax)$/i;

/** `{"cvv":1}` */
const shortestSuspect = 9;
const shortestCardNumber = 13;
const deepestInner = 64;

/**
 * Without secrets, card and bank numbers, passwords and vault tokens; a copy only if there were any, else the value itself. Card
 * numbers inside texts are masked; JSON inside a text is treated alike. `name` is the key that the value stands under.
 */
export function withoutSecrets(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.length < shortestSuspect ? value : cleanText(value, name);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? cleanList(value, name) : cleanObject(value, name);
}

function cleanList(list: readonly unknown[], name: string): readonly unknown[] {
  let isClean = true;
  const copy = list.map((member) => {
    const cleaned = withoutSecrets(member, name);
    isClean = isClean && cleaned === member;
    return cleaned;
  });
  return isClean ? list : copy;
}

function cleanObject(value: object, name: string): object {
  let changes: Map<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const member: unknown = Reflect.get(value, key);
    const cleaned = isSecret(key, name) ? undefined : withoutSecrets(member, key);
    if (cleaned !== member) changes = (changes ?? new Map<string, unknown>()).set(key, cleaned);
  }
  if (changes === undefined) return value;
  const kept = Object.entries(value).map(
    ([key, member]) => [key, changes.has(key) ? changes.get(key) : member] as const,
  );
  // Not by assignment: `__proto__` would change the copy's prototype instead of making a member.
  return Object.fromEntries(kept.filter(([, member]) => member !== undefined));
}

function cleanText(text: string, name: string): string {
  const outer = text[0] === '{' || text[0] === '[' ? cleanInnerJson(text, name) : text;
  return outer.length >= shortestCardNumber && mayHoldCardNumber(outer) && !isIdentifier.test(name)
    ? maskCardNumbers(outer)
    : outer;
}

/** The text as it came, unless there is something in it that must go. */
function cleanInnerJson(text: string, name: string): string {
  if (isDeeperThan(deepestInner, Buffer.from(text))) return text;
  const inner = parseJson(text);
  const cleaned = withoutSecrets(inner, name);
  return cleaned === inner ? text : JSON.stringify(cleaned);
}

function isSecret(key: string, name: string): boolean {
  const kind = kindOf(key);
  return kind === 'secret' || (kind === 'token' && vaultObjects.has(name.toLowerCase()));
}

type KeyKind = 'plain' | 'secret' | 'token';

/** Bodies use the same few hundred names over and over: each is judged once. Bounded, since senders make them up. */
const kinds = new Map<string, KeyKind>();
const mostKinds = 10_000;

function kindOf(key: string): KeyKind {
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const kind = judge(key);
  if (kinds.size >= mostKinds) kinds.clear();
  kinds.set(key, kind);
  return kind;
}

function judge(key: string): KeyKind {
  const plain = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (neverStored.has(plain)) return 'secret';
  return plain === 'token' ? 'token' : 'plain';
}
