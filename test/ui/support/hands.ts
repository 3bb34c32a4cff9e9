import { expect, type Locator, type Page } from '@playwright/test';

/** Hands on the keyboard and nothing else. They know where things are, and press keys until they are there. */
export interface Hands {
  /** The keys that were pressed so far. */
  readonly keys: () => number;
  readonly press: (key: string, times?: number) => Promise<void>;
  readonly type: (words: string) => Promise<void>;
  /** Presses Tab, or another key, until the focus is there. */
  readonly goTo: (wanted: Locator, key?: string) => Promise<void>;
  /** Goes to a button or link and presses Enter. */
  readonly use: (wanted: Locator, key?: string) => Promise<void>;
  /** Replaces what a text field says. */
  readonly fill: (field: Locator, words: string) => Promise<void>;
  /** Chooses the first option of a menu that begins so. */
  readonly choose: (menu: Locator, start: string) => Promise<void>;
  /** Turns a check box or switch on or off. */
  readonly set: (box: Locator, isOn: boolean) => Promise<void>;
}

/** Once around a large window and on. */
const enough = 120;

export function handsOn(page: Page): Hands {
  const { keyboard } = page;
  let keys = 0;

  const isThere = (wanted: Locator) =>
    wanted.evaluate((element) => element === document.activeElement, undefined, { timeout: 5000 });

  async function press(key: string, times = 1): Promise<void> {
    for (let pressed = 0; pressed < times; pressed++) await keyboard.press(key);
    keys += times;
  }

  async function type(words: string): Promise<void> {
    await keyboard.type(words);
    keys += words.length;
  }

  async function goTo(wanted: Locator, key = 'Tab'): Promise<void> {
    await wanted.waitFor({ state: 'attached', timeout: 5000 });
    for (let pressed = 0; pressed < enough; pressed++) {
      if (await isThere(wanted)) return;
      await press(key);
    }
    throw new Error(`${key} never leads to ${String(wanted)}`);
  }

  return {
    keys: () => keys,
    press,
    type,
    goTo,
    use: async (wanted, key) => {
      await goTo(wanted, key);
      await press('Enter');
    },
    fill: async (field, words) => {
      await goTo(field);
      await press('ControlOrMeta+a');
      await type(words);
    },
    choose: async (menu, start) => {
      await goTo(menu);
      const names = await menu.locator('option').allInnerTexts();
      const [at, wanted] = [
        await menu.evaluate((select: HTMLSelectElement) => select.selectedIndex),
        names.findIndex((name) => name.startsWith(start)),
      ];
      if (at === wanted) return;
      // The list that macOS opens is the system's own, which no driver reaches; keys choose without it as well.
      if (process.platform !== 'darwin') await press('Space');
      // A blank chooses, so that names which differ behind one are reached with the arrow keys.
      if (start.includes(' ')) await press(wanted > at ? 'ArrowDown' : 'ArrowUp', Math.abs(wanted - at));
      else await type(start);
      await press('Enter');
      await expect(menu.locator('option:checked')).toHaveText(names[wanted] ?? start);
    },
    set: async (box, isOn) => {
      await goTo(box);
      if ((await box.isChecked()) !== isOn) await press('Space');
      await expect(box).toBeChecked({ checked: isOn });
    },
  };
}
