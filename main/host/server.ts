import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pages as pageTexts } from '../../renderer/i18n/en/pages.ts';
import type { Changes } from '../../shared/bridge/changes.ts';
import { longestDraft } from '../../shared/bridge/draft.ts';
import { failed } from '../../shared/bridge/result.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { Clock } from '../platform/clock.ts';
import { type CanonicalPath, canonicalPath } from './canonical-path.ts';
import type { Pages } from './pages.ts';
import { appHeaders } from './security-headers.ts';
import { sendStream } from './send-stream.ts';
import { createWindowStreams } from './window-streams.ts';

export interface ServerPorts {
  readonly bridge: Pick<Bridge, 'handle' | 'watch' | 'closeWindow' | 'pageLeft'>;
  readonly pages: Pages;
  readonly port: number;
  readonly clock: Pick<Clock, 'after'>;
  readonly newSecret: () => string;
  readonly onBug: (error: unknown) => void;
  /** A window without a stream for this long counts as closed. */
  readonly patienceMs?: number;
}

/** A page suspended in the background may take longer to reconnect. */
const patienceMs = 2 * 60_000;

/** The browser host: serves the desk's pages and its bridge on the loopback address, to holders of the link. */
export interface LoopbackServer {
  readonly port: number;
  /** The address to open; it stays valid until this process ends. */
  readonly link: string;
  /** The secret with which a second start asks for the link. */
  readonly secret: string;
  readonly close: () => Promise<void>;
}

/** The most bytes of one call: the longest draft, at three bytes per character, and its envelope. */
export const largestCall = 3 * longestDraft + 100_000;

