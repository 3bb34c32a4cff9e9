import { type BrowserWindow, Menu, type Session, session } from 'electron';
import { contextTemplate } from './context-template.ts';

/**
 * Lets Chromium check spelling in our windows, or not. Choosing a language fetches its dictionary and switches the
 * checker on; macOS has a checker and dictionaries of its own. Needs Electron to be ready.
 */
export function setSpelling(isOn: boolean, platform: NodeJS.Platform, locale: string): void {
  const { defaultSession } = session;
  if (platform === 'darwin') {
    defaultSession.setSpellCheckerEnabled(isOn);
    return;
  }
  const available = defaultSession.availableSpellCheckerLanguages;
  defaultSession.setSpellCheckerLanguages(isOn ? languagesFor(locale, available) : []);
}

/**
 * Keeps a new session from fetching a dictionary. A session is made with the system's language and begins at once to
 * load its dictionary, whatever a window or the checker's own switch says; taking the language away ends that, but only
 * in the turn in which the session was made. macOS fetches nothing and ignores this.
 */
export function fetchNoDictionary(made: Session): void {
  made.setSpellCheckerLanguages([]);
}

/** The dictionary of the system's language, of its kind elsewhere, or English: the interface's own. */
function languagesFor(locale: string, available: readonly string[]): string[] {
  const [language = ''] = locale.split('-');
  const found =
    available.find((name) => name === locale) ??
    available.find((name) => name === language) ??
    available.find((name) => name.startsWith(`${language}-`)) ??
    available.find((name) => name === 'en-US');
  return found === undefined ? [] : [found];
}

/** The menu of a place in a window, with what the checker proposes for a word. */
export function openContextMenus(window: BrowserWindow): void {
  const contents = window.webContents;
  contents.on('context-menu', (_event, pressed) => {
    const template = contextTemplate(pressed, {
      replace: (word) => contents.replaceMisspelling(word),
      addToDictionary: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
