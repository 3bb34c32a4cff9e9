import { beforeEach, describe, expect, test } from 'vitest';
import { system as words } from '../../../../renderer/i18n/en/system.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;

beforeEach(() => {
  fake = createFakeElectron();
  fake.app.becomeReady();
});

/** Asks, and says what the person's answer means; they close the question, or press a button. */
async function asked(response: number, window?: FakeWindow): Promise<boolean> {
  const { confirm: mayGoOn } = await loadedWith(fake.electron, () => import('../../../../main/shell/confirm.ts'));
  const answer = mayGoOn(words.quit, window?.window);
  fake.dialog.answer(response);
  return answer;
}

describe('a question whether something may be lost', () => {
  test('continues only where a person confirms', async () => {
    expect([await asked(0), await asked(1)]).toEqual([false, true]);
  });

  test('cancels on Enter and on Escape', async () => {
    await asked(0);
    expect(fake.dialog.asked).toEqual([
      {
        type: 'warning',
        message: words.quit.title,
        detail: words.quit.detail,
        buttons: ['&Go back', '&Quit anyway'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        normalizeAccessKeys: true,
      },
    ]);
  });

  test('shows the window with the unsaved text if it was hidden', async () => {
    const window = fake.openWindow({ show: false });
    await asked(0, window);
    expect(window.state.isVisible).toBe(true);
  });

  test('brings it back from the dock, and leaves one that is seen as it is', async () => {
    const window = fake.openWindow({});
    window.state.isMinimized = true;
    await asked(0, window);
    expect(window.state.isMinimized).toBe(false);
    const uses = fake.record.uses.length;
    await asked(0, window);
    expect(fake.record.uses.slice(uses).map(({ name }) => name)).toEqual(['dialog.showMessageBox']);
  });
});
