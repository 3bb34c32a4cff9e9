import { describe, expect, test } from 'vitest';
import type { LiveDesk } from '../../main/desk/live-desk.ts';
import { openJournal } from '../../main/journal/journal.ts';
import { encodeCommit } from '../../main/journal/line.ts';
import type { JournalReport } from '../../main/journal/report.ts';
import { checkFolder } from '../../main/journal/scan.ts';
import type { PlacedCommit } from '../../main/journal/segment.ts';
import { shownReport } from '../../main/journal/shown-reports.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { rowsOn, ticketsOn } from '../support/all-tickets.ts';
import {
  folder,
  foundOn,
  openOn,
  portsOf,
  type ReadCommit,
  readCommits,
  seed,
  seeded,
  verified,
} from '../support/fault-desk.ts';
import { createScript } from '../support/fault-script.ts';
import { sentencesOf } from '../support/sentence.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';
import { countingIds, expectDone, monday, someTicket } from '../support/test-desk.ts';

const deskJournal = `${folder}/journal/p1-000001`;
const deskSegment = `${deskJournal}/000001.jsonl`;

/** A closed desk with some work in its one segment. */
async function workedDesk(steps: number): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn(portsOf(disk, 1)));
  const script = createScript(seeded(6), 'script', () => undefined);
  for (let step = 0; step < steps; step++) await script.step(desk);
  await desk.close();
  return disk;
}

function bytesOf(disk: SimulatedDisk, path: string): Buffer {
  return disk.files().get(path) ?? expect.fail(`${path} is not there`);
}

/** The desk's segment with other bytes. */
function withBytes(disk: SimulatedDisk, bytes: Uint8Array): SimulatedDisk {
  const other = disk.copy();
  other.put(deskSegment, bytes);
  return other;
}

function quarantined(disk: SimulatedDisk, journal: string): Buffer[] {
  return [...disk.files()].filter(([path]) => path.startsWith(`${journal}/quarantine/`)).map(([, bytes]) => bytes);
}

/** The lines of a segment, each with its newline. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    end = bytes.indexOf(0x0a, start) + 1;
    lines.push(bytes.subarray(start, end));
  }
  return lines;
}

/** A small commit, for looking at every byte of it. */
function smallCommit(seq: number, prev: string) {
  const drafts = ['one', 'two'].map((word) => ({
    type: 'some.happened',
    target: { kind: 'ticket', id: `t-${word}` },
    data: { seq, word },
  }));
  const common = { device: 'dev', seq, stamp: '01a1e4a94163-0000', timeMs: monday, saw: {}, drafts, prev };
  return encodeCommit({ ...common, actor: 'system', op: 'some.do', key: `key-${seq}` }, countingIds('salt-'));
}

function smallJournal(count: number): { lines: Buffer[]; sums: string[] } {
  const lines: Buffer[] = [];
  const sums = [''];
  for (let seq = 1; seq <= count; seq++) {
    const { bytes, sum } = smallCommit(seq, sums.at(-1) ?? '');
    lines.push(bytes);
    sums.push(sum);
  }
  return { lines, sums };
}

interface Read {
  readonly commits: readonly PlacedCommit[];
  readonly reports: readonly JournalReport[];
}

function valuesOf({ events }: PlacedCommit): unknown[] {
  return events.map(({ state, value }) => (state === 'whole' ? value : state));
}

describe('a journal cut off at any byte of its last three lines', () => {
  test('loads every complete line, sets the rest aside, reports it, and appends after it', async () => {
    const { lines, sums } = smallJournal(6);
    const whole = Buffer.concat(lines);
    const ends = lines.map((_line, index) => Buffer.concat(lines.slice(0, index + 1)).length);
    for (let length = ends[2] ?? 0; length <= whole.length; length++) {
      const disk = createSimulatedDisk();
      disk.put('/j/dev/000001.jsonl', whole.subarray(0, length));
      // A line that only lacks its newline is complete.
      const complete = ends.filter((end) => end - 1 <= length).length;
      const rest = whole.subarray(ends[complete - 1] ?? 0, length);
      const { commits, reports } = await appended(disk, smallCommit(complete + 1, sums[complete] ?? '').bytes);
      expect(commits.map(({ head }) => head.key)).toEqual(keys.slice(0, complete + 1));
      expect(reports.map(({ kind }) => kind)).toEqual(rest.length > 0 ? ['torn-tail'] : []);
      expect(quarantined(disk, '/j/dev')).toEqual(rest.length > 0 ? [rest] : []);
    }
  });

  const keys = ['key-1', 'key-2', 'key-3', 'key-4', 'key-5', 'key-6', 'key-7'];

  /** Opens the journal, appends a line, and reads everything back; the reports are those of both reads. */
  async function appended(disk: SimulatedDisk, line: Buffer): Promise<Read> {
    const reports: JournalReport[] = [];
    const open = (commit: (commit: PlacedCommit) => void) =>
      openJournal({
        disk,
        path: '/j',
        device: 'dev',
        guard: async () => undefined,
        startNewSegment: false,
        listener: { commit, report: (report) => reports.push(report) },
      });
    const journal = await open(() => undefined);
    const [position] = await journal.append([line]);
    if (position) expect(await journal.read(position)).toEqual(line.subarray(0, -1));
    const commits: PlacedCommit[] = [];
    await open((commit) => commits.push(commit));
    return { commits, reports };
  }

  test('leaves a desk that shows the remaining data and accepts the next operation', async () => {
    const random = seeded(7);
    const disk = await workedDesk(10);
    const all = await readCommits(disk);
    const bytes = bytesOf(disk, deskSegment);
    const lines = linesOf(bytes);
    const last = lines.slice(-3).reduce((sum, line) => sum + line.length, 0);
    for (let round = 0; round < 40; round++) {
      const cut = withBytes(disk, bytes.subarray(0, bytes.length - random.between(0, last)));
      const desk = await openOn(cut, 2);
      const left = await readCommits(cut);
      expect(left).toEqual(all.slice(0, left.length));
      expect(left.length).toBeGreaterThanOrEqual(lines.length - 3);
      const next = expectDone(
        await desk.engine.run({
          name: 'ticket.open',
          input: someTicket('Next'),
          key: 'key-next',
          principal: agentPrincipal('jane'),
        }),
      );
      await desk.close();
      expect(await verified(cut)).toEqual([]);
      expect((await readCommits(cut)).at(-1)?.name).toBe(next.commit);
    }
  });
});

