import { expect, test } from 'vitest';
import { createFakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

test.each(['suspend', 'lock-screen', 'user-did-resign-active'] as const)(
  'the desk locks on %s, and a lock that fails is told',
  async (event) => {
    const fake = createFakeElectron();
    fake.app.becomeReady();
    const { lockWithComputer } = await loadedWith(fake.electron, () => import('../../../../main/shell/power.ts'));
    let locks = 0;
    const bugs: unknown[] = [];
    lockWithComputer(
      async () => {
        locks += 1;
        if (locks === 2) throw new Error('no');
      },
      (error) => void bugs.push(error),
    );
    fake.power.emit(event);
    expect(locks).toBe(1);
    fake.power.emit(event);
    await new Promise((resolve) => setImmediate(resolve));
    expect(bugs).toEqual([new Error('no')]);
  },
);
