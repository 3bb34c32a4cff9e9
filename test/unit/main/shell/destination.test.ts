import { isAbsolute, posix, win32 } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { destinationOf } from '../../../../main/shell/destination.ts';
import type { Command } from '../../../../shared/bridge/commands.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

const dead: Command = { do: 'say-dead-link' };

function ticket(number: string): Command {
  return { do: 'show-ticket', number };
}

function desk(folder: string): Command {
  return { do: 'propose-desk', folder };
}

describe('a link', () => {
  test.each<[string, Command]>([
    ['deskside://ticket/1042', ticket('1042')],
    ['deskside://ticket/1042/', ticket('1042')],
    ['DESKSIDE://TICKET/1042', ticket('1042')],
    ['deskside://ticket/b1001', ticket('B1001')],
    ['deskside://ticket/ABCD123456789012345', ticket('ABCD123456789012345')],
    ['deskside://queue/open', { do: 'show-queue', queue: 'open' }],
    ['deskside://queue/mine/', { do: 'show-queue', queue: 'mine' }],
    ['Deskside://Queue/CLOSED', { do: 'show-queue', queue: 'closed' }],
    ['deskside://queue/id-7', { do: 'show-queue', queue: 'id-7' }],
  ])('leads to a ticket or a queue: %s', (address, command) => {
    expect(destinationOf(address, '/')).toEqual(command);
  });

  test.each([
    'deskside:',
    'deskside://',
    'deskside:///',
    'deskside:ticket/1',
    'deskside:/ticket/1042',
    'deskside:///ticket/1042',
    'deskside://ticket',
    'deskside://ticket/',
    'deskside://ticket//1042',
    'deskside://ticket/1042/close',
    'deskside://ticket/1042?status=closed',
    'deskside://ticket/1042#reply',
    'deskside://ticket/1042&then=close',
    'deskside://ticket/1042\n',
    'deskside://ticket/ 1042',
    'deskside://ticket/1042 --desk /evil',
    'deskside://ticket/1042" --after-crash "',
    'deskside://ticket/-1',
    'deskside://ticket/1e9',
    'deskside://ticket/ABCDE1',
    'deskside://ticket/1234567890123456',
    'deskside://ticket/١٠٤٢',
    'deskside://ticket/１０４２',
    'deskside://ticket/\u212A1042',
    'deskside://ticket/1042\u202E',
    'deskside://ticket/1042\0',
    'deskside://ticket/..%2f1042',
    'deskside://ticket/%31042',
    'deskside://ticket/../queue/open',
    'deskside://ticket/__proto__',
    'deskside://ticket\\1042',
    'deskside://jane:secret@ticket/1042',
    'deskside://ticket:80/1042',
    'deskside://ticket.evil.example/1042',
    'deskside://queue/__proto__',
    'deskside://queue/open/closed',
    'deskside://queue/öpen',
    'deskside://open',
    'deskside://desk/evil/x.deskside',
    'deskside://new-ticket',
    'deskside://lock',
    'deskside:file:///evil/x.deskside',
    'deskside:javascript:alert(1)',
    'des\u212Aside://ticket/1042',
    `deskside://ticket/1042/${'/'.repeat(10_000)}`,
    `deskside://${'ticket/'.repeat(100_000)}`,
  ])('ES12: that says anything else leads nowhere, and that is said: %j', (address) => {
    expect(destinationOf(address, '/')).toEqual(dead);
  });
});

describe('a word that is no link', () => {
  test.each([
    '',
    ' ',
    '.',
    '/deskside',
    'https://example.com/',
    'http://deskside/ticket/1042',
    'ticket/1042',
    ' deskside://ticket/1042',
    'x-deskside://ticket/1042',
    'desksides://ticket/1042',
    '--deskside://ticket/1042',
    '-deskside:',
    '--desk=/evil',
    '--after-crash',
    '--hidden',
    '--',
    '-psn_0_12345',
    '/folder/.deskside',
    '.deskside',
    '/folder/deskside',
    '/folder/door.deskside/',
    '/folder/door.deskside.exe',
    '/folder/door.deskside\0.txt',
    '/folder\0/door.deskside',
    '--door.deskside',
    `/${'x'.repeat(1_000)}.deskside`,
    'file:///folder/door.txt',
    'file://server/folder/door.deskside',
    'file:///folder%2Fdoor.deskside',
    'file:///folder/door%00.deskside',
    'file:///folder/%E0%A4%A.deskside',
    'file:',
  ])('leads nowhere: %j', (word) => {
    expect(destinationOf(word, '/')).toBeUndefined();
  });
});

