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

/** Without secrets, card and bank numbers, passwords and vault tokens; a copy only if there were any. `name` is the key that the value stands under. */
export function withoutSecrets(value: unknown, name: string): unknown {
  return holdsSecrets(value, name) ? copyWithout(value, name) : value;
}

function holdsSecrets(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((member) => holdsSecrets(member, name));
  for (const key of Object.keys(value)) {
    if (isSecret(key, name) || holdsSecrets(Reflect.get(value, key), key)) return true;
  }
  return false;
}

function copyWithout(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((member) => copyWithout(member, name));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !isSecret(key, name));
  return Object.fromEntries(kept.map(([key, member]) => [key, copyWithout(member, key)]));
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
  const lower = key.toLowerCase();
  if (neverStored.has(lower)) return 'secret';
  return lower === 'token' ? 'token' : 'plain';
}
