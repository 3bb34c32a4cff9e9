import { describe, expect, test } from 'vitest';
import type { SearchHit } from '../../../shared/bridge/contract/search.ts';
import {
  bridgeFault,
  draftFault,
  endFault,
  fileFault,
  fontFault,
  messagesFault,
  quietFault,
  type SeenMessage,
  searchFault,
  updateFault,
} from '../../prove/judge.ts';
import type { NetworkRequest } from '../../prove/net-log.ts';

const four = { run: 'function', ask: 'function', call: 'function', watch: 'function' };

describe('the bridge', () => {
  test('with its four functions is as it has to be', () => {
    expect(bridgeFault({ members: four, ways: [] })).toBeUndefined();
  });

  test.each([
    ['is not there', { members: undefined, ways: [] }, 'not there'],
    ['is empty', { members: {}, ways: [] }, 'has nothing'],
    [
      'lacks a function',
      { members: { run: 'function', ask: 'function', call: 'function' }, ways: [] },
      'ask, call, run.',
    ],
    ['has one more', { members: { ...four, send: 'function' }, ways: [] }, 'ask, call, run, send, watch'],
    [
      'has a member that is no function',
      { members: { ...four, watch: 'object' }, ways: [] },
      'watch is not a function',
    ],
    ['has a way to Node beside it', { members: four, ways: ['require', 'process'] }, 'finds require, process'],
  ])('that %s is a fault', (_, seen, fault) => {
    expect(bridgeFault(seen)).toContain(fault);
  });
});

const frame: SeenMessage = { height: 100, needed: 100, words: 20, fonts: ['loaded', 'unloaded'] };
const plain: SeenMessage = { ...frame, fonts: null };

describe('the messages of a ticket', () => {
  test('that show all of their words in their font are as they have to be', () => {
    expect(messagesFault([plain, frame, { ...frame, needed: 101 }, { ...plain, needed: 20 }])).toBeUndefined();
  });

  test.each([
    ['none is shown', [], 'no message'],
    ['none is in a frame', [plain], 'no message in a frame'],
    ['all are in frames', [frame], 'no message without a frame'],
    ['one is cut off', [plain, frame, { ...frame, needed: 102 }], '102 px of words in 100 px'],
    ['one without a frame is cut off', [frame, { ...plain, needed: 102 }], '102 px of words in 100 px'],
    ['one is empty', [frame, plain, { ...plain, words: 0 }], 'no words'],
    ['a font is broken', [plain, { ...frame, fonts: ['loaded', 'error'] }], 'could not be loaded'],
    [
      'a font is still on its way',
      [plain, { ...frame, fonts: ['loading'] }],
      'No font of a message is loaded (1 declared)',
    ],
    ['no font is declared', [plain, frame, { ...frame, fonts: [] }], '(0 declared)'],
  ])('are at fault where %s', (_, messages, fault) => {
    expect(messagesFault(messages)).toContain(fault);
  });

  test('are judged as the window’s own fonts are', () => {
    expect(fontFault(['unloaded', 'loaded'], 'the window')).toBeUndefined();
    expect(fontFault(['unloaded'], 'the window')).toContain('No font of the window');
  });
});

describe('a saved file', () => {
  const sent = { name: 'a.bin', bytes: Uint8Array.of(1, 2, 3) };

  test('has the name and the bytes that were sent', () => {
    expect(fileFault(sent, { name: 'a.bin', bytes: Buffer.from([1, 2, 3]) })).toBeUndefined();
  });

  test.each([
    ['another name', { ...sent, name: 'file' }, 'as file'],
    ['fewer bytes', { ...sent, bytes: Uint8Array.of(1, 2) }, '2 of 3 bytes'],
    ['no bytes', { ...sent, bytes: Uint8Array.of() }, '0 of 3 bytes'],
    ['other bytes', { ...sent, bytes: Uint8Array.of(1, 2, 4) }, 'other bytes'],
  ])('with %s is a fault', (_, saved, fault) => {
    expect(fileFault(sent, saved)).toContain(fault);
  });
});

