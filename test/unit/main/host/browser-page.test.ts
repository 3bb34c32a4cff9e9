import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withBrowserBridge } from '../../../../main/host/browser-page.ts';
import { readBuiltFiles } from '../../../../main/host/built-files.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

const page = '<!doctype html><html><head><script type="module" src="/assets/app.js"></script></head></html>';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'assets'));
  const files = {
    'index.html': page,
    'browser.js': 'bridge',
    'assets/app.js': 'app',
    'assets/app.js.map': 'sources',
    'assets/app.ts': 'source',
    '.env': 'SECRET=1',
    '.stamp': '1',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder.path, name), text);
});
afterEach(() => folder.remove());

describe('the built files', () => {
  test('are known by their paths and types; source maps and everything unknown are left out', async () => {
    const files = await readBuiltFiles(folder.path);
    expect(Object.fromEntries([...files].map(([path, { type }]) => [path, type]))).toEqual({
      '/index.html': 'text/html; charset=utf-8',
      '/browser.js': 'text/javascript; charset=utf-8',
      '/assets/app.js': 'text/javascript; charset=utf-8',
    });
  });

  test('for a browser have the bridge before the app, as a file and not as inline code', async () => {
    const built = await readBuiltFiles(folder.path);
    const files = withBrowserBridge(built, built);
    const html = new TextDecoder().decode(files.get('/index.html')?.bytes);
    const sources = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(sources).toEqual(['<script type="module" src="/bridge.js">', '<script type="module" src="/assets/app.js">']);
    expect(new TextDecoder().decode(files.get('/bridge.js')?.bytes)).toBe('bridge');
  });

  test('that are not there are told in words a person can act on', () => {
    expect(() => withBrowserBridge(new Map(), new Map())).toThrow('has not been built. Run npm start');
  });
});
