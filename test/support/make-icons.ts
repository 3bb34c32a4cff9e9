import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { presentBrowser } from './find-browser.ts';

/**
 * Draws every icon of the program from its sources: `npx tsx test/support/make-icons.ts`. What it writes is in the
 * repository, because the packager can make none of it without fetching a tool.
 */
const shell = join(import.meta.dirname, '..', '..', 'main', 'shell');
const resources = join(shell, 'resources');
const shown = join(shell, 'public', 'icons');

type Draw = (source: string, size: number) => Promise<Buffer>;

function drawing(page: Page): Draw {
  return async (source, size) => {
    const svg = await readFile(join(resources, 'sources', `${source}.svg`), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    return page.screenshot({ omitBackground: true });
  };
}

/** Small sizes have bolder drawings of their own, the smallest one on the grid of its pixels. */
function appIcon(size: number): string {
  if (size <= 16) return 'icon-16';
  return size <= 48 ? 'icon-small' : 'icon';
}

/** Windows' container: a head, a line for each picture, and the pictures, each a PNG. */
function ico(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The names that macOS' container has for pictures of a width in pixels. */
const icnsNames = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 } as const;

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'ascii');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

async function icns(draw: Draw, source: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (const [name, size] of Object.entries(icnsNames)) chunks.push(chunk(name, await draw(source, size)));
  return chunk('icns', Buffer.concat(chunks));
}

async function icoOf(draw: Draw, sourceOf: (size: number) => string, sizes: readonly number[]): Promise<Buffer> {
  const pictures: { size: number; png: Buffer }[] = [];
  for (const size of sizes) pictures.push({ size, png: await draw(sourceOf(size), size) });
  return ico(pictures);
}

async function put(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

const executablePath = presentBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
const draw = drawing(await browser.newPage());
const windowsSizes = [16, 20, 24, 32, 48, 64, 128, 256];

await put(join(resources, 'icon.ico'), await icoOf(draw, appIcon, windowsSizes));
await put(join(resources, 'icon.icns'), await icns(draw, 'icon-mac'));
await put(join(resources, 'launcher.ico'), await icoOf(draw, () => 'launcher', windowsSizes));
await put(join(resources, 'launcher.icns'), await icns(draw, 'launcher'));
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  await put(join(resources, 'linux', `${size}x${size}.png`), await draw(appIcon(size), size));

await put(join(shown, 'icon.png'), await draw('icon', 256));
await put(join(shown, 'tray.ico'), await icoOf(draw, () => 'tray', [16, 20, 24, 32, 48]));
await put(join(shown, 'tray.png'), await draw('tray', 24));
await put(join(shown, 'tray@2x.png'), await draw('tray', 48));
await put(join(shown, 'trayTemplate.png'), await draw('tray-template', 22));
await put(join(shown, 'trayTemplate@2x.png'), await draw('tray-template', 44));
await put(join(shown, 'overlay.png'), await draw('overlay', 32));
await browser.close();