export async function startServer(ports: ServerPorts): Promise<LoopbackServer> {
  const { bridge, pages, newSecret, onBug } = ports;
  const linkSecret = newSecret();
  const askSecret = newSecret();
  const cookieSecret = newSecret();
  // Cookies ignore ports, so two desks on one computer need different names.
  const cookieName = `deskside-${newSecret().slice(0, 10)}`;
  const windows = new Set<string>();
  const streams = new Set<ServerResponse>();
  const present = createWindowStreams(ports.patienceMs ?? patienceMs, ports.clock.after, bridge.closeWindow);
  let origin = '';

  // Idle connections stay open: closing one just when the window uses it again would lose a call.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onBug(error);
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (`http://${request.headers.host}` !== origin) return send(response, 421);
    const path = canonicalPath(request.url ?? '');
    if (path === undefined) return send(response, 400);
    if (!mayAsk(request, path)) return send(response, 403);
    const isCall = path.startsWith('/bridge/');
    if (!isCall && request.method !== 'GET') return send(response, 405);
    if (path.startsWith('/enter/')) return enter(path.slice('/enter/'.length), response);
    if (path === '/host/link') return tellLink(request, response);
    const isOurs = isSame(cookieOf(request), cookieSecret);
    if (isCall) return isOurs ? bridgeCall(path, request, response) : send(response, 403);
    if (!isOurs && path !== styleOfBodies) return send(response, 403, closedPage, htmlType);
    await page(path, response);
  }

  /**
   * Frames of bodies have the origin `null`. As in Electron, they only get their style sheet, which the sender cannot
   * read.
   */
  function mayAsk({ headers }: IncomingMessage, path: CanonicalPath): boolean {
    if (headers.origin === 'null') return path === styleOfBodies && headers['sec-fetch-mode'] !== 'cors';
    return headers.origin === undefined || headers.origin === origin;
  }

  function tellLink(request: IncomingMessage, response: ServerResponse): void {
    const { origin: page, 'x-deskside-ask': asked } = request.headers;
    if (page === undefined && isSame(asked, askSecret)) send(response, 200, link());
    else send(response, 403);
  }

  function link(): string {
    return `${origin}/enter/${linkSecret}`;
  }

  /**
   * A page that opens the desk with a script: a redirect would still count as coming from the site where the link was
   * clicked.
   */
  function enter(secret: string, response: ServerResponse): void {
    if (!isSame(secret, linkSecret)) {
      send(response, 403, closedPage, htmlType);
      return;
    }
    response.setHeader('Set-Cookie', `${cookieName}=${cookieSecret}; HttpOnly; SameSite=Strict; Path=/`);
    send(
      response,
      200,
      `<!doctype html>${noIcon}<meta http-equiv="refresh" content="0;url=/"><title>Deskside</title>`,
      htmlType,
    );
  }

  function cookieOf(request: IncomingMessage): string | undefined {
    const cookies = (request.headers.cookie ?? '').split('; ').map((cookie) => cookie.split('='));
    return cookies.find(([name]) => name === cookieName)?.[1];
  }

  async function bridgeCall(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === '/bridge/window' && request.method === 'POST') return openWindow(request, response);
    const windowId = String(request.headers['x-deskside-window'] ?? '');
    if (!windows.has(windowId)) return send(response, 403);
    if (path === '/bridge/changes' && request.method === 'GET') return stream(windowId, response);
    if (path !== '/bridge/call' || request.method !== 'POST') return send(response, 404);
    const body = await readBody(request);
    if (body === undefined) return sendJson(response, tooLarge);
    sendJson(response, await bridge.handle(windowId, body));
  }

  /** A window that reloads keeps its identity; any other becomes a new one. */
  async function openWindow(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const known = String(request.headers['x-deskside-window'] ?? '');
    const windowId = windows.has(known) ? known : newSecret();
    // Frees the drafts of the page before. A page that only lost its stream claims its drafts again with the next save.
    if (windows.has(known)) bridge.pageLeft(windowId);
    windows.add(windowId);
    present.expect(windowId);
    sendJson(response, { windowId });
  }

  function stream(windowId: string, response: ServerResponse): void {
    response.writeHead(200, { ...appHeaders, 'Content-Type': 'application/x-ndjson' });
    response.flushHeaders();
    streams.add(response);
    const left = present.begin(windowId);
    const stop = bridge.watch(windowId, (changes: Changes) => void response.write(`${JSON.stringify(changes)}\n`));
    response.write('\n');
    response.on('close', () => {
      stop();
      left();
      streams.delete(response);
    });
  }

  async function page(path: CanonicalPath, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await pages(path);
    response.writeHead(status, Object.fromEntries(headers));
    if (body) await sendStream(body, response);
    else response.end();
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(ports.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // Safe: a server listening on a port has this kind of address.
  origin = `http://127.0.0.1:${port}`;

  return {
    port,
    link: link(),
    secret: askSecret,
    close: () =>
      new Promise((resolve) => {
        for (const response of streams) response.end();
        server.close(() => {
          present.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The only public file: a frame without an origin sends no cookie. */
const styleOfBodies = '/body.css';

const htmlType = 'text/html; charset=utf-8';

/** Without it browsers request a missing icon and log an error. */
const noIcon = '<link rel="icon" href="data:,">';

const closedPage = `<!doctype html><meta charset="utf-8">${noIcon}<title>Deskside</title><p>${pageTexts.closed}</p>`;

const tooLarge = failed('invalid-input', 'call.too-large');

function isSame(given: string | string[] | undefined, expected: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '');
  const wanted = Buffer.from(expected);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

function send(response: ServerResponse, status: number, text = '', type = 'text/plain; charset=utf-8'): void {
  // With its length known, headers and text are sent at once.
  response.writeHead(status, { ...appHeaders, 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, JSON.stringify(value), 'application/json');
}

/**
 * A call's JSON; undefined if it is too large. The rest of a large body is read and discarded, because a client only
 * reads the response after sending everything. Invalid JSON becomes a request that is refused.
 */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestCall) chunks.push(chunk);
  }
  if (size > largestCall) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return {};
  }
}