describe('one damaged bit', () => {
  test('anywhere in a segment is detected and costs at most its own commit', async () => {
    const { lines } = smallJournal(4);
    const whole = Buffer.concat(lines);
    const original = await read(whole);
    for (let at = 0; at < whole.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const { commits, reports } = await read(flipped(whole, at, bit));
        const place = `byte ${at}, bit ${bit}`;
        expect(reports.length, place).toBeGreaterThan(0);
        expect(commits.length, place).toBeGreaterThanOrEqual(original.commits.length - 1);
        for (const commit of commits) expectAsWritten(commit, original.commits[commit.head.seq - 1]);
      }
    }
  });

  async function read(bytes: Buffer): Promise<Read> {
    const disk = createSimulatedDisk();
    disk.put('/j/dev/000001.jsonl', bytes);
    const commits: PlacedCommit[] = [];
    const reports: JournalReport[] = [];
    const listener = {
      commit: (commit: PlacedCommit) => commits.push(commit),
      report: (report: JournalReport) => reports.push(report),
    };
    const end = await checkFolder({ disk, journal: '/j', folder: 'dev', listener });
    if (end.unfinished)
      reports.push({
        kind: 'torn-tail',
        mayBeConfirmed: false,
        position: { folder: 'dev', segment: 1, offset: 0, length: 0 },
        targets: [],
      });
    return { commits, reports };
  }

  /** Each event is either to the letter what was written, or left out. */
  function expectAsWritten(commit: PlacedCommit, written: PlacedCommit | undefined): void {
    expect(commit.sum).toBe(written?.sum);
    const values = written ? valuesOf(written) : [];
    valuesOf(commit).forEach((value, index) => {
      if (value !== 'damaged') expect(value).toEqual(values[index]);
    });
  }

  test(`at 160 places leaves a desk that names it and shows everything else unchanged (seed ${seed})`, async () => {
    const random = seeded(8);
    const disk = await workedDesk(14);
    const all = await readCommits(disk);
    const bytes = bytesOf(disk, deskSegment);
    const founding = bytes.indexOf(0x0a) + 1;
    for (let round = 0; round < 160; round++) {
      const at = random.between(founding, bytes.length - 1);
      const damaged = withBytes(disk, flipped(bytes, at, random.between(0, 7)));
      const desk = await openOn(damaged, 2);
      expect(desk.reports.length, `byte ${at}`).toBeGreaterThan(0);
      expect(sentencesOf(desk.reports.map((report) => shownReport(report))).join(' ')).toContain(
        'p1-000001/000001.jsonl at byte',
      );
      await expectOnlyOneCommitHurt(desk, damaged, all);
      expectDone(
        await desk.engine.run({
          name: 'ticket.open',
          input: someTicket('Next'),
          key: 'key-next',
          principal: agentPrincipal('jane'),
        }),
      );
      await desk.close();
      const again = await openOn(damaged, 3);
      expect(await ticketsOn(again.engine)).toEqual(await ticketsOn(desk.engine));
      await again.close();
    }
  });

  async function expectOnlyOneCommitHurt(desk: LiveDesk, disk: SimulatedDisk, all: readonly ReadCommit[]) {
    const left = new Map((await readCommits(disk)).map((commit) => [commit.name, commit]));
    const hurt = all.filter((commit) => JSON.stringify(left.get(commit.name)) !== JSON.stringify(commit));
    expect(hurt.length).toBeLessThanOrEqual(1);
    const [lost] = hurt.filter(({ name }) => !left.has(name));
    const kept = Buffer.concat(quarantined(disk, deskJournal));
    if (lost) expect(kept.length).toBeGreaterThan(100);
    const whole = all.filter(({ name }) => left.has(name)).flatMap(({ events }) => events);
    const opened = whole.filter(({ type }) => type === 'ticket.opened').map(({ target }) => target.id);
    for (const id of opened) expect(desk.engine.rows.has(id)).toBe(true);
  }

  test('in the line that a desk begins with is no reason to offer a new desk in its place', async () => {
    const disk = await workedDesk(3);
    const damaged = withBytes(disk, flipped(bytesOf(disk, deskSegment), 20, 3));
    const before = [...damaged.files().keys()];
    const again = await foundOn(portsOf(damaged, 2));
    expect(again).toMatchObject({ ok: false, error: { code: 'refused', reason: 'folder.has-desk' } });
    expect((await readCommits(damaged)).map(({ op }) => op)).not.toContain('desk.found');
    expect([...damaged.files().keys()]).toEqual(expect.arrayContaining(before));
  });
});

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

