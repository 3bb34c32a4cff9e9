import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this computer that a test watches. */
export interface Watched {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A server outside of the desk: it writes down every request and every connection, and answers with an image. */
export interface Outside extends Watched {
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  readonly connections: () => number;
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export async function startOutside(): Promise<Outside> {
  const requests: Outside['requests'] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    response.writeHead(200, { 'Content-Type': 'image/gif', 'Access-Control-Allow-Origin': '*' });
    response.end(pixel);
  });
  server.on('connection', () => {
    connections += 1;
  });
  return { ...(await listening(server)), requests, connections: () => connections };
}

/** A server of pages that the test itself writes. */
export async function startPages(answer: (path: string, response: ServerResponse) => void): Promise<Watched> {
  return listening(createServer((request, response) => answer(request.url ?? '', response)));
}

async function listening(server: Server): Promise<Watched> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // Safe: it listens on a port.
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
