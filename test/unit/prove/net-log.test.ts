import { describe, expect, test } from 'vitest';
import { readNetLog } from '../../prove/net-log.ts';

const types = { URL_REQUEST_START_JOB: 1, HOST_RESOLVER_MANAGER_REQUEST: 2, TCP_CONNECT_ATTEMPT: 3, UDP_CONNECT: 4 };

interface Event {
  readonly type: keyof typeof types;
  readonly time?: number;
  readonly params?: object;
}

/** A log as Chromium writes it: one event on each line. */
function logOf(events: readonly Event[], end = '],\n"polledData": {"x":[1]}}\n'): string {
  const lines = events.map(({ type, time = 1_000, params }) =>
    JSON.stringify({ params, phase: 1, source: { id: 1 }, time: String(time), type: types[type] }),
  );
  return `{"constants":${JSON.stringify({ logEventTypes: types })},\n"events": [\n${lines.join(',\n')}${end}`;
}

const request = (url: string, more: object = {}): Event => ({
  type: 'URL_REQUEST_START_JOB',
  params: { url, ...more },
});

describe('the log of a network stack', () => {
  test('lists requests, names and connections, and how long after the first event they were', () => {
    const log = readNetLog(
      logOf([
        { type: 'UDP_CONNECT', time: 1_000, params: { address: '[2001:db8::8]:443' } },
        { ...request('https://Updates.example/latest.yml?x=1', { initiator: 'not an origin' }), time: 61_500 },
        { ...request('ws://user@stranger.example:81/', { initiator: 'app://deskside' }), time: 1_200 },
        { type: 'HOST_RESOLVER_MANAGER_REQUEST', time: 1_300, params: { host: 'https://named.example' } },
        { type: 'HOST_RESOLVER_MANAGER_REQUEST', time: 1_300, params: { host: 'older.example:443' } },
        { type: 'TCP_CONNECT_ATTEMPT', time: 1_400, params: { address: '[2001:db8::1]:443' } },
      ]),
    );
    expect(log.events).toBe(6);
    expect(log.asked.map(({ host, atMs, byPage }) => [host, atMs, byPage])).toEqual([
      ['updates.example', 60_500, false],
      ['stranger.example', 200, true],
      ['named.example', 300, false],
      ['older.example', 300, false],
      ['[2001:db8::1]', 400, false],
    ]);
    expect(log.asked[0]?.what).toBe('https://Updates.example/latest.yml?x=1');
  });

  test('does not count what leads to no network, ends an event, or was refused by rule', () => {
    const log = logOf([
      request('app://deskside/body/x'),
      request('data:text/plain,x'),
      request('blob:app://deskside/1'),
      { type: 'URL_REQUEST_START_JOB' },
      { type: 'HOST_RESOLVER_MANAGER_REQUEST', params: { host: 'https://~notfound' } },
    ]);
    expect(readNetLog(log)).toMatchObject({ events: 5, asked: [] });
  });

  test('is read up to where a killed program broke it off, but not past a line that is damaged', () => {
    const events = [request('https://one.example/'), request('https://two.example/')];
    const hosts = (text: string) => readNetLog(text).asked.map(({ host }) => host);
    expect(hosts(logOf(events, ',\n{"params":{"url":"https://thr'))).toEqual(['one.example', 'two.example']);
    expect(hosts(logOf(events, ',\n'))).toEqual(['one.example', 'two.example']);
    const damaged = logOf(events).replace('"phase":1', '"phase":');
    expect(() => readNetLog(damaged)).toThrow(SyntaxError);
  });

  test('that is empty, or whose events have other names, is a fault and not a quiet log', () => {
    expect(() => readNetLog('')).toThrow('empty');
    const renamed = logOf([request('https://one.example/')]).replace('URL_REQUEST_START_JOB', 'URL_REQUEST_BEGIN');
    expect(() => readNetLog(renamed)).toThrow('URL_REQUEST_START_JOB');
  });

  test('without any event is a fault, because a network stack that starts writes some', () => {
    expect(() => readNetLog(`{"constants":${JSON.stringify({ logEventTypes: types })},\n"events": [\n`)).toThrow(
      'no event',
    );
  });
});
