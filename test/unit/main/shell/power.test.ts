import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

let fake: FakeElectron;
let locks: number;
let bugs: unknown[];

beforeEach(() => {
  locks = 0;
  bugs = [];
});

async function followOn(platform: NodeJS.Platform): Promise<void> {
  fake = createFakeElectron({ platform });
  fake.app.becomeReady();
  const { lockWithComputer } = await loadedWith(fake.electron, () => import('../../../../main/shell/power.ts'));
  const stop = lockWithComputer({
    platform,
    lock: async () => {
      locks += 1;
      if (locks === 2) throw new Error('no');
    },
    log: { warn: () => undefined, bug: (error) => void bugs.push(error) },
  });
  stop();
}

describe.each([
  ['win32', ['suspend', 'lock-screen']],
  ['darwin', ['suspend', 'lock-screen', 'user-did-resign-active']],
  ['linux', ['suspend']],
] as const)('on %s', (platform, events) => {
  test.each(events)('the desk locks on %s, and a lock that fails is told', async (event) => {
    await followOn(platform);
    fake.power.emit(event);
    expect(locks).toBe(1);
    fake.power.emit(event);
    await new Promise((resolve) => setImmediate(resolve));
    expect(bugs).toEqual([new Error('no')]);
  });
});
