import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkFolder } from '../../../../main/desk/check-folder.ts';
import { conditionOf } from '../../../../main/desk/condition.ts';
import { foundDeskFolder } from '../../../../main/desk/identity.ts';
import { openLiveDesk } from '../../../../main/desk/live-desk.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { folder, foundOn, openOn, portsOf } from '../../../support/fault-desk.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const segment = `${folder}/journal/p1-000001/000001.jsonl`;

/** A desk with a ticket and a draft, closed again. */
async function livedIn(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await expectDone(await foundOn(portsOf(disk, 1))).close();
  const desk = await openOn(disk, 2);
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket(),
      key: 'key-first',
      principal: agentPrincipal('jane'),
    }),
  );
  await desk.drafts.save(
    'jane',
    { slot: { tab: 'intake' }, draftId: 'draft-0001' },
    { key: 'draft-key', text: 'words', files: [], basedOn: 0 },
  );
  await desk.close();
  return disk;
}

function conditionOn(disk: SimulatedDisk) {
  return conditionOf(portsOf(disk, 3).location);
}

async function without(...parts: readonly string[]): Promise<SimulatedDisk> {
  const disk = await livedIn();
  for (const path of [...disk.files().keys()]) {
    if (parts.some((part) => path.startsWith(`${folder}/${part}`))) await disk.remove(path);
  }
  for (const part of parts) if (!part.includes('.')) await disk.removeFolder(`${folder}/${part}`);
  return disk;
}

async function withSegment(bytes: (present: Buffer) => Uint8Array | string): Promise<SimulatedDisk> {
  const disk = await livedIn();
  disk.put(segment, bytes(Buffer.from(disk.files().get(segment) ?? '')));
  return disk;
}

async function moved(disk: SimulatedDisk, to: string): Promise<SimulatedDisk> {
  await disk.rename(segment, `${folder}/journal/${to}`);
  return disk;
}

const named = (...missing: readonly string[]) => ({ kind: 'incomplete', missing });

describe('a journal that was destroyed beside what else a desk leaves', () => {
  test.each([
    ['is gone', () => without('journal'), named('journal')],
    ['holds no segment', () => without('journal/p1-000001/000001.jsonl'), named('journal/p1-000001/000001.jsonl')],
    ['is empty', () => withSegment(() => ''), named('journal/p1-000001/000001.jsonl')],
    [
      'holds only NULs',
      () => withSegment(({ length }) => Buffer.alloc(length)),
      named('journal/p1-000001/000001.jsonl'),
    ],
    ['is garbage', () => withSegment(() => 'not a journal\nat all'), named('journal/p1-000001/000001.jsonl')],
    [
      'lacks its beginning',
      async () => moved(await withSegment((all) => all.subarray(all.indexOf('\n') + 1)), 'p1-000001/000002.jsonl'),
      named('journal/p1-000001/000001.jsonl'),
    ],
    ['went with the desk file', () => without('journal', 'desk.json'), named('desk.json', 'journal')],
    [
      'went with the desk file and the secrets',
      () => without('journal', 'desk.json', 'secrets.json'),
      named('desk.json', 'journal'),
    ],
  ] as const)(
    'G12: %s: what is missing is named, nothing is written, and no desk is set up over it',
    async (_what, make, expected) => {
      const disk = await make();
      const before = disk.files();
      expect(await conditionOn(disk)).toMatchObject(expected);
      expect(await openLiveDesk(portsOf(disk, 3))).toMatchObject({
        error: { reason: 'desk-incomplete', unopened: { folder, missing: expected.missing } },
      });
      expect(await checkFolder(portsOf(disk, 4).location)).toBe('folder.damaged-desk');
      expect(await foundOn(portsOf(disk, 5))).toMatchObject({ error: { reason: 'folder.damaged-desk' } });
      expect(disk.files()).toEqual(before);
    },
  );
});

test('a journal whose first line is in its second segment is complete', async () => {
  expect(await conditionOn(await moved(await livedIn(), 'p1-000001/000002.jsonl'))).toMatchObject({ kind: 'desk' });
});

describe('a desk file', () => {
  test('G13: that is missing beside a whole journal is named, and no desk is set up over it', async () => {
    const disk = await without('desk.json');
    const before = disk.files();
    expect(await openLiveDesk(portsOf(disk, 3))).toMatchObject({
      error: { reason: 'desk-file-missing', unopened: { missing: ['desk.json'] } },
    });
    expect(await checkFolder(portsOf(disk, 4).location)).toBe('folder.damaged-desk');
    expect(await foundOn(portsOf(disk, 5))).toMatchObject({ error: { reason: 'folder.damaged-desk' } });
    expect(disk.files()).toEqual(before);
  });
});

/** The last line as a newer version would have written it. */
function newerLine(all: Buffer): string {
  const text = all.toString('utf8');
  const line = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  const open = line.slice(0, line.indexOf(',"sum":"')).replace('{"v":1,', '{"v":2,');
  const rest = line.slice(line.indexOf(',"sum":"') + 8 + 43);
  return `${open},"sum":"${createHash('sha256').update(open).digest('base64url')}${rest}`;
}

describe('a line of a newer version', () => {
  test.each([
    ['behind the others', (all: Buffer) => `${all}${newerLine(all)}`],
    ['behind the others, not finished', (all: Buffer) => `${all}${newerLine(all).slice(0, -2)}`],
    ['alone', (all: Buffer) => newerLine(all)],
  ])('G15: %s keeps the desk from being opened, and nothing is written', async (_where, become) => {
    const disk = await withSegment(become);
    const before = disk.files();
    expect(await openLiveDesk(portsOf(disk, 3))).toMatchObject({ error: { reason: 'newer-format' } });
    expect(await foundOn(portsOf(disk, 4))).toMatchObject({ error: { reason: 'folder.has-desk' } });
    expect(disk.files()).toEqual(before);
  });

  test('G15: is none where only the number of a line is damaged', async () => {
    const disk = await withSegment((all) => `${all}${String(all).split('\n')[1]?.replace('{"v":1', '{"v":7')}\n`);
    const desk = await openOn(disk, 3);
    expect(desk.reports.map(({ kind }) => kind)).toEqual(['damaged-line']);
    await desk.close();
  });
});

describe('a first run', () => {
  test('is a folder that is not there, is empty, or holds nothing that a desk leaves', async () => {
    const disk = createSimulatedDisk();
    expect(await conditionOn(disk)).toEqual({ kind: 'none' });
    disk.put(`${folder}/letter.txt`, 'Dear Ken');
    disk.put(`${folder}/drafts/novel.txt`, 'Chapter one');
    expect(await conditionOn(disk)).toEqual({ kind: 'none' });
  });

  test('resumes where a set-up was interrupted before its line was written', async () => {
    const disk = createSimulatedDisk();
    await disk.makeFolder(folder);
    await foundDeskFolder(portsOf(disk, 1).location, 'Test', false);
    for (const bytes of ['', '{"v":1,"dev', '\0\0\0\0']) {
      disk.put(segment, bytes);
      expect(await conditionOn(disk)).toMatchObject({ kind: 'begun' });
    }
    expectDone(await foundOn(portsOf(disk, 2)));
  });
});