describe('verify', () => {
  test.each<[string, (lines: readonly Buffer[]) => Buffer[], RegExp]>([
    [
      'two lines in the wrong order',
      ([a, b, c, ...rest]) => [a, c, b, ...rest].flatMap(present),
      /Changes before commit 3/,
    ],
    [
      'a line that was taken out',
      ([a, , ...rest]) => [a, ...rest].flatMap(present),
      /Changes before commit 3 are missing/,
    ],
    [
      'a line that stands there twice',
      ([a, b, ...rest]) => [a, b, b, ...rest].flatMap(present),
      /appears twice\. It counts once/,
    ],
    [
      'a changed word in an event',
      (lines) => lines.map((line) => edited(line, 'Second', 'Sacond')),
      /A change.* is damaged and was left out \(event \d+/,
    ],
    [
      'a changed author',
      (lines) => lines.map((line) => edited(line, '"key-third"', '"key-thurd"')),
      /A line is damaged/,
    ],
    [
      'a changed bracket',
      ([a, b, ...rest]) => [a, edited(b, ']}\n', '}}\n'), ...rest].flatMap(present),
      /Nothing was lost/,
    ],
  ])('names %s', async (_what, tamper, sentence) => {
    const { disk, lines } = await threeTickets();
    const changed = withBytes(disk, Buffer.concat(tamper(lines)));
    expect((await verified(changed)).join('\n')).toMatch(sentence);
    const desk = await openOn(changed, 2);
    expect(sentencesOf(desk.reports.map((report) => shownReport(report))).join('\n')).toMatch(sentence);
    const numbers = rowsOn(desk.engine).map(({ number }) => number);
    expect(numbers.length).toBe(new Set(numbers).size);
  });

  test('reports nothing about an undamaged desk', async () => {
    expect(await verified((await threeTickets()).disk)).toEqual([]);
  });

  test('a line that occurs twice is one entry in the thread', async () => {
    const { disk, lines } = await threeTickets();
    const doubled = withBytes(disk, Buffer.concat(lines.flatMap((line) => [line, line])));
    const desk = await openOn(doubled, 2);
    const untouched = await openOn(disk, 2);
    expect(await ticketsOn(desk.engine)).toEqual(await ticketsOn(untouched.engine));
  });

  test('an event that is damaged leaves the other events of its commit', async () => {
    const { disk, lines } = await threeTickets();
    const changed = withBytes(disk, Buffer.concat(lines.map((line) => edited(line, '"Second"', '"Sacond"'))));
    const desk = await openOn(changed, 2);
    const untouched = await openOn(disk, 2);
    const fields = { summary: '', priority: '', topic: '', source: 'phone' };
    const whole = [...(await ticketsOn(untouched.engine)).values()];
    expect([...(await ticketsOn(desk.engine)).values()]).toEqual(
      whole.map((ticket) => (ticket.fields.summary === 'Second' ? { ...ticket, fields } : ticket)),
    );
  });

  async function threeTickets() {
    const disk = createSimulatedDisk();
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    for (const word of ['first', 'second', 'third', 'fourth']) {
      const summary = word.charAt(0).toUpperCase() + word.slice(1);
      expectDone(
        await desk.engine.run({
          name: 'ticket.open',
          input: someTicket(summary),
          key: `key-${word}`,
          principal: agentPrincipal('jane'),
        }),
      );
    }
    await desk.close();
    return { disk, lines: linesOf(bytesOf(disk, deskSegment)) };
  }

  function edited(line: Buffer | undefined, from: string, to: string): Buffer {
    return Buffer.from(line?.toString('utf8').replace(from, to) ?? '');
  }

  function present(line: Buffer | undefined): Buffer[] {
    return line ? [line] : [];
  }
});
