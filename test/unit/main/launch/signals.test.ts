import { describe, expect, test } from 'vitest';
import { exitCodeOf, isRepeatedSignal, reactionTo } from '../../../../main/launch/signals.ts';

describe('a signal that asks the start to end', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s is handed to the desk’s process on macOS and Linux',
    (signal) => {
      expect(reactionTo(signal, 'linux', false)).toBe('forward');
      expect(reactionTo(signal, 'darwin', false)).toBe('forward');
    },
  );

  test('is never sent on Windows, where it would end the desk’s process hard: the console has told it already', () => {
    expect(reactionTo('SIGINT', 'win32', false)).toBe('wait');
    expect(reactionTo('SIGHUP', 'win32', false)).toBe('wait');
  });

  test.each(['linux', 'darwin', 'win32'] as const)(
    'ends the desk’s process hard when Ctrl+C is pressed again on %s',
    (platform) => {
      expect(reactionTo('SIGINT', platform, true)).toBe('kill');
    },
  );

  test('is handed on even after Ctrl+C when a program sends it', () => {
    expect(reactionTo('SIGTERM', 'linux', true)).toBe('forward');
  });

  test('counts as the same press within a second', () => {
    expect([isRepeatedSignal(undefined, 0), isRepeatedSignal(5_000, 5_999), isRepeatedSignal(5_000, 6_000)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

test('a process that was ended by a signal has the exit code that shells give it', () => {
  expect([exitCodeOf('SIGINT'), exitCodeOf('SIGTERM'), exitCodeOf('SIGKILL')]).toEqual([130, 143, 137]);
});
