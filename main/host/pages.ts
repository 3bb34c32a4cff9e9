import { pictureTypeOf } from '../../shared/domain/picture.ts';
import type { LinkedContent } from '../bridge/view-links.ts';
import { shownHtml } from '../platform/sanitise.ts';
import type { CanonicalPath } from './canonical-path.ts';
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

/** Answers what a window asks for by the one spelling of its path. */
export type Pages = (path: CanonicalPath) => Promise<Response>;

/** Answers every request of a window for a page, a body or a file. Both hosts and the tests use this one function. */
export function createPages(ports: PagesPorts): Pages {
  return async (path) => {
    const [, place, token] = /^\/(body|file|picture)\/([\w-]{1,100})$/.exec(path) ?? [];
    if (token !== undefined) return linkedResponse(ports, place, token);
    const file = ports.files.get(aliases[path] ?? path);
    return file ? fileResponse(file) : empty(404);
  };
}

/** Other names of files: the page itself, and the icon that browsers ask for before they have read the page. */
const aliases: Readonly<Record<string, string>> = { '/': '/index.html', '/favicon.ico': '/icon.svg' };

/** An answer without a word: to what is not there, and to what nobody of ours would ask. */
export function empty(status: number): Response {
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
