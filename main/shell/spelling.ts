import { type BrowserWindow, Menu, type Session, session } from 'electron';
import { contextTemplate } from './context-template.ts';

/**
 * Turns spell checking in our windows on or off. Choosing a language downloads its dictionary and turns the checker on;
 * macOS has its own. Needs Electron to be ready.
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
 * Keeps a new session from downloading a dictionary. A new session has the system's language and begins at once to load
 * its dictionary, whatever the settings say; removing the language stops that, but only in the same tick in which the
 * session was created. macOS downloads nothing and ignores this.
 */
export function fetchNoDictionary(made: Session): void {
  made.setSpellCheckerLanguages([]);
}

/** The dictionary of the system's language, of a related one, or English, which is the language of the interface. */
function languagesFor(locale: string, available: readonly string[]): string[] {
  const [language = ''] = locale.split('-');
  const found =
    available.find((name) => name === locale) ??
    available.find((name) => name === language) ??
    available.find((name) => name.startsWith(`${language}-`)) ??
    available.find((name) => name === 'en-US');
  return found === undefined ? [] : [found];
}

/** The context menu with spelling suggestions. */
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
