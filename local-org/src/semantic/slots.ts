import type { ApexType } from './types.ts';

/**
 * The JavaScript name of a method: name and parameter types, so that overloads differ and an override, which must have
 * the same parameter types, has the same slot by construction.
 */
export function slotOf(name: string, parameters: readonly ApexType[]): string {
  return `m_${name.toLowerCase()}(${parameters.map(typeSlot).join(',')})`;
}

function typeSlot(type: ApexType): string {
  return type.args.length === 0 ? String(type.symbol.id) : `${type.symbol.id}<${type.args.map(typeSlot).join(',')}>`;
}
