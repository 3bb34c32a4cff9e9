import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStoredFiles } from '../../../../main/blobs/stored-files.ts';
import { createPages } from '../../../../main/host/pages.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { createMemoryDisk } from '../../../support/memory-disk.ts';

let fake: FakeElectron;
let scheme: typeof import('../../../../main/shell/scheme.ts');

beforeEach(async () => {
  fake = createFakeElectron();
  scheme = await loadedWith(fake.electron, () => import('../../../../main/shell/scheme.ts'));
});

test('the app’s scheme cannot be registered once Electron is ready', () => {
  scheme.registerAppScheme();
  fake.app.becomeReady();
  expect(() => scheme.registerAppScheme()).toThrow('before app is ready');
});

test('every request of the app’s scheme reaches the one function that answers, and no other scheme does', async () => {
  fake.app.becomeReady();
  const asked: string[] = [];
  scheme.serveApp(async (path) => {
    asked.push(path);
    return new Response('page');
  });
  expect(await (await fake.session.answer('app://deskside/x?y')).text()).toBe('page');
  expect(asked).toEqual(['/x']);
  await expect(fake.session.answer('https://example.com/')).rejects.toThrow('Nothing of ours answers');
});

test('ES23: an address of the app’s scheme that is spelt in another way, or asked for in another way, is refused', async () => {
  fake.app.becomeReady();
  scheme.serveApp(async () => new Response('page'));
  for (const path of ['/%2e%2e%2findex.html', '/index.html%00', '//index.html', '/assets/', '/a;b', '/%69ndex.html']) {
    const { status, headers } = await fake.session.answer(`app://deskside${path}`);
    expect([path, status]).toEqual([path, 400]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  for (const address of ['app://evil.example/', 'app://deskside.evil.example/'])
    expect((await fake.session.answer(address)).status).toBe(400);
  for (const method of ['POST', 'PUT', 'HEAD', 'DELETE'])
    expect((await fake.session.answer('app://deskside/', undefined, method)).status).toBe(405);
});

describe('a request across origins to the app’s scheme', () => {
  const frame = 'null';
  const asked: string[] = [];

  async function ask(path: string, origin: string, mode: 'cors' | 'no-cors' | 'navigate'): Promise<string> {
    return (await fake.session.answer(`app://deskside${path}`, { origin, mode })).text();
  }

  beforeEach(() => {
    asked.splice(0);
    scheme.registerAppScheme();
    fake.app.becomeReady();
    scheme.serveApp(async (path) => {
      asked.push(path);
      return new Response('answered');
    });
  });

  test('is refused before it is handled, where its sender could read the answer: a font, a module, a fetch', async () => {
    for (const origin of [frame, 'https://example.com', 'app://other']) {
      await expect(ask('/font.woff2', origin, 'cors')).rejects.toThrow('Cross origin requests are not supported');
    }
    expect(asked).toEqual([]);
  });

  test('is answered where its sender cannot read it: a style sheet, an image, a frame', async () => {
    expect(await ask('/body.css', frame, 'no-cors')).toBe('answered');
    expect(await ask('/body/token', 'app://deskside', 'navigate')).toBe('answered');
    expect(asked).toEqual(['/body.css', '/body/token']);
  });

  test('is none when the app’s own page asks', async () => {
    expect(await ask('/assets/app.js', 'app://deskside', 'cors')).toBe('answered');
  });
});

test('the fake lets requests across origins through to a scheme that is registered for them', async () => {
  const { protocol } = fake.electron as typeof import('electron'); // Safe: it throws for what it lacks.
  const privileges = { standard: true, corsEnabled: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'open', privileges }]);
  fake.app.becomeReady();
  for (const name of ['open', 'plain']) protocol.handle(name, () => new Response(name));
  const asker = { origin: 'null', mode: 'cors' } as const;
  expect(await (await fake.session.answer('open://x/', asker)).text()).toBe('open');
  await expect(fake.session.answer('plain://x/', asker)).rejects.toThrow(TypeError);
});

describe('a body in its frame', () => {
  const at = (path: string) => new URL(path, 'http://x').pathname;
  let css: string;

  beforeAll(async () => {
    const configFile = join(import.meta.dirname, '..', '..', '..', '..', 'renderer', 'vite.config.ts');
    const input = join(configFile, '..', 'body.css');
    const built = await build({ configFile, logLevel: 'silent', build: { write: false, rollupOptions: { input } } });
    const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
    const sheet = outputs.find(({ fileName }) => fileName.endsWith('.css'));
    css = sheet?.type === 'asset' ? String(sheet.source) : '';
  });

  test('asks the app’s scheme for nothing that Electron refuses: the font is in its style sheet', async () => {
    const files = new Map([['/body.css', { bytes: new TextEncoder().encode(css), type: 'text/css' }]]);
    const linked = () =>
      ({
        kind: 'body',
        html: '<p>Words, <a href="https://example.com/">a link</a></p>',
        isRetracted: false,
        pictures: [],
      }) as const;
    scheme.registerAppScheme();
    fake.app.becomeReady();
    scheme.serveApp(createPages({ files, linked, stored: () => createStoredFiles(createMemoryDisk(), '/blobs') }));

    const opened = { origin: 'app://deskside', mode: 'navigate' } as const;
    const html = await (await fake.session.answer('app://deskside/body/token', opened)).text();
    const wanted = [...html.matchAll(/<[^>]*\s(?:href|src|srcset|data|poster)="([^"]*)"[^>]*>/g)];
    expect(wanted.map(([, path = '']) => at(path))).toEqual(['/body.css']);
    for (const [tag, path = ''] of wanted) {
      const mode = tag.includes('crossorigin') ? 'cors' : 'no-cors';
      const sheet = await fake.session.answer(`app://deskside${path}`, { origin: 'null', mode });
      expect([sheet.status, await sheet.text()]).toEqual([200, css]);
    }
    expect(css).toContain('@font-face');
    const addresses = [...css.matchAll(/url\(\s*["']?([^"')]*)|@import[^;]*/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith('data:font/woff2;base64,'))).toEqual([]);
  });
});
