import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { electronRuntime, installed, type Runtime } from '../../../../main/launch/electron-runtime.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import {
  type DownloadServer,
  downloadServer,
  halfOf,
  proxyTo,
  refusing,
  whole,
} from '../../../support/download-server.ts';
import {
  downloadEnvironment,
  type ElectronRoot,
  electronRoot,
  electronVersion,
  programName,
} from '../../../support/electron-root.ts';

let at: ElectronRoot;
const servers: DownloadServer[] = [];
const lines: string[] = [];

beforeEach(async () => {
  at = await electronRoot();
  lines.length = 0;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) await server.close();
  await at.remove();
});

async function serve(answer: Parameters<typeof downloadServer>[0]): Promise<DownloadServer> {
  const server = await downloadServer(answer);
  servers.push(server);
  vi.stubEnv('ELECTRON_MIRROR', server.mirror);
  return server;
}

interface Started {
  readonly runtime: Promise<Runtime>;
  readonly stop: () => void;
  readonly lose: () => void;
  readonly firstBytes: Promise<void>;
}

function started(environment: Record<string, string> = {}): Started {
  const stop = new AbortController();
  let lose = (): void => undefined;
  let heard = (): void => undefined;
  const firstBytes = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const runtime = electronRuntime(at.root, {
    environment: { ...downloadEnvironment(process.env.ELECTRON_MIRROR ?? '', at.cache), ...environment },
    printLine: (line) => void lines.push(line),
    terminal: {
      isTerminal: false,
      write: (text) => {
        lines.push(text.trimEnd());
        heard();
      },
    },
    startPatience: (lost) => {
      lose = lost;
      return { renew: () => undefined, stop: () => undefined };
    },
    pause: () => pause(5),
    stopped: stop.signal,
  });
  return { runtime, firstBytes, stop: () => stop.abort(), lose: () => lose() };
}

/** The same start in a separate process, as by a second `npm start`. */
function anotherProcess(more: Record<string, string> = {}) {
  const script = join(import.meta.dirname, '..', '..', '..', 'support', 'electron-start.ts');
  const env = { ...downloadEnvironment(process.env.ELECTRON_MIRROR ?? '', at.cache), ...more };
  const child = spawn(process.execPath, ['--import', 'tsx', script, at.root], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => void said.push(line));
  return {
    said: async (line: string) => {
      while (!said.includes(line)) await once(reader, 'line');
    },
    result: once(child, 'close').then(() => JSON.parse(said.at(-1) ?? '') as unknown),
  };
}

const program = () => join(at.folder, 'dist', programName);

describe('the first start', () => {
  test('downloads Electron, unpacks it with its own installer, and says what it does', async () => {
    await serve(whole(at.zip));
    expect(await started().runtime).toEqual({ path: program() });
    expect(await at.unpacked('version')).toBe(`v${electronVersion}`);
    expect(lines[0]).toBe(
      'Electron 99.1.0 is downloaded on the first start (over 100 MB). Press Ctrl+C to skip and use a browser.',
    );
    expect(lines.slice(1, -1).join('\n')).toContain('Downloading Electron 99.1.0: 100% (1 of 1 MB)');
    expect(lines.at(-1)).toBe('Unpacking Electron 99.1.0…');
    if (process.platform === 'linux') {
      expect((await promisify(execFile)(program())).stdout).toBe('started\n');
    }
  });

  test('leaves nothing to do for the second one', async () => {
    const server = await serve(whole(at.zip));
    await started().runtime;
    lines.length = 0;
    expect(await started().runtime).toEqual({ path: program() });
    expect([server.asked.length, lines]).toEqual([1, []]);
  });

  test('downloads once when it is made twice at the same time, and the second one waits', async () => {
    let finish = (): void => undefined;
    const server = await serve(
      halfOf(at.zip, (response) => {
        finish = () => response.end(at.zip.subarray(at.zip.length / 2));
      }),
    );
    const first = started();
    await first.firstBytes;
    const second = anotherProcess();
    await second.said('Another Deskside process is installing Electron. Waiting for it (Ctrl+C to skip)…');
    finish();
    expect(await first.runtime).toEqual({ path: program() });
    expect(await second.result).toEqual({ path: program() });
    expect(server.asked).toHaveLength(1);
  });

  test('goes through the proxy that is set for downloads', async () => {
    const server = await serve(whole(at.zip));
    const proxy = await proxyTo(server);
    servers.push(proxy);
    vi.stubEnv('ELECTRON_MIRROR', 'http://releases.electron.example/');
    const start = anotherProcess({ ELECTRON_GET_USE_PROXY: '1', HTTP_PROXY: proxy.mirror, NO_PROXY: '', no_proxy: '' });
    expect(await start.result).toEqual({ path: program() });
    expect(proxy.asked).toEqual(['releases.electron.example:80']);
    expect(server.asked).toEqual([`/v99.1.0/${at.fileName}`]);
  });

  test('stops waiting for another one on Ctrl+C', async () => {
    await serve(halfOf(at.zip, () => undefined));
    const first = started();
    await first.firstBytes;
    const second = started();
    await vi.waitUntil(() => lines.some((line) => line.startsWith('Another Deskside process')), { timeout: 30_000 });
    second.stop();
    expect(await second.runtime).toEqual({
      missing: 'The Electron download was skipped. Deskside will try again at the next start.',
    });
    first.stop();
    await first.runtime;
  });
});

