import { createHash } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type TestCertificate, testCertificate } from './test-certificate.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FeedServer {
  readonly url: string;
  /** What certificate to trust to reach it. */
  readonly trust: string;
  readonly own: TestCertificate;
  /** The paths that were asked for, without what follows them. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
  /** Answers this path, or everything that ends so. */
  readonly serve: (path: string, answer: Answer | Buffer | string) => void;
  /** Says what there is, and serves it. */
  readonly release: (version: string, file: Buffer, changes?: Readonly<Record<string, unknown>>) => void;
  readonly close: () => Promise<void>;
}

export const fileName = 'Deskside.AppImage';

/** A feed on this computer, over https with its own certificate, or over plain http. */
export async function startFeed(scheme: 'https' | 'http' = 'https', own = testCertificate()): Promise<FeedServer> {
  const { key, certificate } = own;
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const [path = ''] = (request.url ?? '').split('?');
    asked.push(path);
    headers.push(request.headers);
    const answer = [...answers].find(([end]) => path.endsWith(end))?.[1];
    if (answer) answer(request, response);
    else response.writeHead(404).end('There is nothing here');
  }

  function serve(path: string, answer: Answer | Buffer | string): void {
    answers.delete(path);
    answers.set(path, typeof answer === 'function' ? answer : (_request, response) => void response.end(answer));
  }

  const server = scheme === 'https' ? createServer({ key, cert: certificate }, handle) : createPlainServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Safe: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}/updates/`,
    trust: certificate,
    own,
    asked,
    headers,
    serve,
    release: (version, file, changes = {}) => {
      serve('.yml', JSON.stringify({ version, files: [fileEntry(file)], ...changes }));
      serve(fileName, file);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** How a feed names a file. Its text is JSON here, which is YAML too. */
export function fileEntry(file: Buffer, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    url: fileName,
    sha512: createHash('sha512').update(file).digest('base64'),
    size: file.length,
    ...changes,
  };
}

export function redirectTo(address: string): Answer {
  return (_request, response) => void response.writeHead(302, { location: address }).end();
}
