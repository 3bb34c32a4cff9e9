import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../../../../main/platform/clock.ts';
import {
  openUpdateNetwork,
  type UpdateNetwork,
  type UpdateSession,
} from '../../../../../main/shell/updates/update-network.ts';
import { type FeedServer, redirectTo, startFeed } from '../../../../support/update-feed.ts';
import { type NetSession, netRequest, netSession } from '../../../../support/update-net.ts';

/** What the library can do with its requests, some of which it leaves to Electron. */
describe('the network of the updater', () => {
  let feed: FeedServer;
  let plain: FeedServer;
  let session: NetSession;
  let network: UpdateNetwork;
  let timers: { readonly ms: number; readonly task: () => void }[];

  beforeEach(async () => {
    feed = await startFeed();
    plain = await startFeed('http');
    session = netSession();
    timers = [];
    const after: Clock['after'] = (ms, task) => {
      const timer = { ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    };
    // Safe: the fake of a session knows what is asked of it here.
    network = openUpdateNetwork(session as unknown as UpdateSession, after);
  });

  afterEach(async () => {
    await Promise.all([feed.close(), plain.close()]);
  });

  /** The text at an address, by a request that Electron handles alone, redirects included. */
  function textAt(path: string, redirect: 'follow' | 'manual' = 'follow'): Promise<string> {
    const { protocol, hostname, port } = new URL(feed.url);
    const request = netRequest({ protocol, hostname, port, path, redirect, session }, feed.trust);
    return new Promise((resolve, reject) => {
      request.on('error', reject);
      request.on('redirect', () => redirect === 'manual' && request.followRedirect());
      request.on('response', (response: NodeJS.ReadableStream) => {
        let text = '';
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => {
          text += String(chunk);
        });
        response.on('end', () => resolve(text));
      });
      request.end();
    });
  }

  test('is closed unless a task of ours needs it', async () => {
    feed.serve('/file', 'text');
    await expect(textAt('/file')).rejects.toThrow('BLOCKED_BY_CLIENT');
    expect(await network.during(1_000, () => textAt('/file'))).toBe('text');
    await expect(textAt('/file')).rejects.toThrow('BLOCKED_BY_CLIENT');
    expect(feed.asked).toEqual(['/file']);
    expect(timers).toEqual([]);
  });

  test.each(['follow', 'manual'] as const)(
    'ES18: does not go where a redirect leads to http (%s)',
    async (redirect) => {
      feed.serve('/file', redirectTo(`${plain.url}file`));
      await expect(network.during(1_000, () => textAt('/file', redirect))).rejects.toMatchObject({ code: 'NOT_HTTPS' });
      expect(plain.asked).toEqual([]);
    },
  );

  test('asks nothing more after something insecure', async () => {
    feed.serve('/file', redirectTo(`${plain.url}file`));
    feed.serve('/other', 'text');
    const both = () => textAt('/file').catch(() => textAt('/other'));
    await expect(network.during(1_000, both)).rejects.toMatchObject({ problem: 'insecure' });
    expect(feed.asked).toEqual(['/file']);
  });

  test.each(['https://example.com/', 'http://example.com/', 'ftp://example.com/', 'ws://example.com/'])(
    'lets %s through only if it is https',
    async (url) => {
      const isCancelled = network.during(1_000, async () => session.isCancelled(url));
      expect(await isCancelled.catch(() => true)).toBe(!url.startsWith('https:'));
    },
  );

  test('follows a few redirects and no endless row of them', async () => {
    feed.serve('/to-file', redirectTo('/file'));
    feed.serve('/file', 'text');
    expect(await network.during(1_000, () => textAt('/to-file'))).toBe('text');
    feed.serve('/loop', redirectTo('/loop'));
    const loop = network.during(1_000, () => textAt('/loop'));
    await expect(loop).rejects.toMatchObject({ problem: 'unreachable', code: 'TOO_MANY_REDIRECTS' });
    expect(feed.asked.filter((path) => path === '/loop')).toHaveLength(6);
  });

  test('takes an answer of the length that is allowed, and no longer one', async () => {
    feed.serve('/file', 'x'.repeat(1_000));
    expect(await network.during(1_000, () => textAt('/file'))).toHaveLength(1_000);
    const longer = network.during(999, () => textAt('/file'));
    await expect(longer).rejects.toMatchObject({ problem: 'damaged', code: 'TOO_LARGE' });
  });

  test('asks for answers as they are, without a compressed length, and never says which computer asks', async () => {
    feed.serve('/file', 'text');
    await network.during(1_000, () => textAt('/file'));
    expect(feed.headers[0]).toMatchObject({ 'accept-encoding': 'identity' });
    const given = { 'X-User-Staging-Id': '7', 'accept-encoding': 'gzip', Accept: '*/*' };
    expect(session.sentHeaders(given)).toEqual({ Accept: '*/*', 'Accept-Encoding': 'identity' });
  });

  test('names the status of the answer that a task failed with, and not one that it got over', async () => {
    feed.serve('/file', 'text');
    const failing = (path: string) => async () => {
      await textAt('/missing');
      await textAt(path);
      throw new Error('no good');
    };
    await expect(network.during(1_000, failing('/missing'))).rejects.toMatchObject({ code: 'HTTP_404' });
    await expect(network.during(1_000, failing('/file'))).rejects.toThrow('no good');
  });

  test('times out after a minute without data, and informs the task', async () => {
    feed.serve('/silent', () => undefined);
    let isToldSo = false;
    const silent = network.during(1_000, (givenUp) => {
      givenUp.addEventListener('abort', () => {
        isToldSo = true;
      });
      return textAt('/silent');
    });
    const failure = expect(silent).rejects.toMatchObject({ problem: 'unreachable', code: 'TIMEOUT' });
    network.renew();
    expect(timers.map(({ ms }) => ms)).toEqual([60_000]);
    timers[0]?.task();
    await failure;
    expect(isToldSo).toBe(true);
  });

  test('does not wait forever for a task that does not end when it is stopped', async () => {
    const endless = network.during(1_000, () => new Promise(() => undefined));
    const failure = expect(endless).rejects.toMatchObject({ code: 'STOPPED' });
    network.stop();
    timers.find(({ ms }) => ms === 5_000)?.task();
    await failure;
  });
});
