import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { typedFolder } from '../../../../main/desk/typed-folder.ts';

const home = homedir();

function onSystem(platform: NodeJS.Platform, typed: string): string {
  return typedFolder(typed, { home, platform, env: { UserProfile: 'C:\\Users\\Ada', HOME: '/home/ada' } });
}

describe('a folder as a person types it', () => {
  test.each(['linux', 'darwin', 'win32'] as const)('begins at home where it begins with ~, on %s', (platform) => {
    expect(onSystem(platform, '~')).toBe(join(home, ''));
    expect(onSystem(platform, '~/Desk')).toBe(join(home, 'Desk'));
    expect(onSystem(platform, ' ~/a/b ')).toBe(join(home, 'a', 'b'));
  });

  test('stays as it is where ~ is part of a name', () => {
    for (const path of ['/srv/~', '~ada/Desk', '/home/ada/~desk']) expect(onSystem('linux', path)).toBe(path);
  });

  test('may name variables on Windows, in any case, and stand in quotes as the system copies it', () => {
    expect(onSystem('win32', '%USERPROFILE%\\Desk')).toBe('C:\\Users\\Ada\\Desk');
    expect(onSystem('win32', '"C:\\Users\\Ada\\My Desk"')).toBe('C:\\Users\\Ada\\My Desk');
    expect(onSystem('win32', '%NOTHING%\\Desk')).toBe('%NOTHING%\\Desk');
  });

  test.each(['linux', 'win32'] as const)('loses the hidden marks with which it was copied, on %s', (platform) => {
    expect(onSystem(platform, '\u202a/srv/desk\u202c')).toBe('/srv/desk');
    expect(onSystem(platform, '\ufeff ~/Desk \u200b')).toBe(join(home, 'Desk'));
  });

  test('holds no variables and no quotes elsewhere: both are names there', () => {
    for (const path of ['$HOME/Desk', '%HOME%/Desk', '"/home/ada"']) expect(onSystem('linux', path)).toBe(path);
  });
});
