import { expect, test } from 'vitest';
import { createFakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

test.each([
  ['is killed once it has quit although its desk could not be closed', true, 1],
  ['ends on its own where the desk is closed', false, 0],
])('the process %s', async (_how, isStuck, expected) => {
  const fake = createFakeElectron();
  const load = () => import('../../../../main/shell/force-exit.ts');
  const { forceExit: endDespiteDisk } = await loadedWith(fake.electron, load);
  let kills = 0;
  endDespiteDisk(
    () => isStuck,
    () => {
      kills += 1;
    },
  );
  fake.app.becomeReady();
  expect(kills).toBe(0);
  fake.app.app.quit();
  expect([fake.app.hasQuit(), kills]).toEqual([true, expected]);
});
