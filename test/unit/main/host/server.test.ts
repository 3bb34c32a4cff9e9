import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { appHeaders } from '../../../../main/host/security-headers.ts';
import { largestCall } from '../../../../main/host/server.ts';
import { type Changes, nothingChanged } from '../../../../shared/bridge/changes.ts';
import { as, callOf, closeServers, enter, openWindow, serve } from '../../../support/hostile-server.ts';
import { answers, speak } from '../../../support/hostile-socket.ts';

const changes: Changes = { ...nothingChanged, number: 1, topics: ['session'] };

afterEach(closeServers);

const question = JSON.stringify({ kind: 'call', name: 'desk.status', input: {} });

describe('the server of the browser host', () => {
  test('serves its page and its bridge to a browser that came through the link', async () => {
    const server = await serve();
    const cookie = await enter(server);
    expect((await as(server, 'GET /', [`Cookie: ${cookie}`])).body).toBe('the page');
    const windowId = await openWindow(server, cookie);
    const answer = await as(server, ...callOf(question, `Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`));
    expect([answer.status, answer.body]).toEqual([200, '{"ok":true,"value":"heard"}']);
    expect(server.asked).toEqual([{ windowId, request: JSON.parse(question) as unknown }]);
  });

  test('listens on 127.0.0.1 alone', async () => {
    const { port } = await serve();
    expect(await answers(port, '127.0.0.1')).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
      .filter((address) => address !== '127.0.0.1');
    for (const address of [...others, '::1', '127.0.0.2', '::ffff:127.0.0.2']) {
      expect([address, await answers(port, address)]).toEqual([address, false]);
    }
  });

  test.each([
    ['none', []],
    ['another name', ['Host: evil.example']],
    ['a name that leads here', ['Host: localhost:PORT']],
    ['the address without the port', ['Host: 127.0.0.1']],
    ['another port', ['Host: 127.0.0.1:1']],
    ['an address with a name before it', ['Host: evil.example@127.0.0.1:PORT']],
    ['an address with something behind it', ['Host: 127.0.0.1:PORT.evil.example']],
    ['IPv6', ['Host: [::1]:PORT']],
    ['an empty one', ['Host:']],
  ])('answers nothing to a request whose host is %s', async (_name, lines) => {
    const server = await serve();
    const cookie = await enter(server);
    const host = lines.map((line) => line.replace('PORT', String(server.port)));
    for (const path of ['/', '/body.css', new URL(server.link).pathname, '/host/link', '/bridge/window']) {
      // Without a Host line at all, HTTP/1.0 is what reaches us; Node itself refuses HTTP/1.1 then.
      const version = host.length === 0 ? 'HTTP/1.0' : 'HTTP/1.1';
      const head = [`GET ${path} ${version}`, ...host, `Cookie: ${cookie}`, 'Connection: close'];
      const { status, body, headers } = await speak(server.port, head);
      expect([path, status, body]).toEqual([path, 421, '']);
      expect(headers.has('set-cookie')).toBe(false);
    }
  });

  test.each([
    'http://evil.example',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://localhost:PORT',
    'http://127.0.0.1:PORT.evil.example',
  ])('refuses a request that a page of %s sent', async (origin) => {
    const server = await serve();
    const cookie = await enter(server);
    const line = `Origin: ${origin.replace('PORT', String(server.port))}`;
    for (const first of ['GET /', 'GET /body.css', 'POST /bridge/window', 'OPTIONS /bridge/call']) {
      const { status, headers } = await as(server, first, [line, `Cookie: ${cookie}`, 'Content-Length: 0']);
      expect([first, status]).toEqual([first, 403]);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('lets a frame without an origin have the style of a body, unread, and nothing else', async () => {
    const server = await serve();
    const cookie = await enter(server);
    expect((await as(server, 'GET /body.css', ['Origin: null', 'Sec-Fetch-Mode: no-cors'])).status).toBe(200);
    expect((await as(server, 'GET /body.css', ['Origin: null', 'Sec-Fetch-Mode: cors'])).status).toBe(403);
    for (const path of ['/', '/assets/app.js', '/body/token', '/file/token', '/bridge/changes']) {
      const { status, body } = await as(server, `GET ${path}`, ['Origin: null', `Cookie: ${cookie}`]);
      expect([path, status, body]).toEqual([path, 403, '']);
    }
    const windowId = await openWindow(server, cookie);
    const more = ['Origin: null', `Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`];
    expect((await as(server, 'POST /bridge/window', [...more, 'Content-Length: 0'])).status).toBe(403);
    expect((await as(server, ...callOf(question, ...more))).status).toBe(403);
    expect(server.asked).toEqual([]);
  });

  test('refuses a request without a cookie, with a wrong one, or with that of another desk', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const [name = '', secret = ''] = cookie.split('=');
    const [, othersSecret] = (await enter(await serve())).split('=');
    const wrong = [
      [],
      [`Cookie: ${name}=`],
      [`Cookie: ${name}=${othersSecret}`],
      [`Cookie: x${cookie}`],
      [`Cookie: ${name}=${secret}x`],
      [`Cookie: ${secret}`],
    ];
    for (const lines of wrong) {
      const page = await as(server, 'GET /', lines);
      expect(page.status).toBe(403);
      expect(page.body).toContain('Open this desk with the link');
      expect((await as(server, 'GET /body/token', lines)).status).toBe(403);
      const opened = await as(server, 'POST /bridge/window', [...lines, 'Content-Length: 0']);
      expect([opened.status, opened.body]).toEqual([403, '']);
    }
    expect((await as(server, 'GET /', [`Cookie: a=b; ${cookie}; c=d`])).status).toBe(200);
  });

  test('refuses a call without the token of a window that was opened', async () => {
    const server = await serve();
    const cookie = `Cookie: ${await enter(server)}`;
    for (const line of [[], ['X-Deskside-Window:'], ['X-Deskside-Window: guess'], ['X-Deskside-Window: __proto__']]) {
      expect((await as(server, ...callOf(question, cookie, ...line))).status).toBe(403);
      expect((await as(server, 'GET /bridge/changes', [cookie, ...line])).status).toBe(403);
    }
    expect(server.asked).toEqual([]);
    expect(server.watchers()).toBe(0);
  });

  test('gives each window a token of its own, and a reloaded one its old token again', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const [first, second] = [await openWindow(server, cookie), await openWindow(server, cookie)];
    expect(first).not.toBe(second);
    const again = await as(server, 'POST /bridge/window', [
      `Cookie: ${cookie}`,
      `X-Deskside-Window: ${first}`,
      'Content-Length: 0',
    ]);
    expect(JSON.parse(again.body)).toEqual({ windowId: first });
    const guessed = await as(server, 'POST /bridge/window', [
      `Cookie: ${cookie}`,
      'X-Deskside-Window: mine',
      'Content-Length: 0',
    ]);
    expect(JSON.parse(guessed.body)).not.toEqual({ windowId: 'mine' });
  });

  test('answers a call that is too large with a typed error, and does not process it', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const windowId = await openWindow(server, cookie);
    const lines = [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`];
    const tooLarge = '{"ok":false,"error":{"code":"invalid-input","reason":"call.too-large"}}';
    for (const size of [largestCall + 1, 2 * largestCall]) {
      const answer = await as(server, ...callOf(Buffer.alloc(size, 'x'), ...lines));
      expect([answer.status, answer.body]).toEqual([200, tooLarge]);
    }
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    const chunked = await as(
      server,
      'POST /bridge/call',
      [...lines, 'Transfer-Encoding: chunked'],
      `${chunk.repeat(Math.ceil(largestCall / 100_000) + 1)}0\r\n\r\n`,
    );
    expect([chunked.status, chunked.body.includes('call.too-large')]).toEqual([200, true]);
    expect(server.asked).toEqual([]);
  });

  test('passes on anything but JSON as an unknown request', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const windowId = await openWindow(server, cookie);
    const lines = [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`];
    for (const body of ['', '{', 'undefined', Buffer.from([0xff, 0xfe])]) await as(server, ...callOf(body, ...lines));
    expect(server.asked.map(({ request }) => request)).toEqual([{}, {}, {}, {}]);
  });

  test.each([
    ['PUT /bridge/call', 404],
    ['GET /bridge/call', 404],
    ['POST /bridge/changes', 404],
    ['GET /bridge/window', 403],
    ['POST /bridge/else', 404],
    ['GET /bridge/call/../window', 400],
    ['POST /', 405],
    ['DELETE /index.html', 405],
    ['HEAD /', 405],
    ['TRACE /', 405],
    ['PATCH /nowhere', 405],
    ['POST /ENTER', 405],
    ['PUT /ENTER', 405],
    ['POST /host/link', 405],
    ['GET //evil.example/', 400],
    ['GET http://evil.example/', 400],
    ['GET //user:secret@127.0.0.1/', 400],
    ['GET //[', 400],
    ['GET /..%2findex.html', 400],
    ['GET /..%5cindex.html', 400],
    ['GET /%00', 400],
    ['GET /nowhere?x=/', 404],
  ])('answers %s, which nobody means, with %i', async (first, status) => {
    const server = await serve();
    const cookie = await enter(server);
    const windowId = first.startsWith('GET /bridge/window') ? '' : await openWindow(server, cookie);
    const lines = [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`, 'Content-Length: 0'];
    const asked = first.replace('/ENTER', new URL(server.link).pathname);
    const answer = await as(server, asked, lines);
    expect(answer.status).toBe(status);
    expect(answer.body).toBe('');
    expect([...answer.headers.values()].join()).not.toContain('evil');
    expect(server.bugs).toEqual([]);
    expect(server.asked).toEqual([]);
  });

  test('sends its policy with every answer, refusals too', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const { pathname } = new URL(server.link);
    for (const path of ['/', '/nowhere', '/bridge/window', '/bridge/changes', '/body/x', '/host/link', pathname]) {
      for (const lines of [[], [`Cookie: ${cookie}`], ['Origin: http://evil.example']]) {
        const { headers } = await as(server, `GET ${path}`, lines);
        for (const [name, value] of Object.entries(appHeaders)) expect(headers.get(name.toLowerCase())).toBe(value);
      }
    }
  });

  test('tells the length of an answer, so that it is sent in one piece', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const windowId = await openWindow(server, cookie);
    const lines = [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`];
    const { headers, body } = await as(server, ...callOf(question, ...lines));
    expect(body).not.toBe('');
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
    expect(headers.get('transfer-encoding')).toBeUndefined();
  });

  test('tells a window of changes until it goes away', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const windowId = await openWindow(server, cookie);
    const stream = as(server, 'GET /bridge/changes', [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`]);
    await expect.poll(server.watchers).toBe(1);
    server.tell(changes);
    const { status, body } = await stream;
    expect([status, body.includes(`${JSON.stringify(changes)}\n`)]).toEqual([200, true]);
    await expect.poll(server.watchers).toBe(0);
  });
});

test('Q27: a window of the browser host whose page keeps no stream is closed after a while', async () => {
  const server = await serve(0, 50);
  const cookie = await enter(server);
  const windowId = await openWindow(server, cookie);
  await expect.poll(() => server.closed).toEqual([windowId]);
  // It may come back: its page is asked to sign in again.
  await as(server, 'GET /bridge/changes', [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`]);
  await expect.poll(() => server.closed).toEqual([windowId, windowId]);
});

test('W64: the page of a window that is loaded anew is gone; a new window has had none', async () => {
  const server = await serve();
  const cookie = await enter(server);
  const windowId = await openWindow(server, cookie);
  expect(server.reloaded).toEqual([]);
  await as(server, 'POST /bridge/window', [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`]);
  await as(server, 'POST /bridge/window', [`Cookie: ${cookie}`, 'X-Deskside-Window: of-nobody']);
  expect(server.reloaded).toEqual([windowId]);
});

describe('the link to a desk', () => {
  test('gives a cookie that no script can read and no other site sends along, under a name of this desk alone', async () => {
    const server = await serve();
    const { pathname } = new URL(server.link);
    const { status, headers, body } = await as(server, `GET ${pathname}`);
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toMatch(/^deskside-[\w-]{10}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(body).toContain('url=/"');
    expect(body).toContain('<link rel="icon" href="data:,">');
    expect(body).not.toContain(pathname);
    const names = [await enter(server), await enter(await serve())].map((cookie) => cookie.split('=')[0]);
    expect(names[0]).not.toBe(names[1]);
  });

  test('works as often as it is opened, and everybody who opens it gets in', async () => {
    const server = await serve();
    const [first, second] = [await enter(server), await enter(server)];
    for (const cookie of [first, second]) expect((await as(server, 'GET /', [`Cookie: ${cookie}`])).status).toBe(200);
  });

  test.each([
    ['/enter/', 400],
    ['/enter/guess', 403],
    ['/enter/LINK/', 400],
    ['/enter/LINKx', 403],
    ['/enter/ link', 403],
    ['/enter', 403],
    ['/ENTER/LINK', 403],
    ['/enter/%4c', 400],
    ['//enter/LINK', 400],
    ['/x/../enter/LINK', 400],
  ])('is no good as %s', async (path, refusal) => {
    const server = await serve();
    const secret = new URL(server.link).pathname.replace('/enter/', '');
    const { status, headers } = await as(
      server,
      `GET ${path.replace('LINK', secret).replace(' link', secret.slice(1))}`,
    );
    expect(status).toBe(refusal);
    expect(headers.has('set-cookie')).toBe(false);
  });

  test('is given to a caller with the secret of the lock file, and to no one else', async () => {
    const server = await serve();
    const told = await as(server, 'GET /host/link', [`X-Deskside-Ask: ${server.secret}`]);
    expect([told.status, told.body]).toEqual([200, server.link]);
    const cookie = await enter(server);
    for (const lines of [[], ['X-Deskside-Ask:'], ['X-Deskside-Ask: guess'], [`Cookie: ${cookie}`]]) {
      const refused = await as(server, 'GET /host/link', lines);
      expect([refused.status, refused.body]).toEqual([403, '']);
    }
    const origin = await as(server, 'GET /host/link', [`X-Deskside-Ask: ${server.secret}`, 'Origin: null']);
    expect(origin.status).toBe(403);
  });

  test('shares no secret with the cookie or with the lock file', async () => {
    const server = await serve();
    const [, cookieSecret = ''] = (await enter(server)).split('=');
    const secrets = [cookieSecret, server.secret, new URL(server.link).pathname.split('/').at(-1) ?? ''];
    expect(new Set(secrets).size).toBe(3);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  });
});

describe('starting and ending', () => {
  test('a port that is taken is no place to start at', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo; // Safe: it listens on a port.
    const problem = await serve(port).catch((error: unknown) => error);
    taken.close();
    expect(problem).toMatchObject({ code: 'EADDRINUSE' });
  });

  test('a wanted port is the one that is used', async () => {
    const { port, close } = await serve();
    await close();
    expect((await serve(port)).port).toBe(port);
  });

  test('closing ends every connection, open streams too', async () => {
    const server = await serve();
    const cookie = await enter(server);
    const windowId = await openWindow(server, cookie);
    const stream = as(server, 'GET /bridge/changes', [`Cookie: ${cookie}`, `X-Deskside-Window: ${windowId}`]);
    await expect.poll(server.watchers).toBe(1);
    await server.close();
    expect((await stream).status).toBe(200);
    expect(await answers(server.port, '127.0.0.1')).toBe(false);
  });
});
