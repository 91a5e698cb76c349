import type { FastifyInstance } from 'fastify';
import { FatalError, messageOf } from '../core/errors.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Gives the URL. Throws `FatalError` if the port can't be had. */
export async function listen(http: FastifyInstance, { host, port }: Place): Promise<string> {
  try {
    return await http.listen({ host, port });
  } catch (error) {
    throw new FatalError('LISTEN', messageFor(error, { host, port }), { cause: error });
  }
}

function messageFor(error: unknown, { host, port }: Place): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken; set RELAY_PORT to another one`;
  return `can't listen on ${host}:${port} (${messageOf(error)})`;
}
