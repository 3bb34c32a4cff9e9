import type { FileFault } from '../../shared/domain/file-fault.ts';
import { pictureTypeOf } from '../../shared/domain/picture.ts';
import type { StoredFiles } from '../blobs/stored-files.ts';
import type { LinkedBody, LinkedContent } from '../bridge/linked-content.ts';
import { type ShownPicture, shownHtml } from '../platform/shown-html.ts';
import type { CanonicalPath } from './canonical-path.ts';
import { fileFaultPage } from './file-fault-page.ts';
import { appHeaders, bodyHeaders, fileHeaders } from './security-headers.ts';

/** A built file of the renderer. */
export interface BuiltFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface PagesPorts {
  /** The renderer's files by path, including `/index.html`. Requested paths are never looked up on the disk. */
  readonly files: ReadonlyMap<string, BuiltFile>;
  readonly linked: (token: string) => Promise<LinkedContent | undefined> | LinkedContent | undefined;
  /** The attachments of the open desk. */
  readonly stored: () => Pick<StoredFiles, 'open' | 'bytes'> | undefined;
}

/** Responds to a request by the canonical spelling of its path. */
export type Pages = (path: CanonicalPath) => Promise<Response>;

/** Responds to every request of a window for a page, a body or a file. Both hosts and the tests use this function. */
export function createPages(ports: PagesPorts): Pages {
  return async (path) => {
    const [, place, token] = /^\/(body|file|picture)\/([\w-]{1,100})$/.exec(path) ?? [];
    if (token !== undefined) return linkedResponse(ports, place, token);
    const file = ports.files.get(aliases[path] ?? path);
    return file ? fileResponse(file) : empty(404);
  };
}

/** Aliases: the page itself, and the icon that browsers request before they have read the page. */
const aliases: Readonly<Record<string, string>> = { '/': '/index.html', '/favicon.ico': '/icon.svg' };

/** A response without a body, for missing pages and for requests that our own pages never make. */
export function empty(status: number): Response {
  return new Response(null, { status, headers: { ...appHeaders, 'Content-Type': 'text/plain; charset=utf-8' } });
}

function fileResponse({ bytes, type }: BuiltFile): Response {
  return new Response(bytes, { headers: { ...appHeaders, 'Content-Type': type } });
}

async function linkedResponse(ports: PagesPorts, place: string | undefined, token: string): Promise<Response> {
  const content = await ports.linked(token);
  const stored = ports.stored();
  if (!content || content.kind !== place || !stored) return empty(404);
  if (content.kind === 'body') return bodyResponse(stored, content);
  if (content.kind === 'picture') return pictureResponse(await stored.bytes(content.file));
  const { name, size } = content.file;
  const bytes = await stored.open(content.file);
  if (typeof bytes === 'string') return faultResponse(name, bytes);
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  const disposition = `attachment; filename="file"; filename*=UTF-8''${encoded}`;
  return new Response(bytes, {
    headers: { ...fileHeaders, 'Content-Disposition': disposition, 'Content-Length': String(size) },
  });
}

async function bodyResponse(stored: Pick<StoredFiles, 'bytes'>, content: LinkedBody): Promise<Response> {
  const words = shownHtml(content.html, await inlined(stored, content.pictures));
  return new Response(bodyPage(words, content.isRetracted), {
    headers: { ...bodyHeaders, 'Content-Type': htmlType },
  });
}

/** A request for a faulty file gets an error page and none of its bytes. */
function faultResponse(name: string, fault: FileFault): Response {
  const headers = { ...appHeaders, 'Content-Type': htmlType };
  return new Response(fileFaultPage(name, fault), { status: 404, headers });
}

const htmlType = 'text/html; charset=utf-8';

/** Only the first bytes decide whether a file is an image; its claimed type is ignored. */
function pictureResponse(bytes: Buffer | FileFault): Response {
  const type = typeof bytes === 'string' ? undefined : pictureTypeOf(bytes);
  if (typeof bytes === 'string' || !type) return empty(404);
  return new Response(new Uint8Array(bytes), { headers: { ...fileHeaders, 'Content-Type': type } });
}

/** The images of a body by hash: each as a data address, or its fault. */
async function inlined(
  stored: Pick<StoredFiles, 'bytes'>,
  files: LinkedBody['pictures'],
): Promise<Map<string, ShownPicture>> {
  const pictures = new Map<string, ShownPicture>();
  for (const file of files) {
    const bytes = await stored.bytes(file);
    if (typeof bytes === 'string') pictures.set(file.hash, { fault: bytes });
    else {
      const type = pictureTypeOf(bytes);
      if (type) pictures.set(file.hash, { url: `data:${type};base64,${bytes.toString('base64')}` });
    }
  }
  return pictures;
}

/**
 * The frame's page loads only its style sheet, without `crossorigin`: Electron answers cross-origin requests that the
 * page can read only for schemes with `corsEnabled`. The ids are what a theme in the fragment of its address selects.
 */
function bodyPage(html: string, isRetracted: boolean): string {
  const classes = `written framed${isRetracted ? ' retracted' : ''}`;
  return `<!doctype html><html id="dark"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/body.css"></head><body id="light" class="${classes}" dir="auto">${html}</body></html>`;
}
