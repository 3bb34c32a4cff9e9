import type { MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

interface RoleItem {
  /** Its default accelerator. */
  readonly keys?: (platform: NodeJS.Platform) => string | undefined;
  /** Elsewhere an item of this role does nothing. */
  readonly isMacOnly?: boolean;
}

const mac: RoleItem = { isMacOnly: true };
const plain: RoleItem = {};
const always = (keys: string): RoleItem => ({ keys: () => keys });
const either = (onMac: string, elsewhere: string): RoleItem => ({
  keys: (platform) => (platform === 'darwin' ? onMac : elsewhere),
});

/** Every role of electron’s own types: a new one does not compile until it is added here. */
export const roles: Readonly<{ [Name in Role]: RoleItem }> = {
  about: plain,
  appMenu: mac,
  clearRecentDocuments: mac,
  close: always('CommandOrControl+W'),
  copy: always('CommandOrControl+C'),
  cut: always('CommandOrControl+X'),
  delete: plain,
  editMenu: plain,
  fileMenu: plain,
  forceReload: always('Shift+CmdOrCtrl+R'),
  front: mac,
  help: plain,
  hide: { ...mac, ...always('Command+H') },
  hideOthers: { ...mac, ...always('Command+Alt+H') },
  mergeAllWindows: mac,
  minimize: always('CommandOrControl+M'),
  moveTabToNewWindow: mac,
  paste: always('CommandOrControl+V'),
  pasteAndMatchStyle: either('Cmd+Option+Shift+V', 'Shift+CommandOrControl+V'),
  quit: { keys: (platform) => (platform === 'win32' ? undefined : 'CommandOrControl+Q') },
  recentDocuments: mac,
  redo: { keys: (platform) => (platform === 'win32' ? 'Control+Y' : 'Shift+CommandOrControl+Z') },
  reload: always('CmdOrCtrl+R'),
  resetZoom: always('CommandOrControl+0'),
  selectAll: always('CommandOrControl+A'),
  selectNextTab: mac,
  selectPreviousTab: mac,
  services: mac,
  shareMenu: mac,
  showAllTabs: mac,
  showSubstitutions: mac,
  startSpeaking: mac,
  stopSpeaking: mac,
  toggleDevTools: either('Alt+Command+I', 'Ctrl+Shift+I'),
  toggleSmartDashes: mac,
  toggleSmartQuotes: mac,
  toggleSpellChecker: plain,
  toggleTabBar: mac,
  toggleTextReplacement: mac,
  togglefullscreen: either('Control+Command+F', 'F11'),
  undo: always('CommandOrControl+Z'),
  unhide: mac,
  viewMenu: plain,
  window: plain,
  windowMenu: plain,
  zoom: mac,
  zoomIn: always('CommandOrControl+Plus'),
  zoomOut: always('CommandOrControl+-'),
};
