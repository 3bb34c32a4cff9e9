import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Download, downloadElectron } from '../../../../main/launch/download.ts';
import { faultOf } from '../../../../main/launch/fault.ts';
import type { StartIdleTimeout } from '../../../../main/launch/idle-timeout.ts';
import type { Progress } from '../../../../main/launch/progress.ts';
import {
  type DownloadServer,
  downloadServer,
  halfOf,
  refusing,
  silent,
  whole,
} from '../../../support/download-server.ts';
import { downloadEnvironment, type ElectronRoot, electronRoot } from '../../../support/electron-root.ts';

let at: ElectronRoot;
let server: DownloadServer | undefined;

beforeEach(async () => {
  at = await electronRoot();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
  await at.remove();
});

/** A download in which the test decides when the patience ends and when the person stops it. */
async function started(answer: Parameters<typeof downloadServer>[0]) {
  server = await downloadServer(answer);
  return startedFrom(server.mirror);
}

function startedFrom(mirror: string) {
  vi.stubEnv('ELECTRON_MIRROR', mirror);
  const stop = new AbortController();
  const seen: Progress[] = [];
  const counts = { renewed: 0, ended: 0 };
  let lose = (): void => undefined;
  const startPatience: StartIdleTimeout = (lost) => {
    lose = lost;
    return { renew: () => void counts.renewed++, stop: () => void counts.ended++ };
  };
  let heard = (): void => undefined;
  const firstBytes = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const onProgress = (progress: Progress) => {
    seen.push(progress);
    heard();
  };
  const ports = { environment: downloadEnvironment(mirror, at.cache), startPatience, onProgress, stopped: stop.signal };
  const result = downloadElectron(at.electron, { platform: process.platform, arch: process.arch }, ports);
  return { result, seen, counts, firstBytes, lose: () => lose(), stop: () => stop.abort() };
}

function faultIn(download: Download): string {
  if (download.kind !== 'failed') throw new Error(`It ended as ${download.kind}`);
  return faultOf(download.error);
}

describe('the download of Electron', () => {
  test('puts the whole file into the cache, asks the mirror that is set, and tells how far it is', async () => {
    const download = await started(whole(at.zip));
    expect(await download.result).toEqual({ kind: 'done' });
    expect(await at.cached()).toEqual([at.fileName]);
    expect(server?.asked).toEqual([`/v99.1.0/${at.fileName}`]);
    expect(download.seen.at(-1)).toMatchObject({ transferred: at.zip.length, total: at.zip.length });
    expect(download.counts.ended).toBe(1);
  });

  test('is not repeated when the file is in the cache', async () => {
    await (await started(whole(at.zip))).result;
    vi.stubEnv('ELECTRON_MIRROR', server?.mirror);
    expect(await startedFrom(server?.mirror ?? '').result).toEqual({ kind: 'done' });
    expect(server?.asked).toHaveLength(1);
  });

  test('that drips is waited for: every piece renews the patience', async () => {
    const pieces = 8;
    const size = Math.ceil(at.zip.length / pieces);
    let sendNext = (): void => undefined;
    const download = await started((_request, response) => {
      response.writeHead(200, { 'content-length': at.zip.length });
      let sent = 0;
      sendNext = () => {
        response.write(at.zip.subarray(sent, sent + size));
        sent += size;
        if (sent >= at.zip.length) response.end();
      };
      sendNext();
    });
    for (let piece = 1; piece < pieces; piece++) {
      await vi.waitUntil(() => (download.seen.at(-1)?.transferred ?? 0) === piece * size, { timeout: 30_000 });
      expect(download.counts.renewed).toBeGreaterThanOrEqual(piece);
      sendNext();
    }
    expect(await download.result).toEqual({ kind: 'done' });
    expect(await at.cached()).toEqual([at.fileName]);
  });

  test('that stalls in its middle is given up when the patience ends, and leaves nothing in the cache', async () => {
    const download = await started(halfOf(at.zip, () => undefined));
    await download.firstBytes;
    download.lose();
    expect(await download.result).toEqual({ kind: 'stalled' });
    expect(await at.cached()).toEqual([]);
  });

  test('for which the server never says a word is given up when the patience ends', async () => {
    let asked = (): void => undefined;
    const wasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const download = await started((request, response) => {
      silent(request, response);
      asked();
    });
    await wasAsked;
    download.lose();
    expect(await download.result).toEqual({ kind: 'stalled' });
  });

  test('ends at once when the person stops it, and leaves nothing in the cache', async () => {
    const download = await started(halfOf(at.zip, () => undefined));
    await download.firstBytes;
    download.stop();
    expect(await download.result).toEqual({ kind: 'stopped' });
    expect(await at.cached()).toEqual([]);
  });

  test('that breaks off says so, and half a file is not taken for a whole one', async () => {
    const download = await started(halfOf(at.zip, (response) => response.destroy()));
    expect(faultIn(await download.result)).toBe('the connection was interrupted');
    expect(await at.cached()).toEqual([]);
  });

  test('of a file that is cut off without a word is found damaged by its checksum', async () => {
    const download = await started((_request, response) => {
      response.writeHead(200).end(at.zip.subarray(0, at.zip.length / 2));
    });
    expect(faultIn(await download.result)).toBe('the downloaded file is damaged, so it was not used');
    expect(await at.cached()).toEqual([]);
  });

  test('of other bytes is found damaged by its checksum', async () => {
    const download = await started(whole(Buffer.alloc(at.zip.length)));
    expect(faultIn(await download.result)).toBe('the downloaded file is damaged, so it was not used');
    expect(await at.cached()).toEqual([]);
  });

  test('that breaks off succeeds at the next try', async () => {
    await (await started(halfOf(at.zip, (response) => response.destroy()))).result;
    await server?.close();
    expect(await (await started(whole(at.zip))).result).toEqual({ kind: 'done' });
    expect(await at.cached()).toEqual([at.fileName]);
  });

  test.each([403, 404, 500])('that is refused with %i fails at once and names the status', async (status) => {
    const download = await started(refusing(status));
    expect(faultIn(await download.result)).toBe(`the download server refused the download (HTTP ${status})`);
  });

  test('without a connection fails at once', async () => {
    const closed = await downloadServer(silent);
    await closed.close();
    const download = startedFrom(closed.mirror);
    expect(faultIn(await download.result)).toContain('couldn’t be reached');
  });
});
