import type { EventEmitter } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../../main/platform/clock.ts';
import { guardRequests, type RequestGuard, type Requests } from '../../../../../main/shell/updates/request-guard.ts';
import { type FeedServer, redirectTo, startFeed } from '../../../../support/update-feed.ts';
import { netRequest, netSession } from '../../../../support/update-net.ts';
import { installedProgram } from '../../../../support/update-program.ts';

/** The library has a path on which it follows redirects at once and another that leaves them to Electron: neither may. */
describe('the guard of the updater’s requests', () => {
  let feed: FeedServer;
  let plain: FeedServer;
  let requests: Requests;
  let guard: RequestGuard;
  const session = netSession();

  beforeEach(async () => {
    feed = await startFeed();
    plain = await startFeed('http');
    requests = {
      createRequest: ({ protocol = 'http:', ...options }, answer) =>
        netRequest({ protocol, ...options, session }, feed.trust).on('response', answer),
    };
    guard = guardRequests(requests, systemClock.after);
  });

  afterEach(async () => {
    guard.close();
    await Promise.all([feed.close(), plain.close()]);
  });

  /** What becomes of a request for this path, as the library makes it; `onRedirect` is what the library does then. */
  function failureOf(path: string, headers: OutgoingHttpHeaders = {}, onRedirect?: (request: EventEmitter) => void) {
    const { protocol, hostname, port } = new URL(feed.url);
    const options = { protocol, hostname, port, path, headers, redirect: 'follow' };
    const request = requests.createRequest(options, () => {
      throw new Error('The library heard an answer');
    });
    if (onRedirect) request.on('redirect', () => onRedirect(request));
    return new Promise<unknown>((resolve) => {
      request.on('error', resolve);
      request.end();
    });
  }

  function follow(request: EventEmitter): void {
    if ('followRedirect' in request && request.followRedirect instanceof Function)
      Reflect.apply(request.followRedirect, request, []);
  }

  test.each([
    ['leaves it to Electron', undefined],
    ['follows at once', follow],
  ])('a redirect to http ends there if the library %s', async (_how, onRedirect) => {
    feed.serve('/file', redirectTo(`${plain.url}file`));
    guard.open(1_000);
    expect(await failureOf('/file', {}, onRedirect)).toMatchObject({ problem: 'insecure' });
    expect(plain.asked).toEqual([]);
  });

  test('a redirect that the library leaves to Electron is not followed, wherever it leads', async () => {
    feed.serve('/file', redirectTo('elsewhere'));
    guard.open(1_000);
    expect(await failureOf('/file')).toEqual(new Error('Redirect was cancelled'));
    expect(feed.asked).toEqual(['/file']);
  });

  test('after something insecure nothing more is asked in that round', async () => {
    feed.serve('/file', redirectTo(`${plain.url}file`));
    guard.open(1_000);
    await failureOf('/file');
    expect(await failureOf('/other')).toMatchObject({ problem: 'insecure' });
    expect(feed.asked).toEqual(['/file']);
  });

  test('outside of a round nothing is asked', async () => {
    expect(await failureOf('/file')).toMatchObject({ code: 'STOPPED' });
    guard.open(1_000);
    guard.close();
    expect(await failureOf('/file')).toMatchObject({ code: 'STOPPED' });
    expect(feed.asked).toEqual([]);
  });

  test('the whole file is refused where a part was asked for', async () => {
    feed.serve('/file', Buffer.alloc(100));
    guard.open(1_000);
    expect(await failureOf('/file', { Range: 'bytes=0-9' })).toMatchObject({ code: 'NO_RANGES' });
  });
});

test('below the guard, the network itself refuses the updater what is not secure', async () => {
  const feed = await startFeed();
  const program = await installedProgram('Electron', { feed: feed.url, trust: feed.trust });
  await program.updates.check();
  const addresses = ['https://example.com/', 'http://example.com/', 'ftp://example.com/', 'ws://example.com/'];
  expect(addresses.map(program.isCancelled)).toEqual([false, true, true, true]);
  await program.remove();
  await feed.close();
});
