import { describe, expect, test, vi } from 'vitest';
import { notedHighWaterMarks } from '../../../../main/desk/device-note.ts';
import { type LiveDesk, openLiveDesk } from '../../../../main/desk/live-desk.ts';
import { repairDeskFile } from '../../../../main/desk/repair.ts';
import { showTickets } from '../../../../main/inspect/show.ts';
import { verifyDesk } from '../../../../main/inspect/verify.ts';
import { shownReport } from '../../../../main/journal/shown-reports.ts';
import { sealed, unsealed } from '../../../../main/platform/sealed-json.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { rowsOn } from '../../../support/all-tickets.ts';
import { dataFolder, folder, foundOn, openOn, portsOf, readCommits, verified } from '../../../support/fault-desk.ts';
import { sentencesOf } from '../../../support/sentence.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';

const own = `${folder}/journal/p1-000001/`;
const first = `${own}000001.jsonl`;
const second = `${own}000002.jsonl`;
const note = `${dataFolder}/devices/p1-000001.json`;
const newKey = countingIds('key-');

async function opens(desk: LiveDesk, summary: string): Promise<string | undefined> {
  const { ticketIds } = expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket(summary),
      key: newKey(),
      principal: agentPrincipal('jane'),
    }),
  );
  desk.engine.settle();
  return desk.engine.rows.get(ticketIds[0] ?? '')?.number;
}

/** Four lines: the desk and ticket 1001 in the first segment, tickets 1002 and 1003 in the second, all closed in peace. */
async function closedDesk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await opens(expectDone(await foundOn(portsOf(disk, 1))), 'First');
  // Its process died, so that the next one begins a segment.
  const desk = await openOn(disk, 2);
  await opens(desk, 'Second');
  await opens(desk, 'Third');
  await desk.close();
  return disk;
}

function bytesOf(disk: SimulatedDisk, path: string): Buffer {
  return disk.files().get(path) ?? expect.fail(`There is no ${path}`);
}

function withoutLastLine(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1);
}

/** Changes what this computer noted of the device. */
function renote(disk: SimulatedDisk, become: (data: Record<string, unknown>) => object): void {
  // Safe: this is a note that the desk wrote.
  const { data } = unsealed(bytesOf(disk, note).toString()) as { readonly data: Record<string, unknown> };
  disk.put(note, sealed(become(data)));
}

function lossesOf(desk: LiveDesk) {
  return desk.reports.filter((report) => report.kind === 'lost-end');
}

const damages: readonly (readonly [string, number, (disk: SimulatedDisk) => unknown])[] = [
  ['whose last segment is gone', 2, (disk) => disk.remove(second)],
  ['whose last segment is empty', 2, (disk) => disk.put(second, '')],
  ['whose last line is gone', 1, (disk) => disk.put(second, withoutLastLine(bytesOf(disk, second)))],
  ['whose last line is cut in half', 1, (disk) => disk.put(second, bytesOf(disk, second).subarray(0, -200))],
  ['whose last line is all NULs', 1, (disk) => disk.put(second, nulledEnd(bytesOf(disk, second)))],
];

function nulledEnd(bytes: Buffer): Buffer {
  const kept = withoutLastLine(bytes);
  return Buffer.concat([kept, Buffer.alloc(bytes.length - kept.length)]);
}

