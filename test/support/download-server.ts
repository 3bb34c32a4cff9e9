import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface DownloadServer {
  /** What to set `ELECTRON_MIRROR` to. */
  readonly mirror: string;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** A real server on the loopback interface that answers every request in one way. */
export async function downloadServer(answer: RequestListener): Promise<DownloadServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    mirror: `http://127.0.0.1:${port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function whole(bytes: Buffer): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  };
}

export function refusing(status: number): RequestListener {
  return (_request, response) => {
    response.writeHead(status).end();
  };
}

/** Accepts the connection, and never says a word. */
export const silent: RequestListener = () => undefined;

/** Sends half of it, and then what `rest` does. */
export function halfOf(bytes: Buffer, rest: (response: ServerResponse) => void): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => rest(response));
  };
}

/** A proxy that takes every tunnel to one server, wherever it was meant to lead; `asked` lists where. */
export async function proxyTo(target: DownloadServer): Promise<DownloadServer> {
  const asked: string[] = [];
  const sockets = new Set<Duplex>();
  const proxy = createServer();
  proxy.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '');
    const tunnel = connect(Number(new URL(target.mirror).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const end of [socket, tunnel]) sockets.add(end.on('error', () => end.destroy()));
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  return {
    mirror: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