describe('a start without a download', () => {
  test('says that the person skipped it', async () => {
    await serve(halfOf(at.zip, () => undefined));
    const start = started();
    await start.firstBytes;
    start.stop();
    expect(await start.runtime).toEqual({
      missing: 'The Electron download was skipped. Deskside will try again at the next start.',
    });
  });

  test('says that it stalled', async () => {
    await serve(halfOf(at.zip, () => undefined));
    const start = started();
    await start.firstBytes;
    start.lose();
    expect(await start.runtime).toEqual({
      missing: 'The Electron download stalled. Deskside will try again at the next start.',
    });
  });

  test('tries again after every kind of failure, because nothing is remembered of it', async () => {
    await serve(refusing(503));
    expect(await started().runtime).toEqual({
      missing:
        'Electron 99.1.0 couldn’t be downloaded: the download server refused the download (HTTP 503). Deskside will try again at the next start.',
    });
    await serve(halfOf(at.zip, (response) => response.destroy()));
    expect(await started().runtime).toEqual({
      missing:
        'Electron 99.1.0 couldn’t be downloaded: the connection was interrupted. Deskside will try again at the next start.',
    });
    await serve(whole(at.zip));
    expect(await started().runtime).toEqual({ path: program() });
  });

  test('says that the package is missing', async () => {
    await rm(at.folder, { recursive: true });
    expect(await started().runtime).toEqual({
      missing: 'The Electron package isn’t installed. Run npm ci to install it.',
    });
  });

  test('asks no server when there is no Electron for this kind of computer', async () => {
    const server = await serve(whole(at.zip));
    expect(await started({ ELECTRON_INSTALL_PLATFORM: 'win32', ELECTRON_INSTALL_ARCH: 'ia32' }).runtime).toEqual({
      missing: 'There is no Electron 99.1.0 for this computer (win32 ia32).',
    });
    expect(server.asked).toEqual([]);
  });

  test('asks no server when the package’s folder cannot be written', async () => {
    const server = await serve(whole(at.zip));
    // Permissions do not apply to root, so the disk reports the error that other users get.
    const refusal = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    const link = vi.spyOn(nodeDisk, 'link').mockRejectedValue(refusal);
    const runtime = await started().runtime;
    link.mockRestore();
    expect(runtime).toHaveProperty('missing');
    expect(server.asked).toEqual([]);
  });

  test('says why it could not be unpacked', async () => {
    await serve(whole(at.zip));
    await writeFile(join(at.folder, 'install.js'), 'console.error("Error: No space left on device"); process.exit(1)');
    expect(await started().runtime).toEqual({
      missing:
        'Electron 99.1.0 couldn’t be unpacked: there is not enough free disk space. Deskside will try again at the next start.',
    });
  });
});

describe('what was unpacked', () => {
  async function unpackedBefore(version: string | undefined, mark: string | undefined): Promise<void> {
    await mkdir(join(program(), '..'), { recursive: true });
    await writeFile(program(), 'old');
    await writeFile(join(at.folder, 'dist', 'left-over'), 'old');
    if (version !== undefined) await writeFile(join(at.folder, 'dist', 'version'), version);
    if (mark !== undefined) await writeFile(join(at.folder, 'path.txt'), mark);
  }

  test('counts when it is complete and of this version', async () => {
    await unpackedBefore(`${electronVersion}\n`, programName);
    expect(await installed(at.root)).toBe(program());
  });

  test.each([
    ['of another version', '98.0.0', programName],
    ['without its version', undefined, programName],
    ['without the mark that it is complete', electronVersion, undefined],
  ])('%s is replaced as a whole', async (_what, version, mark) => {
    await unpackedBefore(version, mark);
    expect(await installed(at.root)).toBeUndefined();
    await serve(whole(at.zip));
    expect(await started().runtime).toEqual({ path: program() });
    expect(await at.unpacked('version')).toBe(`v${electronVersion}`);
    await expect(at.unpacked('left-over')).rejects.toThrow('ENOENT');
  });

  test('is replaced when its program is missing', async () => {
    await unpackedBefore(electronVersion, programName);
    await rm(program());
    expect(await installed(at.root)).toBeUndefined();
    await serve(whole(at.zip));
    expect(await started().runtime).toEqual({ path: program() });
  });

  test('is not taken for complete when unpacking is interrupted', async () => {
    await unpackedBefore('98.0.0', programName);
    await serve(whole(at.zip));
    const interrupted = `const fs = require('fs'); fs.mkdirSync('dist'); fs.writeFileSync('dist/version', '${electronVersion}');
      fs.writeFileSync('dist/electron', ''); process.exit(1);`;
    await writeFile(join(at.folder, 'install.js'), interrupted);
    expect(await started().runtime).toHaveProperty('missing');
    expect(await installed(at.root)).toBeUndefined();
  });

  test('gives way to a build that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const own = join(at.root, 'own build');
    await mkdir(join(own, programName, '..'), { recursive: true });
    await writeFile(join(own, programName), 'own');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', own);
    expect(await installed(at.root)).toBe(join(own, programName));
  });
});