describe('a search', () => {
  const found = { kind: 'reply', who: 'Jane', entryId: 'entry', excerpt: '', marks: [] } as const;
  const row = { summary: 'Locked out' } as SearchHit['row'];
  const hit = { row, found, updatedMs: 0, summaryMarks: [], requesterMarks: [], isSimilar: false };
  const index = { kind: 'ready' } as const;

  test('that finds a reply with the index is as it has to be', () => {
    expect(searchFault({ hits: [hit], index }, 'Locked out')).toBeUndefined();
  });

  test.each([
    ['no index', { hits: [hit], index: { kind: 'without' } }, 'no index'],
    ['an index that is not ready', { hits: [hit], index: { kind: 'building', fraction: 0.5 } }, 'building'],
    ['no ticket', { hits: [], index }, 'not among the 0'],
    ['another place', { hits: [{ ...hit, found: { ...found, kind: 'note' } }], index }, 'in note'],
    ['no place', { hits: [{ ...hit, found: null }], index }, 'in nothing'],
  ] as const)('with %s is a fault', (_, seen, fault) => {
    expect(searchFault(seen, 'Locked out')).toContain(fault);
  });
});

test('a draft is read back whole, or it is a fault', () => {
  expect(draftFault('Half a', 'Half a\n')).toBeUndefined();
  expect(draftFault('Half a', 'Half')).toContain('“Half”');
  expect(draftFault('Half a', '')).toContain('“”');
});

test('a program that does not end on request and without an error is a fault', () => {
  expect(endFault({ code: 0, isKilled: false })).toBeUndefined();
  expect(endFault({ code: 1, isKilled: false })).toContain('ended with 1');
  expect(endFault({ code: null, isKilled: false })).toContain('a signal');
  expect(endFault({ code: null, isKilled: true })).toContain('was killed');
});

const asked = (what: string, atMs = 0): NetworkRequest => ({ host: new URL(what).hostname, what, atMs, byPage: false });
const updates = 'updates.example';

describe('what a network stack was asked', () => {
  test('is nothing beyond this computer, and the place of the updates not before its time', () => {
    expect(quietFault([], updates)).toBeUndefined();
    expect(
      quietFault([asked('http://127.0.0.1:80/'), asked('http://[::1]/'), asked('http://localhost/')], undefined),
    ).toBeUndefined();
    expect(quietFault([asked(`https://${updates}/latest.yml`, 60_000)], updates)).toBeUndefined();
    expect(quietFault([asked(`https://${updates}/latest.yml`, 59_999)], updates)).toContain(
      `https://${updates}/latest.yml`,
    );
  });

  test.each(['https://stranger.example/x?y', 'https://127.0.0.1.stranger.example/', `https://sub.${updates}/`])(
    'is a fault where it is %s',
    (address) => {
      const fault = expect.stringContaining(address.replace(/\?.*/, '')) as string;
      expect(quietFault([asked(address, 90_000)], updates)).toEqual(fault);
      expect(updateFault([asked(`https://${updates}/`), asked(address)], updates)).toEqual(fault);
    },
  );

  test('by an update check is the place of the updates, over https', () => {
    expect(updateFault([asked(`https://${updates}/latest.yml`), asked('http://127.0.0.1/')], updates)).toBeUndefined();
    expect(updateFault([], updates)).toContain('never asked');
    expect(updateFault([asked(`http://${updates}/latest.yml`)], updates)).toContain('without encryption');
  });

  test('is reported with ten addresses at most', () => {
    const many = Array.from({ length: 12 }, (_, index) => asked(`https://h${index}.example/`));
    expect(quietFault(many, undefined)).toMatch(/h9\.example\/ and 2 more\.$/);
  });
});
