import { RoundingMode, type BigDecimal } from 'bigdecimal.js';
import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { EnumValue } from '../../runtime/values/guest.ts';

/** Source: Apex Reference, Decimal Class, "Rounding Mode". */
export const roundingModeEnum = nativeClass(
  'System.RoundingMode',
  {
    kind: 'enum',
    constants: ['CEILING', 'DOWN', 'FLOOR', 'HALF_DOWN', 'HALF_EVEN', 'HALF_UP', 'UNNECESSARY', 'UP'],
    complete: true,
  },
  {},
);

const MODES: Readonly<Record<string, RoundingMode>> = {
  CEILING: RoundingMode.CEILING,
  DOWN: RoundingMode.DOWN,
  FLOOR: RoundingMode.FLOOR,
  HALF_DOWN: RoundingMode.HALF_DOWN,
  HALF_EVEN: RoundingMode.HALF_EVEN,
  HALF_UP: RoundingMode.HALF_UP,
  UP: RoundingMode.UP,
};

/** `value` with `scale` places; UNNECESSARY throws where a digit would be lost. */
export function rounded(rt: Runtime, value: BigDecimal, scale: number, mode: EnumValue | 'HALF_EVEN'): BigDecimal {
  const name = typeof mode === 'string' ? mode : mode.name;
  const result = value.setScale(scale, MODES[name] ?? RoundingMode.DOWN);
  if (name === 'UNNECESSARY' && result.compareTo(value) !== 0)
    throw rt.exception('System.MathException', 'Rounding necessary');
  return result;
}

/** The mode itself, for divisions. */
export function modeOf(mode: EnumValue): RoundingMode | undefined {
  return MODES[mode.name];
}
