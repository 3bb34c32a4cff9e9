import { beforeEach, describe, expect, test } from 'vitest';
import type { Feed } from '../../../../../main/shell/updates/feed.ts';
import type { Offer, Verdict } from '../../../../../main/shell/updates/offer.ts';
import { createUpdateChecks, type UpdateChecks } from '../../../../../main/shell/updates/update-checks.ts';
import type { UpdateState } from '../../../../../shared/bridge/computer.ts';

/** The order in which things end is what counts here, so the feed ends its tasks when a test says so. */
describe('a look that was dropped', () => {
  const offer: Offer = { kind: 'newer', version: '0.3.0', mostBytes: 1, sums: [] };
  let asks: ((verdict: Verdict) => void)[];
  let fetches: (() => void)[];
  let states: UpdateState[];
  let looks: UpdateChecks;

  beforeEach(() => {
    asks = [];
    fetches = [];
    states = [];
    const feed: Feed = {
      ask: () => new Promise((resolve) => void asks.push(resolve)),
      fetch: () => new Promise((resolve) => void fetches.push(resolve)),
      stop: () => undefined,
      installAndStart: () => undefined,
      installAtEnd: () => false,
    };
    looks = createUpdateChecks({
      log: { info: () => undefined, warn: () => undefined },
      openFeed: async () => feed,
      seen: () => states.at(-1) ?? { kind: 'idle' },
      show: (state) => void states.push(state),
      nowMs: () => 1,
      onEnd: () => undefined,
    });
  });

  async function settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  test('is over before the next one asks', async () => {
    void looks.begin();
    await settled();
    looks.drop();
    void looks.begin();
    await settled();
    expect(asks).toHaveLength(1);
    asks[0]?.({ kind: 'current' });
    await settled();
    expect(asks).toHaveLength(2);
    expect(states).toEqual([{ kind: 'checking' }, { kind: 'checking' }]);
  });

  test('reports nothing that it finds after that', async () => {
    void looks.begin();
    await settled();
    looks.drop();
    asks[0]?.(offer);
    await settled();
    expect([fetches.length, states]).toEqual([0, [{ kind: 'checking' }]]);
  });

  test('makes nothing ready, even if the file had just come', async () => {
    void looks.begin();
    await settled();
    asks[0]?.(offer);
    await settled();
    looks.drop();
    fetches[0]?.();
    await settled();
    expect(states).toEqual([{ kind: 'checking' }, { kind: 'fetching', version: '0.3.0', percent: 0 }]);
  });
});
