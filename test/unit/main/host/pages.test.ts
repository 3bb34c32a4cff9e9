import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStoredFiles } from '../../../../main/blobs/stored-files.ts';
import type { LinkedContent } from '../../../../main/bridge/linked-content.ts';
import { canonicalPath } from '../../../../main/host/canonical-path.ts';
import { createPages } from '../../../../main/host/pages.ts';
import { hostileNames } from '../../../support/hostile-names.ts';
import { runs } from '../../../support/runs.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';

const appPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src data:; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";
const bodyPolicy =
  "default-src 'none'; style-src 'self'; font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

const always = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const bytesOf = (text: string) => new TextEncoder().encode(text);

const files = new Map([
  ['/index.html', { bytes: bytesOf('the page'), type: 'text/html; charset=utf-8' }],
  ['/assets/app.js', { bytes: bytesOf('the program'), type: 'text/javascript; charset=utf-8' }],
  ['/body.css', { bytes: bytesOf('the style'), type: 'text/css; charset=utf-8' }],
]);

const disk = createSimulatedDisk();

/** Stores bytes where the desk keeps its files; returns the attachment’s description. */
function fileOf(bytes: Uint8Array | string) {
  const hash = createHash('sha256').update(bytes).digest('hex');
  disk.put(`/blobs/${hash.slice(0, 2)}/${hash}`, bytes);
  return { hash, size: Buffer.from(bytes).length };
}

const pngBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const png = fileOf(pngBytes);
const html = fileOf('<script>alert(1)</script>');
const gone = { hash: 'c'.repeat(64), size: 9 };
const damaged = fileOf(new Uint8Array([...pngBytes, 2]));
disk.put(`/blobs/${damaged.hash.slice(0, 2)}/${damaged.hash}`, new Uint8Array([...pngBytes, 3]));

const linkedContents = new Map<string, LinkedContent>([
  [
    'a-body',
    {
      kind: 'body',
      html: '<p onclick="x">words <a href="https://a.example/">link</a></p><script>x</script>',
      isRetracted: false,
      pictures: [],
    },
  ],
  ['a-retracted-body', { kind: 'body', html: '<p>words</p>', isRetracted: true, pictures: [] }],
  ['a-file', { kind: 'file', file: { name: 'räum (1)’s.html', ...html } }],
  [
    'a-body-with-pictures',
    {
      kind: 'body',
      html: [png, html, gone, damaged].map(({ hash }) => `<p><img data-file="${hash}" alt="x"></p>`).join(''),
      isRetracted: false,
      pictures: [png, html, gone, damaged],
    },
  ],
  ['a-picture', { kind: 'picture', file: png }],
  ['no-picture', { kind: 'picture', file: html }],
  ['a-lost-picture', { kind: 'picture', file: gone }],
  ['a-damaged-picture', { kind: 'picture', file: damaged }],
  ['a-lost-file', { kind: 'file', file: { name: '<b>x</b>', ...gone } }],
  ['a-damaged-file', { kind: 'file', file: { name: 'y.png', ...damaged } }],
]);

const stored = createStoredFiles(disk, '/blobs');
const pages = createPages({ files, linked: (token) => linkedContents.get(token), stored: () => stored });

/** What a window gets that asks for a path as a host lets it through. */
function at(asked: string): Promise<Response> {
  const path = canonicalPath(asked);
  if (path === undefined) throw new Error(`No host lets ${asked} through`);
  return pages(path);
}

