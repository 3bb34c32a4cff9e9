import type { ContextMenuParams } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeContents } from '../../../support/electron-fake/web-contents.ts';

let fake: FakeElectron;

beforeEach(() => startOn('linux'));

function startOn(platform: NodeJS.Platform): void {
  fake = createFakeElectron({ platform });
  fake.app.becomeReady();
}

function load() {
  return loadedWith(fake.electron, () => import('../../../../main/shell/spelling.ts'));
}

/** The languages that are checked after that. */
async function checked(isOn: boolean, platform: NodeJS.Platform, locale: string): Promise<readonly string[]> {
  startOn(platform);
  (await load()).setSpelling(isOn, platform, locale);
  return fake.session.spelling();
}

describe.each(['win32', 'linux'] as const)('spelling on %s', (platform) => {
  test('has no language while it is off, so that nothing is fetched for one', async () => {
    expect(await checked(false, platform, 'de-DE')).toEqual([]);
    expect(fake.record.given('session.defaultSession.setSpellCheckerLanguages')).toEqual([[[]]]);
  });

  test('downloads one dictionary when it is on, and never that of a language that was not chosen', async () => {
    startOn(platform);
    const { fetchNoDictionary, setSpelling } = await load();
    fake.app.on('session-created', fetchNoDictionary);
    setSpelling(true, platform, 'de-DE');
    await new Promise((resolve) => setImmediate(resolve));
    expect([fake.session.fetched, fake.session.spelling()]).toEqual([['de'], ['de']]);
  });

  test.each([
    ['pt-BR', 'pt-BR', 'the system’s own'],
    ['de-AT', 'de', 'the same, of no country'],
    ['en-IE', 'en-GB', 'the same, of another country'],
    ['pt', 'pt-BR', 'the same, of some country'],
    ['ja-JP', 'en-US', 'the interface’s, where there is none'],
    ['', 'en-US', 'the interface’s, where the system says nothing'],
    ['e', 'en-US', 'the interface’s, and not one that only begins alike'],
  ])('is checked for %j in %s: %s', async (locale, language) => {
    expect(await checked(true, platform, locale)).toEqual([language]);
  });
});

describe('spelling on macOS', () => {
  test.each([true, false])('is the system’s own: no language is chosen for it (%s)', async (isOn) => {
    expect((await checked(isOn, 'darwin', 'de-DE')).length > 0).toBe(isOn);
    expect(fake.record.given('session.defaultSession.setSpellCheckerEnabled')).toEqual([[isOn]]);
    expect(fake.record.given('session.defaultSession.setSpellCheckerLanguages')).toEqual([]);
  });
});

describe('a window', () => {
  let contents: FakeContents;

  beforeEach(async () => {
    const window = fake.openWindow({});
    ({ contents } = window);
    (await load()).openContextMenus(window.window);
  });

  function press(pressed: Partial<ContextMenuParams>): void {
    const editFlags = { canCopy: true, canPaste: true };
    const usual = { isEditable: true, selectionText: '', misspelledWord: '', dictionarySuggestions: [], editFlags };
    // Safe: what is not looked at would be undefined.
    contents.emit('context-menu', fakeEvent(), { ...usual, ...pressed } as ContextMenuParams);
  }

  function choose(label: string): void {
    fake.menus.opened.at(-1)?.choose(label);
  }

  test('puts a proposed word in the place of a misspelled one', () => {
    press({ misspelledWord: 'teh', dictionarySuggestions: ['the', 'R&D'] });
    choose('the');
    choose('R&&D');
    expect([contents.replaced, contents.learned]).toEqual([['the', 'R&D'], []]);
  });

  test('learns a word', () => {
    press({ misspelledWord: 'Deskside' });
    choose('&Add to dictionary');
    expect([contents.replaced, contents.learned]).toEqual([[], ['Deskside']]);
  });

  test('opens no menu where there is nothing to do', () => {
    press({ isEditable: false });
    expect(fake.menus.opened).toEqual([]);
  });
});