describe('the launcher file of a desk', () => {
  /** The same decision where paths are those of another system. */
  async function withPaths(paths: typeof posix): Promise<typeof destinationOf> {
    vi.resetModules();
    vi.doMock('node:path', () => ({ ...paths, default: paths }));
    return (await import('../../../../main/shell/destination.ts')).destinationOf;
  }

  afterEach(() => {
    vi.doUnmock('node:path');
    vi.resetModules();
  });

  test.each([
    ['/home/jane/desk/Open this desk.deskside', '/home/jane/desk'],
    ['/home/jane/desk/DOOR.DESKSIDE', '/home/jane/desk'],
    ['/Volumes/Stick/Büro/x.deskside', '/Volumes/Stick/Büro'],
    ['x.deskside', '/here'],
    ['desk/x.deskside', '/here/desk'],
    ['./x.deskside', '/here'],
    ['../x.deskside', '/'],
    ['/home/jane/../eve/x.deskside', '/home/eve'],
    ['/-/--desk.deskside', '/-'],
    ['file:///home/jane/my%20desk/Open%20this%20desk.deskside', '/home/jane/my desk'],
    ['FILE://localhost/desk/x.deskside', '/desk'],
    ['C:\\desk\\x.deskside', '/here'],
  ])('proposes its folder, on macOS and Linux: %s', async (word, folder) => {
    const destination = await withPaths(posix);
    expect(destination(word, '/here')).toEqual(desk(folder));
  });

  test.each([
    ['C:\\Users\\Jane Doe\\desk\\Open this desk.deskside', 'C:\\Users\\Jane Doe\\desk'],
    ['c:/desk/x.Deskside', 'c:\\desk'],
    ['\\\\server\\share\\desk\\x.deskside', '\\\\server\\share\\desk'],
    ['x.deskside', 'D:\\here'],
    ['desk\\x.deskside', 'D:\\here\\desk'],
    ['..\\x.deskside', 'D:\\'],
    ['C:\\desk\\..\\other\\x.deskside', 'C:\\other'],
  ])('proposes its folder, on Windows: %s', async (word, folder) => {
    const destination = await withPaths(win32);
    expect(destination(word, 'D:\\here')).toEqual(desk(folder));
    expect(destination('C:\\desk\\.deskside', 'D:\\here')).toBeUndefined();
  });
});

describe(`any word at all (SEED=${seed})`, () => {
  const parts = [
    'deskside',
    'DESKSIDE',
    ':',
    '//',
    '/',
    'ticket',
    'queue',
    '1042',
    'B7',
    'mine',
    '?',
    '%2f',
    '.deskside',
    '-',
  ];
  const words = fc.oneof(
    anyText,
    anyText.map((text) => `deskside://ticket/${text}`),
    anyText.map((text) => `file://${text}.deskside`),
    fc.array(fc.oneof(fc.constantFrom(...parts), anyText), { maxLength: 8 }).map((some) => some.join('')),
  );

  /** What is wrong with a command that came from outside; nothing when it only leads somewhere. */
  function objection(command: Command | undefined): string | undefined {
    if (!command || command.do === 'say-dead-link') return undefined;
    if (command.do === 'show-ticket') return /^[A-Z]{0,4}\d{1,15}$/.test(command.number) ? undefined : 'no number';
    if (command.do === 'show-queue') return /^[a-z0-9][a-z0-9-]{0,39}$/.test(command.queue) ? undefined : 'no queue';
    if (command.do === 'propose-desk') return isAbsolute(command.folder) ? undefined : 'no whole path';
    return `it does something: ${command.do}`;
  }

  test('ES12: only ever leads somewhere', () => {
    const property = fc.property(words, (word) => {
      expect(objection(destinationOf(word, '/here'))).toBeUndefined();
    });
    fc.assert(property, runs(1_000));
  });
});
