import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommandLine, requestedDestination } from '../../../../main/shell/command-line.ts';
import type { Command } from '../../../../shared/bridge/commands.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

const nothing = { desk: undefined, hidden: false, afterCrash: false, command: undefined };
const ticket: Command = { do: 'show-ticket', number: '1042' };
const launcher: Command = { do: 'propose-desk', folder: resolve('/home/jane/desk') };

describe('the first start', () => {
  test('has words of ours after our folder, or after the program where it is packaged', () => {
    const words = ['electron', '--inspect=0', '--no-sandbox', '/deskside', '--desk', '/data'];
    expect(parseCommandLine(words, false, '/')).toEqual({ ...nothing, desk: '/data' });
    expect(parseCommandLine(['electron', '.'], false, '/')).toEqual(nothing);
    expect(parseCommandLine(['Deskside.exe', '--desk', '/data'], true, '/')).toEqual({ ...nothing, desk: '/data' });
    expect(parseCommandLine(['Deskside.exe', '--desk=/data'], true, '/')).toEqual({ ...nothing, desk: '/data' });
    expect(parseCommandLine(['Deskside.exe'], true, '/')).toEqual(nothing);
  });

  test.each([
    ['of Windows', ['C:\\Program Files\\Deskside\\Deskside.exe', '--', 'deskside://ticket/1042']],
    ['of Windows, with switches for Chromium', ['Deskside.exe', '--allow-file-access', '--', 'deskside://ticket/1042']],
    ['of Linux', ['/opt/Deskside/deskside', 'deskside://ticket/1042']],
    ['of Linux, with switches for Chromium', ['deskside', '--ozone-platform-hint=auto', 'deskside://ticket/1042']],
  ])('leads to where its link leads: %s', (_system, words) => {
    expect(parseCommandLine(words, true, '/')).toEqual({ ...nothing, command: ticket });
  });

  test('opens the launcher file given to it, at any path', () => {
    expect(parseCommandLine(['deskside', '/home/jane/desk/x.deskside'], true, '/')).toEqual({
      ...nothing,
      command: launcher,
    });
    expect(parseCommandLine(['deskside', 'desk/x.deskside'], true, '/home/jane')).toEqual({
      ...nothing,
      command: launcher,
    });
    expect(parseCommandLine(['electron', '.', 'x.deskside'], false, '/home/jane/desk')).toEqual({
      ...nothing,
      command: launcher,
    });
  });

  test('is hidden at login, and reports a fault of the run before', () => {
    expect(parseCommandLine(['deskside', '--hidden'], true, '/')).toEqual({ ...nothing, hidden: true });
    expect(parseCommandLine(['deskside', '--desk', '/data', '--after-crash'], true, '/')).toEqual({
      ...nothing,
      desk: '/data',
      afterCrash: true,
    });
  });

  test('ES12: takes nothing after the two dashes for a switch, whatever a link contains', () => {
    const words = ['Deskside.exe', '--', 'deskside://x', '--desk', '\\\\evil\\share', '--after-crash', '--hidden'];
    expect(parseCommandLine(words, true, '/')).toEqual({ ...nothing, command: { do: 'say-dead-link' } });
    const asOne = ['Deskside.exe', '--', 'deskside://ticket/1042" --after-crash --desk "\\\\evil\\share'];
    expect(parseCommandLine(asOne, true, '/')).toEqual({ ...nothing, command: { do: 'say-dead-link' } });
  });

  test('takes the first word that leads somewhere, and leaves those that are Chromium’s', () => {
    const words = [
      'deskside',
      '--lang=de',
      '--proxy-server',
      'example.com',
      '/etc',
      'deskside://ticket/1042',
      'x.deskside',
    ];
    expect(parseCommandLine(words, true, '/')).toEqual({ ...nothing, command: ticket });
    expect(parseCommandLine(['deskside', '--desk'], true, '/')).toEqual(nothing);
    expect(parseCommandLine(['deskside', '--no-desk', '--desktop', '/x', '--hiddenness', '-d'], true, '/')).toEqual(
      nothing,
    );
  });
});

describe('a later start', () => {
  test.each<[string, readonly string[]]>([
    ['Windows', ['Deskside.exe', '--', 'deskside://ticket/1042']],
    [
      'Windows, as Chromium hands it over',
      ['Deskside.exe', '--original-process-start-time=1', '--', 'deskside://ticket/1042'],
    ],
    ['Linux', ['deskside', 'deskside://ticket/1042']],
    ['Linux, as Chromium hands it over', ['deskside', '--no-sandbox', '--enable-crashpad', 'deskside://ticket/1042']],
    ['sources', ['electron', '.', 'deskside://ticket/1042']],
  ])('leads to where its link leads: on %s', (_system, words) => {
    expect(requestedDestination(words, '/')).toEqual(ticket);
  });

  test('finds a launcher file from the folder that it was started in', () => {
    expect(requestedDestination(['deskside', 'x.deskside'], '/home/jane/desk')).toEqual(launcher);
    expect(requestedDestination(['deskside', pathToFileURL('/home/jane/desk/x.deskside').href], '/')).toEqual(launcher);
  });

  test.each([
    [['deskside', '--desk', '/evil']],
    [['deskside', '--desk', 'deskside://ticket/1042']],
    [['deskside', '--desk=/evil/x.deskside']],
    [['deskside', '--after-crash']],
    [['deskside', '--hidden', '--inspect', '--no-sandbox', '--remote-debugging-port=9222']],
    [['deskside', 'https://example.com/', '/etc/passwd', '']],
    [['deskside://ticket/1042']],
    [[]],
  ])('ES12: is heard for nothing else: %j', (words) => {
    expect(requestedDestination(words, '/')).toBeUndefined();
  });
});

test(`no command line is too odd to be read (SEED=${seed})`, () => {
  const switches = [
    '--',
    '-',
    '--desk',
    '--desk=',
    '--hidden',
    '--hidden=1',
    '--after-crash',
    '--__proto__=1',
    '--=',
    '-abc',
  ];
  const property = fc.property(
    fc.array(fc.oneof(fc.constantFrom(...switches), anyText)),
    fc.boolean(),
    (words, packed) => {
      const asked = parseCommandLine(['deskside', ...words], packed, '/');
      expect(Object.keys(asked)).toEqual(Object.keys(nothing));
      expect(['boolean', 'boolean']).toEqual([typeof asked.hidden, typeof asked.afterCrash]);
      requestedDestination(['deskside', ...words], '/');
    },
  );
  fc.assert(property, runs(400));
});
