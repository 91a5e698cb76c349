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

/** A copy without secrets, card and bank numbers, passwords and vault tokens. `name` is the key that the value stands under. */
export function withoutSecrets(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((member) => withoutSecrets(member, name));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !isSecret(key.toLowerCase(), name.toLowerCase()));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutSecrets(member, key)]));
}

function isSecret(key: string, parent: string): boolean {
  return neverStored.has(key) || (key === 'token' && vaultObjects.has(parent));
}
