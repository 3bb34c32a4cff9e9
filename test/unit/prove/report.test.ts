import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTarget } from '../../prove/options.ts';
import { publishHost } from '../../prove/publish-host.ts';
import { lineOf, sentenceOf, summaryOf } from '../../prove/report.ts';

const outcome = (kind: 'ok' | 'failed' | 'not-run') => ({ name: 'bridge', kind, said: 'Seen.' });

describe('the report', () => {
  test('has one line for each check, with what was seen', () => {
    expect(lineOf(outcome('ok'))).toMatch(/^ok +bridge: Seen\.$/);
    expect(lineOf(outcome('failed'))).toMatch(/^FAILED +bridge: Seen\.$/);
    expect(lineOf(outcome('not-run'))).toMatch(/^NOT RUN HERE +bridge: Seen\.$/);
  });

  test('closes with the counts, and is good only where something held and nothing failed', () => {
    const all = [outcome('ok'), outcome('ok'), outcome('not-run')];
    expect(summaryOf(all)).toEqual({ line: '2 passed, 0 failed', exitCode: 0 });
    expect(summaryOf([...all, outcome('failed')])).toEqual({ line: '2 passed, 1 failed', exitCode: 1 });
    expect(summaryOf([outcome('not-run')])).toEqual({ line: '0 passed, 0 failed', exitCode: 1 });
    expect(summaryOf([]).exitCode).toBe(1);
  });

  test('tells a failure in one line without colours', () => {
    const told =
      '\u001B[31mexpect(received).toBe(expected)\u001B[39m\n\nExpected: 1\n  Received: 0\n\nCall log:\n  - waiting';
    expect(sentenceOf(new Error(told))).toBe('expect(received).toBe(expected) Expected: 1 Received: 0');
    expect(sentenceOf('words')).toBe('words');
  });
});

describe('the words after npm run prove', () => {
  test.each([
    [[], { kind: 'packed' }],
    [['--unpackaged'], { kind: 'unpackaged' }],
    [['--browser'], { kind: 'browser' }],
    [['--program', '/a b'], { kind: 'program', path: '/a b' }],
    [['--help'], { kind: 'help' }],
    [['--browser', '--unpackaged'], { problem: 'Choose one of --browser and --unpackaged.' }],
  ])('%j are understood', (words, target) => {
    expect(readTarget(words)).toEqual(target);
  });

  test.each([['--packd'], ['out'], ['--program']])('%s is refused in one sentence', (word) => {
    expect(readTarget([word])).toEqual({
      problem: expect.stringMatching(/^[^\n]+--help lists the options\.$/) as string,
    });
  });
});

describe('where updates are published', () => {
  test('is read from the packager’s settings and from those of a packed program', () => {
    const settings = readFileSync(join(import.meta.dirname, '..', '..', '..', 'electron-builder.yml'), 'utf8');
    expect(publishHost(settings)).toMatch(/^[\w.-]+\.\w+$/);
    expect(publishHost('publish:\n  provider: generic\n  url: https://a.example/x/\n')).toBe('a.example');
    expect(publishHost('provider: generic\nurl: https://b.example:8443/\n')).toBe('b.example');
  });

  test.each(['', 'publish: {}', 'appId: x'])('is a fault where nothing says so: %j', (yaml) => {
    expect(() => publishHost(yaml)).toThrow('Nothing says');
  });
});
