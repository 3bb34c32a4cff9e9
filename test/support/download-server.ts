import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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
