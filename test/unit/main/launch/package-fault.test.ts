import { describe, expect, test } from 'vitest';
import { packageFault } from '../../../../main/launch/package-fault.ts';

describe('packages', () => {
  test.each([[['--mac']], [['--linux', '--macos']], [['-m']], [['-o']], [['--mac=dmg']]])(
    'for macOS are built on a Mac and nowhere else: %j',
    (words) => {
      expect(packageFault(words, 'linux')).toContain('built on a Mac');
      expect(packageFault(words, 'win32')).toContain('built on a Mac');
      expect(packageFault(words, 'darwin')).toBeUndefined();
    },
  );

  test('for other systems, or for this one, are built anywhere', () => {
    expect(packageFault(['--linux', '--win', '-c.mac.identity=-'], 'linux')).toBeUndefined();
    expect(packageFault([], 'win32')).toBeUndefined();
  });
});
