import { connect, type Socket } from 'node:net';

/** A connection whose bytes the test decides itself. `ended` gives all that came, when the other side has closed. */
export interface RawConnection {
  readonly socket: Socket;
  readonly ended: Promise<string>;
}

export function rawConnection(url: string, first: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  const ended = new Promise<string>((resolve) => {
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(received));
  });
  socket.write(first);
  return { socket, ended };
}
