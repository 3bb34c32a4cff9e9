import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildStale } from '../../../../main/launch/build.ts';

let root: string;

/** The texts of main’s menus and notifications are in the window’s tables. */
const texts = join('renderer', 'i18n', 'en');

/** Notes each of its runs, and whether another one was under way. Runs for as long as there is a file `hold`. */
const viteScript = `
  const fs = require('fs');
  const isAlone = !fs.existsSync('running');
  fs.writeFileSync('running', '');
  const timer = setInterval(() => {
    if (fs.existsSync('hold')) return;
    clearInterval(timer);
    fs.rmSync('running', { force: true });
    fs.appendFileSync('runs', process.argv[4] + (isAlone ? ' alone' : ' beside another') + '\\n');
  }, 10);`;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build with spaces-'));
  for (const source of ['main', 'preload', 'renderer', 'shared']) {
    await mkdir(join(root, source));
    await writeFile(join(root, source, 'source.ts'), '');
  }
  await mkdir(join(root, texts), { recursive: true });
  await mkdir(join(root, 'renderer', 'i18n', 'sentences'));
  await writeFile(join(root, texts, 'source.ts'), '');
  await writeFile(join(root, 'package-lock.json'), '{}');
  await mkdir(join(root, 'node_modules', 'vite', 'bin'), { recursive: true });
  await writeFile(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), viteScript);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const all = ['main', 'preload', 'preload', 'renderer'].map((part) => `${part}/vite.config.ts alone`);

async function runs(): Promise<string[]> {
  return (await readFile(join(root, 'runs'), 'utf8')).trim().split('\n');
}

describe('building what is stale', () => {
  test('builds every part once, says so, and has nothing to do the next time', async () => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    await buildStale(root, say);
    await buildStale(root, say);
    expect(await runs()).toEqual(all);
    expect(said.map((line) => line.replace(/[\d.]+ s$/, 'N s'))).toEqual([
      'Built main in N s',
      'Built preload in N s',
      'Built preload-electron in N s',
      'Built renderer in N s',
    ]);
  });

  test('builds again only the parts whose sources changed', async () => {
    await buildStale(root, () => undefined);
    await utimes(join(root, 'renderer', 'source.ts'), 4e9, 4e9);
    await buildStale(root, () => undefined);
    expect(await runs()).toEqual([...all, 'renderer/vite.config.ts alone']);
  });

  test('builds main again when the texts have changed that it shows', async () => {
    await buildStale(root, () => undefined);
    await utimes(join(root, texts, 'source.ts'), 4e9, 4e9);
    await buildStale(root, () => undefined);
    expect(await runs()).toEqual([...all, 'main/vite.config.ts alone', 'renderer/vite.config.ts alone']);
  });

  test('builds once when two processes start at the same time', async () => {
    const module = pathToFileURL(join(import.meta.dirname, '..', '..', '..', '..', 'main', 'launch', 'build.ts')).href;
    const script = `(await import('${module}')).buildStale(process.argv[1], console.log)`;
    await writeFile(join(root, 'hold'), '');
    const words = ['--import', 'tsx', '--input-type=module', '-e', script, root];
    const ended = once(spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] }), 'close');
    await vi.waitUntil(() => existsSync(join(root, 'running')), { timeout: 30_000 });
    const said: string[] = [];
    const built = buildStale(root, (line) => void said.push(line));
    await vi.waitUntil(() => said.length > 0, { timeout: 30_000 });
    await rm(join(root, 'hold'));
    await Promise.all([built, ended]);
    expect(await runs()).toEqual(all);
    expect(said).toEqual(['Another Deskside process is building the app. Waiting for it…']);
  });
});
