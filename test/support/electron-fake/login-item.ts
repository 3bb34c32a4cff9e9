import type { LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron';
import type { Record } from './record.ts';

/**
 * What the system makes of a program that wants to be started at login. macOS may want the person's approval, or find no
 * program that it would start; on Windows a person may switch off what a program switched on.
 */
export interface FakeLoginItem {
  mode: 'works' | 'requires-approval' | 'not-found';
  wasOpenedAtLogin: boolean;
  /** A person switches it off in Windows, where the program's own entry stays. */
  readonly switchOff: () => void;
  /** A person allows it in the settings of macOS. */
  readonly approve: () => void;
  readonly set: (settings: Settings) => void;
  readonly get: (options?: LoginItemSettingsOptions) => LoginItemSettings;
}

/** The command that was registered; macOS has none. */
type Entry = readonly unknown[];

function commandOf(path: string | undefined, words: readonly string[] = []): Entry {
  return path === undefined ? [] : [path, ...words];
}

export function fakeLoginItem(record: Record): FakeLoginItem {
  let entry: Entry | undefined;
  let isSwitchedOff = false;
  let status: LoginItemSettings['status'] = 'not-registered';
  const item: FakeLoginItem = {
    mode: 'works',
    wasOpenedAtLogin: false,
    switchOff: () => {
      isSwitchedOff = true;
    },
    approve: () => {
      if (status === 'requires-approval') [status, entry] = ['enabled', []];
    },
    set: record.noted('app.setLoginItemSettings', ({ openAtLogin = false, path, args }: Settings) => {
      // A refusal throws no error; the caller has to query the state.
      const outcome = item.mode === 'works' ? 'enabled' : item.mode;
      status = openAtLogin ? outcome : 'not-registered';
      entry = status === 'enabled' ? commandOf(path, args) : undefined;
      isSwitchedOff = false;
    }),
    get: ({ path, args } = {}) => {
      const isThere = entry !== undefined;
      return {
        // On Windows it is about the very path and words that are asked for.
        openAtLogin: isThere && JSON.stringify(entry) === JSON.stringify(commandOf(path, args)),
        wasOpenedAtLogin: item.wasOpenedAtLogin,
        status,
        executableWillLaunchAtLogin: isThere && !isSwitchedOff,
        launchItems: [],
      };
    },
  };
  return item;
}
