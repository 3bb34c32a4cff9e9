import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextCheckMs } from '../../../../../main/shell/updates/schedule.ts';
import { type FeedServer, startFeed } from '../../../../support/update-feed.ts';
import { installedProgram, type Program } from '../../../../support/update-program.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('when updates are looked for', () => {
  let feed: FeedServer;
  let program: Program;
  let waiting: { readonly ms: number; readonly task: () => void }[];

  /** A clock that only a test moves on. */
  function after(ms: number, task: () => void): () => void {
    const entry = { ms, task };
    waiting.push(entry);
    return () => {
      waiting = waiting.filter((other) => other !== entry);
    };
  }

  async function timePasses(): Promise<void> {
    const [next] = waiting.splice(0, 1);
    next?.task();
    await vi.waitUntil(() => waiting.length === 1);
  }

  async function install(isOn: boolean): Promise<void> {
    program = await installedProgram({ feed: feed.url, trust: feed.trust, isOn, after });
  }

  beforeEach(async () => {
    waiting = [];
    feed = await startFeed();
    feed.release('0.2.0', Buffer.from('#!/bin/sh\n'));
  });

  afterEach(async () => {
    await program.remove();
    await feed.close();
  });

  test('first a minute after the start, then every six hours', async () => {
    await install(true);
    expect(waiting.map(({ ms }) => ms)).toEqual([66_000]);
    expect(feed.asked).toEqual([]);
    await timePasses();
    expect([feed.asked.length, waiting.map(({ ms }) => ms)]).toEqual([1, [396 * minuteMs]]);
    await timePasses();
    expect([feed.asked.length, waiting.map(({ ms }) => ms)]).toEqual([2, [396 * minuteMs]]);
  });

  test('after an hour where the feed was out of reach, and the log says so once', async () => {
    feed.serve('.yml', (_request, response) => void response.writeHead(503).end());
    await install(true);
    await timePasses();
    await timePasses();
    await timePasses();
    expect(waiting.map(({ ms }) => ms)).toEqual([66 * minuteMs]);
    expect(program.log).toEqual(['No update: unreachable (HTTP_503)']);
  });

  test('never while updates are switched off', async () => {
    await install(false);
    expect(waiting).toEqual([]);
    program.updates.turn(true);
    expect(waiting.map(({ ms }) => ms)).toEqual([66_000]);
    program.updates.turn(false);
    expect(waiting).toEqual([]);
    expect(program.states.map(({ kind }) => kind)).toEqual(['idle', 'off']);
  });

  test('never once the program ends', async () => {
    await install(true);
    program.updates.close();
    expect(waiting).toEqual([]);
    await program.updates.check();
    expect([feed.asked, waiting]).toEqual([[], []]);
  });
});

test('computers do not all ask at the same time', () => {
  const looks = [0, 0.25, 1].map((random) => nextCheckMs({ kind: 'current', checkedMs: 0 }, random) / hourMs);
  expect(looks).toEqual([6, 6.3, 7.2]);
});
