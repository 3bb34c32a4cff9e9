import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { buildUpdater, modulesAskedFor } from '../../../../support/built-updater.ts';
import { temporaryFolder } from '../../../../support/test-desk.ts';
import { startFeed } from '../../../../support/update-feed.ts';

/** What the packaged program does, in a plain process: it has what was built, and nothing else. */
const program = `
import { readFileSync } from 'node:fs';
import { updateElectron } from './node_modules/electron/stand-in.mjs';

const [trust, userData, resources] = process.argv.slice(2);
Object.defineProperty(process, 'resourcesPath', { value: resources });
const made = updateElectron({ version: '0.2.0', userData, trust: readFileSync(trust, 'utf8') });
globalThis.electron = made.electron;
const { ownFeed } = await import('./main/own-feed.js');
const { createUpdates } = await import('./main/updates.js');
const log = { info: () => undefined, warn: (line) => console.log(line) };
const updates = createUpdates({ log, isOn: true, feed: ownFeed(), startAgain: () => console.log('started again') });
updates.onChange(() => {
  const { kind } = updates.state();
  if (kind === 'ready') updates.installAndStart();
  if (kind === 'ready' || kind === 'failed') setTimeout(() => console.log(kind, made.actions.join()), 100);
});
await updates.check();
`;

test('the built updater finds, downloads and installs an update without other modules', async () => {
  const folder = await temporaryFolder();
  const at = (...names: string[]) => join(folder.path, ...names);
  const feed = await startFeed();
  try {
    await buildUpdater(folder.path);
    // On every system: this one runs a part of the library only.
    expect((await modulesAskedFor(folder.path)).filter((name) => !isBuiltin(name))).toEqual(['electron']);
    const newProgram = Buffer.from('#!/bin/sh\nexit 0\n');
    feed.release('0.3.0', newProgram);
    for (const name of ['apps', 'resources', 'data']) await mkdir(at(name));
    await writeFile(at('apps', 'Deskside.AppImage'), 'the old program');
    await writeFile(at('trust.pem'), feed.trust);
    await writeFile(
      at('resources', 'app-update.yml'),
      `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: cache\n`,
    );
    await writeFile(at('program.mjs'), program);
    const env = {
      ...process.env,
      APPIMAGE: at('apps', 'Deskside.AppImage'),
      APPDIR: dirname(process.execPath),
      XDG_CACHE_HOME: at('cache'),
    };
    const words = [at('program.mjs'), at('trust.pem'), at('data'), at('resources')];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: folder.path, env });
    expect([stdout, stderr]).toEqual(['ready release the lock,before-quit-for-update,quit\n', '']);
    expect(await readFile(at('apps', 'Deskside.AppImage'))).toEqual(newProgram);
  } finally {
    await feed.close();
    await folder.remove();
  }
});