describe('a journal', () => {
  test.each(damages)('G18: %s says how much is missing and from when', async (_what, changes, damage) => {
    const disk = await closedDesk();
    await damage(disk);
    const desk = await openOn(disk, 3);
    const [loss] = lossesOf(desk);
    expect(loss).toMatchObject({ kind: 'lost-end', device: 'p1-000001', changes, code: 'B' });
    expect(loss && sentencesOf([shownReport(loss)])[0]).toMatch(
      changes === 1
        ? /^The end of the journal is missing: at least 1 change, from .*20\d\d.*journal\/p1-000001.* begin with B here\.$/
        : /^The end of the journal is missing: at least 2 changes, the last from .*20\d\d.* begin with B here\.$/,
    );
    expect(desk.reports).not.toContainEqual(expect.objectContaining({ kind: 'torn-tail', mayBeConfirmed: false }));
    await desk.close();
  });

  test.each(damages)('G19: %s gets no seq and no ticket number a second time', async (_what, _changes, damage) => {
    const disk = await closedDesk();
    const before = await readCommits(disk);
    const whole = bytesOf(disk, second);
    await damage(disk);
    const desk = await openOn(disk, 3);
    expect([await opens(desk, 'Fourth'), await opens(desk, 'Fifth')]).toEqual(['B1001', 'B1002']);
    await desk.close();
    // The missing lines are restored beside the new ones.
    disk.put(second, whole);
    const again = await openOn(disk, 4);
    expect(again.reports).toEqual([]);
    const numbers = rowsOn(again.engine).map(({ number }) => number);
    expect(numbers.toSorted()).toEqual(['1001', '1002', '1003', 'B1001', 'B1002']);
    expect(await opens(again, 'Sixth')).toBe('B1003');
    await again.close();
    const names = (await readCommits(disk)).map(({ name }) => name);
    expect(new Set(names).size).toBe(before.length + 3);
    expect(await verified(disk)).toEqual([]);
  });

  test('G18: says so at every start until it was put back', async () => {
    const disk = await closedDesk();
    await disk.remove(second);
    for (const process of [3, 4, 5]) {
      const desk = await openOn(disk, process);
      expect(lossesOf(desk)).toMatchObject([{ device: 'p1-000001', changes: 2, code: 'B' }]);
      await opens(desk, `of process ${process}`);
      await desk.close();
    }
  });

  test('G18: of an older state of the folder that was put back says so, too', async () => {
    const disk = await closedDesk();
    const backup = [...disk.files()].filter(([path]) => path.startsWith(`${folder}/`));
    const desk = await openOn(disk, 3);
    await opens(desk, 'Later');
    await desk.close();
    for (const [path, bytes] of backup) disk.put(path, bytes);
    const restored = await openOn(disk, 4);
    expect(lossesOf(restored)).toMatchObject([{ device: 'p1-000001', changes: 1 }]);
    expect(await opens(restored, 'Now')).toBe('B1001');
    await restored.close();
  });

  test('G18: whose desk file was made again says so, too', async () => {
    const disk = await closedDesk();
    for (const path of [second, `${folder}/desk.json`, `${folder}/desk.json.previous`]) await disk.remove(path);
    expectDone(await repairDeskFile(portsOf(disk, 3), 'Test'));
    const desk = await openOn(disk, 4);
    expect(lossesOf(desk)).toMatchObject([{ device: 'p1-000001', changes: 2, code: 'B' }]);
    await desk.close();
  });

  test('G19: of a device of which everything is lost gets no code a second time', async () => {
    const disk = await closedDesk();
    await disk.remove(second);
    const further = await openOn(disk, 3);
    const { id } = further.file.device;
    expect(await opens(further, 'Fourth')).toBe('B1001');
    await further.close();
    await disk.removeFolder(`${folder}/journal/${id}`);
    const desk = await openOn(disk, 4);
    expect(lossesOf(desk).map(({ device }) => device)).toEqual(['p1-000001', id]);
    expect(await opens(desk, 'Fifth')).toBe('C1001');
    await desk.close();
  });
});

describe('looking into a desk whose journal lacks its end', () => {
  test.each(damages)('G18: %s says so, too', async (_what, changes, damage) => {
    const disk = await closedDesk();
    const looks = async () => {
      const noted = await notedHighWaterMarks({ disk, dataFolder, folder });
      const said: string[] = [];
      const code = await verifyDesk(disk, folder, (line) => said.push(line), noted);
      await showTickets(disk, folder, undefined, (line) => said.push(line), noted);
      return { code, said };
    };
    expect(await looks()).toMatchObject({ code: 0 });
    expect((await looks()).said.join('\n')).not.toContain('missing');
    await damage(disk);
    const { code, said } = await looks();
    expect(code).toBe(1);
    expect(said.filter((line) => line.includes(`at least ${changes} change`))).toHaveLength(1);
    expect(said.at(-1)).toContain('missing from this list');
  });
});

