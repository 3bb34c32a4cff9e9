import { Menu, session, type WebContents } from 'electron';
import { contextTemplate } from './context-template.ts';

/**
 * Lets Chromium check spelling, or not. Without it no language is chosen, for choosing one fetches its dictionary;
 * macOS has a checker and dictionaries of its own. Needs Electron to be ready.
 */
export function setSpelling(isOn: boolean, platform: NodeJS.Platform, locale: string): void {
  const { defaultSession } = session;
  defaultSession.setSpellCheckerEnabled(isOn);
  if (platform === 'darwin') return;
  const available = defaultSession.availableSpellCheckerLanguages;
  defaultSession.setSpellCheckerLanguages(isOn ? languagesFor(locale, available) : []);
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
export function openContextMenus(contents: WebContents): void {
  contents.on('context-menu', (_event, pressed) => {
    const template = contextTemplate(pressed, {
      replace: (word) => contents.replaceMisspelling(word),
      addToDictionary: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
