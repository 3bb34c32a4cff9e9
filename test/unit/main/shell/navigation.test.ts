import { describe, expect, test } from 'vitest';
import { mayDownload, mayNavigate } from '../../../../main/shell/navigation.ts';

const strange = [
  'https://example.com/',
  'http://127.0.0.1/',
  'http://deskside/',
  'https://deskside/',
  'file:///etc/passwd',
  'file://deskside/',
  'about:blank',
  'about:srcdoc',
  'javascript:alert(1)',
  'data:text/html,<p>x</p>',
  'blob:app://deskside/0f9b',
  'view-source:app://deskside/',
  'filesystem:app://deskside/temporary/x',
  'chrome://version/',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://deskside/',
  'mailto:jane@example.com',
  'ftp://deskside/',
  'ws://deskside/',
  'app:deskside',
  'app:/deskside/',
  'app:///deskside/',
  'app://',
  'app://deskside.example.com/',
  'app://desksidex/',
  'app://evil/deskside/',
  'app://evil/#app://deskside/',
  'app://deskside@evil/',
  'app://evil@deskside/',
  'app://a:b@deskside/',
  'app://deskside:80/',
  'app://deskside%2f@evil/',
  'apps://deskside/',
  'xapp://deskside/',
  'app:\\\\deskside\\',
  'app://deskside\\@evil/',
  '//deskside/',
  '/',
  'deskside',
  '',
  ' ',
  '\0',
];

describe('a frame', () => {
  test.each(strange)('EC13: never goes to %j', (address) => {
    expect([mayNavigate(address, true), mayNavigate(address, false)]).toEqual([false, false]);
  });

  test.each(['app://deskside/', 'app://deskside/#/ticket/1', 'app://deskside/?pseudo', 'APP://deskside/'])(
    'that is a window goes to the app’s page at %s, and a frame in it does not',
    (address) => {
      expect([mayNavigate(address, true), mayNavigate(address, false)]).toEqual([true, false]);
    },
  );

  test('in a window shows a body, and a window never becomes one', () => {
    const body = `app://deskside/body/${'a-_9'.repeat(10)}`;
    expect([mayNavigate(body, true), mayNavigate(body, false)]).toEqual([false, true]);
  });

  test.each([
    'app://deskside/file/abc',
    'app://deskside/body/',
    'app://deskside/body/a/b',
    'app://deskside/body/%2e%2e/x',
    'app://deskside/body/..%2fx',
    'app://deskside/index.html',
    'app://deskside//',
  ])('of either kind does not go to %s', (address) => {
    expect([mayNavigate(address, true), mayNavigate(address, false)]).toEqual([false, false]);
  });
});

describe('a download', () => {
  test.each(['app://deskside/file/a-token', 'blob:app://deskside/0f9b'])(
    'is of an own file or text at %s',
    (address) => {
      expect(mayDownload(address)).toBe(true);
    },
  );

  test.each([
    ...strange.filter((address) => address !== 'blob:app://deskside/0f9b'),
    'app://deskside/',
    'app://deskside/body/a-token',
    'blob:https://example.com/0f9b',
    'blob:app://evil/0f9b',
    'blob:null',
    'blob:blob:app://deskside/0f9b',
  ])('is never %j', (address) => {
    expect(mayDownload(address)).toBe(false);
  });
});
