import { Big } from 'bigdecimal.js';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Value } from '../../runtime/values/value.ts';
import { JsonNumber, JsonObject, type Json } from './json-text.ts';

/** `deserializeUntyped` (apex-semantics J1): whole numbers are Integer, or Long where too big; all others Decimal. */
export function untypedValue(rt: Runtime, json: Json): Value {
  if (json === null || typeof json === 'boolean' || typeof json === 'string') return json;
  if (json instanceof JsonNumber) return untypedNumber(json);
  if (json instanceof JsonObject) {
    return rt.map(
      'String',
      'Object',
      json.entries.map(([name, value]) => [name, untypedValue(rt, value)] as const),
    );
  }
  return rt.list(
    'Object',
    json.map((item) => untypedValue(rt, item)),
  );
}

function untypedNumber(number: JsonNumber): Value {
  if (!number.isWhole) {
    const decimal = Big(number.text);
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }
  const whole = BigInt(number.text);
  if (BigInt.asIntN(32, whole) === whole) return Number(whole);
  return BigInt.asIntN(64, whole) === whole ? whole : Big(whole);
}
