import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLiveDesk } from '../../main/desk/live-desk.ts';
import { readWithWarnings } from '../../main/inspect/read-with-warnings.ts';
import { verifyDesk } from '../../main/inspect/verify.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { openOrFound, realPorts } from '../support/fault-agent.ts';
import { expectDone, someTicket, temporaryFolder } from '../support/test-desk.ts';

let root: string;
let desk: string;
let device: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ path: root, remove } = await temporaryFolder());
  desk = join(root, 'desk');
  const live = expectDone(await openOrFound(await realPorts(desk, join(root, 'data'))));
  expectDone(
    await live.engine.run({
      name: 'ticket.open',
      input: someTicket('Ticket 1'),
      key: 'key-first',
      principal: agentPrincipal('jane'),
    }),
  );
  device = live.file.device.id;
  await live.close();
});

afterEach(() => remove());

/** Opens the desk, works in it, closes it and opens it once more. */
async function expectWorks(): Promise<void> {
  for (const word of ['Ticket 2', 'Ticket 3']) {
    const live = expectDone(await openLiveDesk(await realPorts(desk, join(root, 'data'))));
    expectDone(
      await live.engine.run({
        name: 'ticket.open',
        input: someTicket(word),
        key: `key-${word.at(-1)}-work`,
        principal: agentPrincipal('jane'),
      }),
    );
    expect(rowsOn(live.engine).map(({ fields }) => fields.summary)).toContain('Ticket 1');
    expect(live.file.device.id).toBe(device);
    await live.close();
  }
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  await readWithWarnings(nodeDisk, desk, print, () => verifyDesk(nodeDisk, desk, print));
  expect(lines.at(-1)).toBe('All checksums and chains are valid.');
}

const inJournal = (name: string) => join(desk, 'journal', name);
const inDevice = (name: string) => join(desk, 'journal', device, name);

const strays: readonly (readonly [string, () => Promise<unknown>])[] = [
  ...['.DS_Store', 'desktop.ini', 'notes (conflicted copy).txt', 'old'].flatMap((name) => [
    [`the file ${name} in the desk’s folder`, () => writeFile(join(desk, name), 'stray')] as const,
    [`the file ${name} in the journal`, () => writeFile(inJournal(name), 'stray')] as const,
    [`the file ${name} among the segments`, () => writeFile(inDevice(name), 'stray')] as const,
    [`the file ${name} among the drafts`, () => writeFile(join(desk, 'drafts', name), 'stray')] as const,
  ]),
  ['a file named like a device', () => writeFile(inJournal('laptop-of-ken'), 'stray')],
  ['an empty folder named like a device', () => mkdir(inJournal('laptop-of-ken'))],
  ['a copy of a segment', () => writeFile(inDevice('000001 (conflicted copy).jsonl'), 'stray')],
  ['a folder named like the next segment', () => mkdir(inDevice('000002.jsonl'))],
  ['a folder named like a later segment', () => mkdir(inDevice('000009.jsonl'))],
  ['a file named like the quarantine', () => writeFile(inDevice('quarantine'), 'stray')],
  ['a folder named like a draft', () => mkdir(join(desk, 'drafts', 'jane.intake.json'))],
  [
    'a folder among the files that were handed in',
    () => mkdir(join(desk, 'blobs', 'staged', 'old'), { recursive: true }),
  ],
  ['a folder among the files that arrive', () => mkdir(join(desk, 'blobs', 'incoming', 'old'), { recursive: true })],
];

/** On Windows, creating them requires a special permission. */
const links: readonly (readonly [string, () => Promise<unknown>])[] =
  process.platform === 'win32'
    ? []
    : [
        ['a link to nothing among the devices', () => symlink(join(root, 'nowhere'), inJournal('laptop-of-ken'))],
        ['a link to nothing among the segments', () => symlink(join(root, 'nowhere'), inDevice('000005.jsonl'))],
        ['a link to itself among the segments', () => symlink(inDevice('000005.jsonl'), inDevice('000005.jsonl'))],
        [
          'a link to nothing among the drafts',
          () => symlink(join(root, 'nowhere'), join(desk, 'drafts', 'jane.intake.json')),
        ],
      ];

describe('what does not belong into a desk’s folder', () => {
  test.each([...strays, ...links])('G16: %s keeps nobody from the desk, and stays', async (_what, put) => {
    await put();
    const before = (await readdir(desk, { recursive: true })).filter(
      (name) => !/^(?:.*\/)?desk\.json|^snapshot\b/.test(name),
    );
    await expectWorks();
    expect(await readdir(desk, { recursive: true })).toEqual(expect.arrayContaining(before));
  });
});
