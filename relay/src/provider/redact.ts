/**
 * Keys that never reach the store, at any depth. `number`, `cvv` and `password` are write-only inputs that ChargeOver's webhook
 * schemas nevertheless name; no other ChargeOver object has a field called `number` or `routing`.
 */
const neverStored = new Set([
  'security_token',
  'security_salt',
  'number',
  'cvv',
  'cvc',
  'password',
  'routing',
  'routing_number',
  'account_number',
]);

/** Objects whose `token` is a usable credential at an outside vault. */
const vaultObjects = new Set(['tokenized']);

/**
 * A copy without secrets, card and bank numbers, passwords and vault tokens, its keys in sorted order, so that equal content becomes
 * equal JSON. `name` is the key that the value stands under.
 */
export function withoutSecrets(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member) => withoutSecrets(member, name));
  const isVault = vaultObjects.has(name.toLowerCase());
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const kind = kindOf(key);
    if (kind === 'secret' || (kind === 'token' && isVault)) continue;
    const member = withoutSecrets(Reflect.get(value, key), key);
    if (kind === 'inherited') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy;
}

type KeyKind = 'plain' | 'secret' | 'token' | 'inherited';

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
  const lower = key.toLowerCase();
  if (neverStored.has(lower)) return 'secret';
  if (lower === 'token') return 'token';
  // Setting `__proto__` would change the copy's prototype instead of making a member.
  return key === '__proto__' ? 'inherited' : 'plain';
}
