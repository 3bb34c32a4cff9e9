import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { canonicalPath } from '../../../../main/host/canonical-path.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { as, closeServers, serve } from '../../../support/hostile-server.ts';
import { runs } from '../../../support/runs.ts';

afterEach(closeServers);

const marks = (
  '. .. / // \\ ; : @ ? # & = ~ * % + %2e %2E %2e%2E .%2e %2f %2F %5c %5C %00 %0a %0D%0A %23 %3f %25 %252e %252f %255c %c0%ae %e0%80%ae ' +
  '%u002e %uff0e \u2024 \uff0e \u2215 file:/// http:// //evil.example http://127.0.0.1 app://deskside/ localhost'
).split(' ');
const names = ['body.css', 'Body.css', 'body', 'fonts', 'index.html', 'assets', 'app.js', 'file', 'bridge', 'enter'];

/** The same name in other spellings: some of its characters by their numbers, once or twice. */
const spelt = fc
  .tuple(fc.constantFrom(...names), fc.array(fc.nat(2), { minLength: 1, maxLength: 8 }))
  .map(([name, ways]) =>
    [...name]
      .map((character, index) => {
        const code = character.charCodeAt(0).toString(16);
        return [character, `%${code}`, `%25${code}`][ways[index % ways.length] ?? 0];
      })
      .join(''),
  );

const target = fc
  .array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom(...names), spelt, fc.constant('/')), { maxLength: 9 })
  .chain((parts) => fc.constantFrom(parts.join(''), `/${parts.join('')}`));

/** What can be written into the first line of a request at all. */
const sayable = target.filter((each) => /^[!-~]+$/.test(each));

describe('the path of a request', () => {
  test.each(['/', '/index.html', '/assets/app-B_x-1.js', '/body.css', '/body/a_B-9', '/bridge/call', '/enter/a-b_c'])(
    'is %s as it stands, without what follows it',
    (path) => {
      for (const more of ['', '?', '?a=/../b', '#c', '?a#b']) expect(canonicalPath(path + more)).toBe(path);
    },
  );

  test.each([
    '',
    '?',
    'index.html',
    '*',
    '//',
    '//index.html',
    '/index.html/',
    '/index.html.',
    '/.stamp',
    '/a/./b',
    '/a/../b',
    '/a/.../b',
    '/a..b',
    '/..',
    '/%69ndex.html',
    '/%2569ndex.html',
    '/..%2f..%2fetc%2fpasswd',
    '/assets%5capp.js',
    '/assets\\app.js',
    '/index.html%00',
    '/index.html\0',
    '/index.html\n',
    '/%',
    '/index.html;x',
    '/C:/Windows/win.ini',
    '/~root',
    'http://127.0.0.1/index.html',
    'file:///index.html',
    '/ä',
    '/a b',
  ])('is none where it is spelt %j', (path) => expect(canonicalPath(path)).toBeUndefined());

  test(`ES23: has one spelling: every other reader gets the same (seed ${seed})`, () => {
    fc.assert(
      fc.property(target, (asked) => {
        const path = canonicalPath(asked);
        if (path === undefined) return;
        expect(asked.startsWith(path)).toBe(true);
        // As the web's own parser reads it, decoded or not, wherever it is put.
        const read = new URL(asked, 'http://127.0.0.1:1/some/place');
        expect([read.host, read.pathname, decodeURIComponent(read.pathname)]).toEqual(['127.0.0.1:1', path, path]);
        expect(canonicalPath(path)).toBe(path);
        expect(
          path
            .split('/')
            .slice(1)
            .every((name) => path === '/' || /^\w|^-/.test(name)),
        ).toBe(true);
      }),
      runs(4_000),
    );
  });

  test(`ES23: lets nobody in without a cookie, but to the style of bodies, however it is spelt (seed ${seed})`, async () => {
    const server = await serve();
    const answered = new Set<string>();
    await fc.assert(
      fc.asyncProperty(sayable, fc.boolean(), async (asked, isFrame) => {
        const lines = isFrame ? ['Origin: null', 'Sec-Fetch-Mode: no-cors'] : [];
        const { status, body } = await as(server, `GET ${asked}`, lines);
        const isStyle = /^\/body\.css(?:[?#]|$)/.test(asked);
        expect([asked, status === 200, body === 'the style']).toEqual([asked, isStyle, isStyle]);
        expect(body).not.toContain('the page');
        answered.add(String(status));
      }),
      {
        ...runs(100),
        examples: [
          ['/body.css', true],
          ['/body.css?x=/../index.html', false],
        ],
      },
    );
    expect([...answered].sort()).toEqual(['200', '400', '403']);
    expect(server.bugs).toEqual([]);
  });
});