describe('no lost end is', () => {
  test('G18: a line that was never confirmed', async () => {
    const disk = await closedDesk();
    const desk = await openOn(disk, 3);
    await opens(desk, 'Fourth');
    // Its process dies while it writes the next line.
    const cut = disk.copy();
    cut.put(second, Buffer.concat([bytesOf(disk, second), Buffer.from('{"v":1,"device":"p1')]));
    const next = await openOn(cut, 4);
    expect(next.reports).toMatchObject([{ kind: 'torn-tail', mayBeConfirmed: false }]);
    expect(await opens(next, 'Fifth')).toBe('1005');
    await next.close();
  });

  test('G18: damage with lines behind it, not even where the noted line was hit', async () => {
    const disk = await closedDesk();
    const third = (await readCommits(disk))[3];
    const desk = await openOn(disk, 3);
    await opens(desk, 'Fourth');
    await desk.close();
    // What was noted last is the line that is damaged now.
    renote(disk, (data) => ({ ...data, reached: { seq: 4, sum: third?.sum, time: new Date(0).toISOString() } }));
    const bytes = Buffer.from(bytesOf(disk, second));
    bytes[bytes.indexOf('"Third"') - 400] = 0;
    disk.put(second, bytes);
    const again = await openOn(disk, 4);
    expect(lossesOf(again)).toEqual([]);
    expect(again.reports.length).toBeGreaterThan(0);
    expect(await opens(again, 'Fifth')).toBe('1005');
    await again.close();
  });

  test('G18: damage in the line that a desk begins with', async () => {
    const disk = await closedDesk();
    const bytes = Buffer.from(bytesOf(disk, first));
    bytes[40] = 0;
    disk.put(first, bytes);
    const desk = await openOn(disk, 3);
    expect(lossesOf(desk)).toEqual([]);
    expect(await opens(desk, 'Fourth')).toBe('1004');
    await desk.close();
  });

  test('G18: anything in a folder of which nothing was noted, as by earlier versions', async () => {
    const disk = await closedDesk();
    const desk = await openOn(disk, 3);
    await desk.close();
    renote(disk, ({ token, next, folder: last }) => ({ token, next, folder: last }));
    await disk.remove(second);
    const old = await openOn(disk, 4);
    expect([old.reports, await opens(old, 'Fourth')]).toEqual([[], '1002']);
    await old.close();
  });
});

describe('a copy', () => {
  test('G19: made while the desk was open and opened once that is closed becomes a device of its own, and the original stays what it is', async () => {
    const disk = createSimulatedDisk();
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    await opens(desk, 'First');
    for (const [path, bytes] of disk.files())
      if (path.startsWith(`${folder}/`) && !path.endsWith('/lock')) disk.put(path.replace(folder, '/copy'), bytes);
    expect(await opens(desk, 'Second')).toBe('1002');
    await desk.close();
    const ports = portsOf(disk, 2);
    const copy = expectDone(await openLiveDesk({ ...ports, location: { ...ports.location, folder: '/copy' } }));
    expect(await opens(copy, 'In the copy')).toBe('B1001');
    await copy.close();
    const original = await openOn(disk, 3);
    expect([original.reports, await opens(original, 'Third')]).toEqual([[], '1003']);
    await original.close();
  });
});

describe('the noted length of the journal', () => {
  test('G18: is noted soon after the first commit, then at most once a minute, and never by who writes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const disk = createSimulatedDisk();
      const desk = expectDone(await foundOn(portsOf(disk, 1)));
      let writes = 0;
      disk.hooks = {
        before: ({ kind, path }) => {
          if (kind === 'write' && path.startsWith(note)) writes += 1;
        },
      };
      const pass = async (ms: number) => {
        vi.advanceTimersByTime(ms);
        await new Promise((done) => setImmediate(done));
        return writes;
      };
      await opens(desk, 'First');
      expect([await pass(4_000), await pass(1_000)]).toEqual([0, 1]);
      for (let second = 0; second < 90; second++) {
        await opens(desk, `At ${second}`);
        await pass(1_000);
      }
      expect([writes, await pass(60_000), await pass(300_000)]).toEqual([2, 3, 3]);
      await desk.close();
      expect(writes).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  test('G18: that cannot be recorded is reported, and does not prevent working or closing', async () => {
    const disk = await closedDesk();
    const desk = await openOn(disk, 3);
    disk.hooks = {
      before: ({ path }) => {
        if (path.startsWith(dataFolder)) throw systemError('ENOSPC');
      },
    };
    expect(await opens(desk, 'Fourth')).toBe('1004');
    await desk.close();
    expect(desk.faults.all()).toMatchObject([{ document: note, damage: 'unwritten' }]);
    disk.hooks = {};
    const again = await openOn(disk, 4);
    expect([again.reports, await opens(again, 'Fifth')]).toEqual([[], '1005']);
    await again.close();
  });
});
