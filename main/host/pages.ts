import { pictureTypeOf } from '../../shared/domain/picture.ts';
import type { LinkedContent } from '../bridge/view-links.ts';
import { shownHtml } from '../platform/sanitise.ts';
import { appHeaders, bodyHeaders, fileHeaders } from './security-headers.ts';

/** A built file of the renderer. */
export interface BuiltFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface PagesPorts {
  /** The renderer's files by path, `/index.html` among them. Nothing is looked up on the disk by a path from outside. */
  readonly files: ReadonlyMap<string, BuiltFile>;
  readonly linked: (token: string) => LinkedContent | undefined;
  readonly readBlob: (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Answers every request of a window for a page, a body or a file. Both hosts and the tests use this one function. */
export function createPages(ports: PagesPorts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return empty(405);
    const path = safePath(request.url);
    if (path === undefined) return empty(400);
    const [, place, token] = /^\/(body|file|picture)\/([\w-]{1,100})$/.exec(path) ?? [];
    if (token !== undefined) return linkedResponse(ports, place, token);
    const file = ports.files.get(aliases[path] ?? path);
    return file ? fileResponse(file) : empty(404);
  };
}

/** Other names of files: the page itself, and the icon that browsers ask for before they have read the page. */
const aliases: Readonly<Record<string, string>> = { '/': '/index.html', '/favicon.ico': '/icon.svg' };

/** The only host of each scheme that pages are served for. */
const hosts: Readonly<Record<string, string>> = { 'app:': 'deskside', 'http:': '127.0.0.1' };

/** The path of an address of ours, decoded once; nothing for one that tries to leave its place. */
export function safePath(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname, username, password } = new URL(address);
  if (!Object.hasOwn(hosts, protocol) || hosts[protocol] !== hostname) return undefined;
  if (username !== '' || password !== '' || /%2f|%5c/i.test(pathname)) return undefined;
  const decoded = decodedOnce(pathname);
  if (decoded === undefined || /[\0\\]/.test(decoded) || decoded.split('/').includes('..')) return undefined;
  return decoded;
}

function decodedOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // A malformed address is answered, not thrown.
  }
}

function empty(status: number): Response {
  return new Response(null, { status, headers: { ...appHeaders, 'Content-Type': 'text/plain; charset=utf-8' } });
}

function fileResponse({ bytes, type }: BuiltFile): Response {
  return new Response(bytes, { headers: { ...appHeaders, 'Content-Type': type } });
}

async function linkedResponse(ports: PagesPorts, place: string | undefined, token: string): Promise<Response> {
  const content = ports.linked(token);
  if (!content || content.kind !== place) return empty(404);
  if (content.kind === 'body') {
    const words = shownHtml(content.html, await inlined(ports, content.pictures));
    return new Response(bodyPage(words, content.isRetracted), {
      headers: { ...bodyHeaders, 'Content-Type': 'text/html; charset=utf-8' },
    });
  }
  const bytes = await ports.readBlob(content.hash);
  if (!bytes) return empty(404);
  if (content.kind === 'picture') return pictureResponse(bytes);
  const name = encodeURIComponent(content.name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  const disposition = `attachment; filename="file"; filename*=UTF-8''${name}`;
  return new Response(bytes, { headers: { ...fileHeaders, 'Content-Disposition': disposition } });
}

/** Bytes that begin as a picture does: of what they say themselves nothing is believed. */
function pictureResponse(bytes: Uint8Array<ArrayBuffer>): Response {
  const type = pictureTypeOf(bytes);
  return type ? new Response(bytes, { headers: { ...fileHeaders, 'Content-Type': type } }) : empty(404);
}

/** The pictures of a body by their hashes, each with its bytes as an address; without those this desk does not hold. */
async function inlined(ports: PagesPorts, hashes: readonly string[]): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const hash of hashes) {
    const bytes = await ports.readBlob(hash);
    const type = bytes && pictureTypeOf(bytes);
    if (type) pictures.set(hash, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return pictures;
}

/**
 * A frame's page asks for its style sheet and for nothing else, and without `crossorigin`: no request across origins
 * that may be read by who sent it, for Electron answers those only on a scheme that is `corsEnabled`.
 */
function bodyPage(html: string, isRetracted: boolean): string {
  const classes = `written framed${isRetracted ? ' retracted' : ''}`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/body.css"></head><body class="${classes}" dir="auto">${html}</body></html>`;
}
