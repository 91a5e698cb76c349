import { BlockList, isIP } from 'node:net';

/** The address as it is compared: IPv4 inside IPv6 (`::ffff:1.2.3.4`) in its short form. Undefined if it is none. */
export function plainAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) === 0 ? undefined : plain;
}

/** Addresses and networks (`203.0.113.0/24`, `2001:db8::/32`). */
export class AddressList {
  readonly #list = new BlockList();

  /** Throws on what `isNetwork` refuses. */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', prefix] = network.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (prefix === undefined) this.#list.addAddress(address, family);
      else this.#list.addSubnet(address, Number(prefix), family);
    }
  }

  has(address: string | undefined): boolean {
    return address !== undefined && this.#list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}

/** An address, or a network in CIDR form. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}

/** A network, or one of the names that Fastify gives to private ones: https://fastify.dev/docs/latest/Reference/Server/#trustproxy */
export function isProxy(text: string): boolean {
  return ['loopback', 'linklocal', 'uniquelocal'].includes(text) || isNetwork(text);
}
