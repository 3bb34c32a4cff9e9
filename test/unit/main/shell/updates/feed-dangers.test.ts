import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UpdateState } from '../../../../../shared/bridge/computer.ts';
import { type Answer, type FeedServer, fileEntry, redirectTo, startFeed } from '../../../../support/update-feed.ts';
import { installedProgram, type Program, type ProgramOptions } from '../../../../support/update-program.ts';

const newProgram = Buffer.from(`#!/bin/sh\n# ${'new '.repeat(50_000)}\nexit 0\n`);

describe('a feed that is not what it should be', () => {
  let feed: FeedServer;
  let plain: FeedServer;
  let program: Program | undefined;

  beforeEach(async () => {
    feed = await startFeed();
    plain = await startFeed('http');
    plain.release('0.3.0', newProgram);
  });

  afterEach(async () => {
    vi.useRealTimers();
    await program?.remove();
    program = undefined;
    await Promise.all([feed.close(), plain.close()]);
  });

  async function seen(options: Partial<ProgramOptions> = {}): Promise<UpdateState> {
    const installed = await installedProgram({ feed: feed.url, trust: feed.trust, ...options });
    program = installed;
    await installed.updates.check();
    await vi.waitUntil(() => !['checking', 'fetching'].includes(installed.updates.state().kind), { timeout: 20_000 });
    // Whatever the fault, there is nothing to install.
    expect(await installed.pending()).toEqual([]);
    return installed.updates.state();
  }

  const insecure = { kind: 'failed', problem: 'insecure' };
  const damaged = { kind: 'failed', problem: 'damaged' };
  const unreachable = { kind: 'failed', problem: 'unreachable' };
  const older = { kind: 'failed', problem: 'older' };

  describe('one that anybody on the way could answer', () => {
    test('a feed over http is never requested', async () => {
      expect(await seen({ feed: plain.url })).toEqual(insecure);
      expect(plain.asked).toEqual([]);
    });

    test('ES18: a redirect to http is not followed', async () => {
      feed.serve('.yml', redirectTo(`${plain.url}latest-linux.yml`));
      expect(await seen()).toEqual(insecure);
      expect(feed.asked).toHaveLength(1);
      expect(plain.asked).toEqual([]);
    });

    test('a redirect to https and on to http is not followed', async () => {
      feed.serve('.yml', redirectTo('here'));
      feed.serve('here', redirectTo(`${plain.url}latest-linux.yml`));
      expect(await seen()).toEqual(insecure);
      expect(plain.asked).toEqual([]);
    });

    test('a redirect of the file to http is not followed', async () => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', redirectTo(`${plain.url}Deskside.AppImage`));
      expect(await seen()).toEqual(insecure);
      expect(plain.asked).toEqual([]);
    });

    test.each([
      ['in full', (url: string) => url],
      ['in capitals', (url: string) => url.replace('http:', 'HTTP:')],
      ['with backslashes', (url: string) => url.replace('//', '\\\\')],
      ['among good ones', (url: string) => url],
    ])('a file with an address over http, %s, is not fetched', async (how, write) => {
      const bad = fileEntry(newProgram, { url: write(`${plain.url}Deskside.AppImage`) });
      feed.release('0.3.0', newProgram, { files: how === 'among good ones' ? [fileEntry(newProgram), bad] : [bad] });
      expect(await seen()).toEqual(insecure);
      expect(plain.asked).toEqual([]);
      expect(feed.asked).toHaveLength(1);
    });

    test('a server with an untrusted certificate is not accepted', async () => {
      feed.release('0.3.0', newProgram);
      expect(await seen({ trust: plain.trust })).toEqual(insecure);
      expect(feed.asked).toEqual([]);
    });

    test('ES18: a file on another host counts only with a certificate that is trusted and the sum of the feed', async () => {
      const other = await startFeed();
      other.release('0.3.0', newProgram);
      const url = `${other.url}Deskside.AppImage`;
      feed.release('0.3.0', newProgram, { files: [fileEntry(newProgram, { url })] });
      expect(await seen()).toEqual(insecure);
      expect(other.asked).toEqual([]);
      await program?.remove();
      const vouched = await startFeed('https', feed.own);
      vouched.release('0.3.0', Buffer.from(newProgram).fill('x', 20, 24));
      const elsewhere = `${vouched.url}Deskside.AppImage`;
      feed.release('0.3.0', newProgram, { files: [fileEntry(newProgram, { url: elsewhere })] });
      expect(await seen()).toEqual(damaged);
      expect(vouched.asked).toContain('/updates/Deskside.AppImage');
      await Promise.all([other.close(), vouched.close()]);
    });

    test('a redirect within https is followed', async () => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', redirectTo('../elsewhere/program'));
      feed.serve('program', newProgram);
      const installed = await installedProgram({ feed: feed.url, trust: feed.trust });
      program = installed;
      await installed.updates.check();
      await vi.waitUntil(() => installed.updates.state().kind === 'ready', { timeout: 20_000 });
    });
  });

  describe('one that is older', () => {
    const tricks: readonly [string, Readonly<Record<string, unknown>>, string][] = [
      ['plainly', {}, ''],
      ['for everybody at once', { stagingPercentage: 100 }, ''],
      ['in another channel', {}, 'channel: beta\n'],
      ['for any system', { minimumSystemVersion: '0.0.1' }, ''],
      ['with an older file beside it', { path: 'Deskside.AppImage', sha512: 'x' }, ''],
    ];
    test.each(tricks)('is refused: %s', async (_how, changes, config) => {
      feed.release('0.1.9', newProgram, changes);
      expect(await seen({ config })).toEqual(older);
      expect(feed.asked).toHaveLength(1);
    });

    test('is refused by a version that is not finished as well', async () => {
      feed.release('0.2.9', newProgram);
      expect(await seen({ version: '0.3.0-beta.2' })).toEqual(older);
    });
  });

  describe('one that brings what it did not promise', () => {
    test('ES18: a file with another sum is thrown away', async () => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', Buffer.from(newProgram).fill('x', 20, 24));
      expect(await seen()).toEqual(damaged);
    });

    test.each([
      ['none', { sha512: undefined }],
      ['a weaker one', { sha512: undefined, sha2: 'a'.repeat(64) }],
      ['an empty one', { sha512: '' }],
    ])('a file with %s for a sum is not fetched', async (_what, changes) => {
      feed.release('0.3.0', newProgram, { files: [fileEntry(newProgram, changes)] });
      expect(await seen()).toEqual(damaged);
      expect(feed.asked).toHaveLength(1);
    });

    test('a file with a huge declared size is not downloaded', async () => {
      feed.release('0.3.0', newProgram, { files: [fileEntry(newProgram, { size: 5 * 1024 ** 3 })] });
      expect(await seen()).toEqual(damaged);
      expect(feed.asked).toHaveLength(1);
    });

    test.each([
      ['is longer than the feed says', { 'content-length': 3 * 1024 ** 2 }, 'TOO_LARGE'],
      ['does not say its length', {}, 'NO_LENGTH'],
    ])('a file that %s is not fetched', async (_how, headers, code) => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', endless(headers));
      expect(await seen()).toEqual(damaged);
      expect(program?.log.at(-1)).toBe(`No update: damaged (${code})`);
    });

    test.each([
      ['is far too long', { 'content-length': 3 * 1024 ** 2 }, 'TOO_LARGE'],
      ['does not say its length', {}, 'NO_LENGTH'],
    ])('a feed that %s is not read', async (_how, headers, code) => {
      feed.serve('.yml', endless(headers));
      expect(await seen()).toEqual(damaged);
      expect(program?.log.at(-1)).toBe(`No update: damaged (${code})`);
    });

    test.each([
      ['a page', '<html><body>Please sign in to this network</body></html>'],
      ['no YAML', 'version: [0.3.0\n\t- {'],
      ['a list', '- 1\n- 2\n'],
      ['a text', 'nothing to see'],
      ['bytes', Buffer.from([0, 255, 254, 1, 2, 3])],
      ['nothing', ''],
      ['another kind of version', 'version: 3\nfiles: []\n'],
      ['no files', 'version: 0.3.0\n'],
      ['files of another kind', 'version: 0.3.0\nfiles: 7\n'],
    ])('%s is no feed', async (_what, text) => {
      feed.serve('.yml', text);
      expect(await seen()).toEqual(damaged);
    });
  });

  describe('one that cannot be reached', () => {
    test('a feed that is not there', async () => {
      expect(await seen()).toEqual(unreachable);
      expect(program?.log).toEqual(['No update: unreachable (HTTP_404)']);
    });

    test('a file that is not there', async () => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', (_request, response) => void response.writeHead(404).end());
      expect(await seen()).toEqual(unreachable);
    });

    test('a server that is not there', async () => {
      await feed.close();
      expect(await seen()).toEqual(unreachable);
    });

    test('a server that disconnects during the download', async () => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', (_request, response) => {
        response.writeHead(200, { 'content-length': newProgram.length });
        response.write(newProgram.subarray(0, 1_000), () => response.destroy());
      });
      expect(await seen()).toEqual(unreachable);
    });

    test('redirects without end', async () => {
      feed.release('0.3.0', newProgram);
      feed.serve('Deskside.AppImage', redirectTo('Deskside.AppImage'));
      expect(await seen()).toEqual(unreachable);
      expect(feed.asked.length).toBeLessThan(20);
    });

    test.each(['.yml', 'Deskside.AppImage'])('a server that says nothing when it is asked for %s', async (path) => {
      feed.release('0.3.0', newProgram);
      feed.serve(path, () => undefined);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const isOver = seen();
      await asked(path);
      await vi.advanceTimersByTimeAsync(61_000);
      await asked(path);
      await vi.advanceTimersByTimeAsync(61_000);
      vi.useRealTimers();
      expect(await isOver).toEqual(unreachable);
    });
  });

  async function asked(path: string): Promise<void> {
    while (!feed.asked.some((name) => name.endsWith(path))) await new Promise((resolve) => setImmediate(resolve));
  }

  test('the log names the problem and never the feed’s content or address', async () => {
    feed.serve('.yml', 'secret: [unclosed');
    await seen();
    expect(program?.log).toEqual(['No update: damaged (ERR_UPDATER_INVALID_UPDATE_INFO)']);
  });
});

/** An answer of endless data, regardless of its stated length. */
function endless(headers: Readonly<Record<string, number>>): Answer {
  return (_request, response) => {
    response.strictContentLength = false;
    response.writeHead(200, headers);
    const chunk = Buffer.alloc(256 * 1024, 'x');
    const more = (): void => {
      if (!response.destroyed) response.write(chunk, () => setImmediate(more));
    };
    more();
  };
}