async function told(response: Response) {
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

const nothingText = (status: number) => ({
  status,
  headers: { ...always, 'content-security-policy': appPolicy, 'content-type': 'text/plain; charset=utf-8' },
  text: '',
});

describe('the pages of a window', () => {
  test('are the built files, with the policy of the app', async () => {
    const html = { ...always, 'content-security-policy': appPolicy, 'content-type': 'text/html; charset=utf-8' };
    expect(await told(await at('/'))).toEqual({ status: 200, headers: html, text: 'the page' });
    expect(await told(await at('/index.html?x=1#y'))).toEqual({ status: 200, headers: html, text: 'the page' });
    expect(await told(await at('/assets/app.js'))).toEqual({
      status: 200,
      headers: { ...html, 'content-type': 'text/javascript; charset=utf-8' },
      text: 'the program',
    });
  });

  test('X46: show a picture in its body with its bytes, and one that is none or not there by its words', async () => {
    const { text } = await told(await at('/body/a-body-with-pictures'));
    expect(text).toContain(
      '<p><img src="data:image/png;base64,iVBORw0KGgoB" alt="x"></p><p>[picture: x]</p><p>[picture: x is missing]</p><p>[picture: x is damaged]</p>',
    );
  });

  test('X46: hand a window a picture as what its bytes say, and nothing that is none', async () => {
    const response = await at('/picture/a-picture');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    for (const path of ['no-picture', 'a-lost-picture', 'a-damaged-picture', 'a-file'].map(
      (token) => `/picture/${token}`,
    )) {
      expect((await at(path)).status).toBe(404);
    }
  });

  test('can be read by no other origin', async () => {
    for (const path of ['/', '/assets/app.js', '/body.css', '/body/a-body', '/file/a-file', '/nowhere']) {
      expect((await at(path)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test.each([
    '/index.htm',
    '/INDEX.HTML',
    '/assets',
    '/assets/app.js.map',
    '/__proto__',
    '/constructor',
    '/etc/passwd',
  ])('are not found for the path %s', async (path) => {
    expect(await told(await at(path))).toEqual(nothingText(404));
  });

  test('ES5: are the named files for any path, and answers never repeat the path', async () => {
    const words = [
      'index.html',
      'assets',
      'app.js',
      'body.css',
      'body',
      'file',
      'a-body',
      'etc',
      'passwd',
      '__proto__',
    ];
    const path = fc.array(fc.constantFrom(...words, ...words.map((word) => word.toUpperCase())), { maxLength: 5 });
    const known = new Set(['the page', 'the program', 'the style', '']);
    await fc.assert(
      fc.asyncProperty(path, async (parts) => {
        for (const each of [parts, [...parts, 'zebra']]) {
          const response = await at(`/${each.join('/')}`);
          const text = await response.text();
          expect([200, 404]).toContain(response.status);
          expect(text === '' || response.status === 200).toBe(true);
          expect(known.has(text) || text.includes('<body id="light" class="written framed')).toBe(true);
          expect(JSON.stringify([...response.headers, text])).not.toContain('zebra');
        }
      }),
      runs(600),
    );
  });
});

describe('a body', () => {
  test('is a page of its own without any power, cleaned again, its links leading nowhere', async () => {
    expect(await told(await at('/body/a-body'))).toEqual({
      status: 200,
      headers: { ...always, 'content-security-policy': bodyPolicy, 'content-type': 'text/html; charset=utf-8' },
      text: '<!doctype html><html id="dark"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/body.css"></head><body id="light" class="written framed" dir="auto"><p>words <a>link</a></p></body></html>',
    });
  });

  test('is struck out where it was taken back: nothing outside of a frame reaches into it', async () => {
    expect((await told(await at('/body/a-retracted-body'))).text).toContain(
      '<body id="light" class="written framed retracted" dir',
    );
  });

  test.each([
    '/body/a-file',
    '/file/a-body',
    '/body/nobody',
    '/file/nobody',
    '/file/a-picture',
    '/body/a-body/x',
    `/body/${'a'.repeat(101)}`,
  ])('is nothing at %s', async (path) => {
    expect(await told(await at(path))).toEqual(nothingText(404));
  });
});

describe('a file', () => {
  test('is downloaded and never shown, whatever its name', async () => {
    expect(await told(await at('/file/a-file'))).toEqual({
      status: 200,
      headers: {
        ...always,
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': 'application/octet-stream',
        'content-length': '25',
        'content-disposition': `attachment; filename="file"; filename*=UTF-8''r%C3%A4um%20%281%29%E2%80%99s.html`,
      },
      text: '<script>alert(1)</script>',
    });
  });

  test.each([
    ['a-lost-file', '“&lt;b&gt;x&lt;/b&gt;” is missing from the desk’s folder.'],
    ['a-damaged-file', '“y.png” was damaged or changed after it was attached'],
  ])('Q20: that is not what it was is named instead of handed out: %s', async (token, sentence) => {
    const { status, headers, text } = await told(await at(`/file/${token}`));
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(headers['content-disposition']).toBeUndefined();
    expect(text).toContain(sentence);
    expect(text).not.toContain('PNG');
  });

  test.each(hostileNames)('called $name leaves under a name that is safe to write into a header', async ({ safe }) => {
    linkedContents.set('named', { kind: 'file', file: { name: safe, ...html } });
    const disposition = (await at('/file/named')).headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="file"; filename\*=UTF-8''[\w.~!-]*(%[0-9A-Fa-f]{2}|[\w.~!-])*$/,
    );
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(safe);
  });
});
