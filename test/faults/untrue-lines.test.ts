import { describe, expect, test } from 'vitest';
import { reportsFor } from '../../main/bridge/reports.ts';
import type { LiveDesk } from '../../main/desk/live-desk.ts';
import { decodeCommit } from '../../main/journal/line.ts';
import { shownReport, shownReports } from '../../main/journal/shown-reports.ts';
import { agentAccess } from '../../shared/domain/access.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { rowsOn, ticketsOn } from '../support/all-tickets.ts';
import { folder, foundOn, openOn, portsOf, verified } from '../support/fault-desk.ts';
import { type Forged, forgedLine } from '../support/forged-line.ts';
import { sentencesOf } from '../support/sentence.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';

const own = 'p1-000001';
const ownSegment = `${folder}/journal/${own}/000001.jsonl`;
const foreign = 'device-zed';

type Place = Parameters<typeof forgedLine>[0];

/** A closed desk with the tickets 1001 and 1002, and where its next line goes. */
async function smallDesk(): Promise<{ disk: SimulatedDisk; next: Place }> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn(portsOf(disk, 1)));
  for (const word of ['one', 'two']) {
    expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket(word),
        key: `key-${word}-0001`,
        principal: agentPrincipal('jane'),
      }),
    );
  }
  await desk.close();
  const lines = String(disk.files().get(ownSegment)).trimEnd().split('\n');
  const last = decodeCommit(Buffer.from(lines.at(-1) ?? ''));
  return {
    disk,
    next: { device: own, seq: lines.length + 1, prev: last?.sum ?? expect.fail('There is no last line') },
  };
}

function behind({ disk }: { disk: SimulatedDisk }, ...lines: readonly Forged[]): SimulatedDisk {
  const other = disk.copy();
  const before = other.files().get(ownSegment) ?? expect.fail('There is no segment');
  other.put(ownSegment, Buffer.concat([before, ...lines.map(({ bytes }) => bytes)]));
  return other;
}

function beside({ disk }: { disk: SimulatedDisk }, ...lines: readonly Forged[]): SimulatedDisk {
  const other = disk.copy();
  other.put(`${folder}/journal/${foreign}/000001.jsonl`, Buffer.concat(lines.map(({ bytes }) => bytes)));
  return other;
}

function kinds(desk: LiveDesk): string[] {
  return desk.reports.map(({ kind }) => kind);
}

function numbers(desk: LiveDesk): string[] {
  return rowsOn(desk.engine).map(({ number }) => number);
}

async function nextNumber(desk: LiveDesk): Promise<string | undefined> {
  const before = new Set(numbers(desk));
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('Next'),
      key: `key-next-${before.size}`,
      principal: agentPrincipal('jane'),
    }),
  );
  return numbers(desk).find((number) => !before.has(number));
}

const opened = (number: unknown, id = 'ticket-forged') => ({
  type: 'ticket.opened',
  on: `ticket:${id}`,
  data: { number },
});
const eventOf = { type: 'ticket.opened', on: 'ticket:ticket-forged', size: 20, hash: 'x'.repeat(43) };

const heads: [string, Readonly<Record<string, unknown>>][] = [
  ['a gap of 300 million', { seq: 300_000_000 }],
  ['a seq beyond all numbers', { seq: 1e300 }],
  ['a seq of nothing', { seq: null }],
  ['a negative seq', { seq: -1 }],
  ['no events', { events: [] }],
  ['events that are null', { events: null }],
  ['an event that is null', { events: [null] }],
  ['events that are a text', { events: 'ticket.opened' }],
  ['saw that is null', { saw: null }],
  ['saw with a tip that is null', { saw: { [own]: [null] } }],
  ['saw with tips that are no list', { saw: { [own]: '3.abcdefghijkl' } }],
  ['an actor that is null', { actor: null }],
  ['a key that is a list', { key: [] }],
  ['a stamp of no clock', { stamp: 'ffffffffffff-ffff' }],
  ['a time that is none', { time: 'yesterday' }],
  ['a device that is another', { device: 'device-other' }],
  ['a device with a name of JavaScript', { device: '__proto__' }],
  ['a target with a name of JavaScript', { events: [{ ...eventOf, on: 'ticket:__proto__' }] }],
  ['a negative size', { events: [{ ...eventOf, size: -20 }] }],
  ['a size of a petabyte', { events: [{ ...eventOf, size: 2 ** 50 }] }],
  ['a prev that is null', { prev: null }],
  ['no version', { v: null }],
  ['a version that is a text', { v: 'two' }],
  ['a version that never was', { v: 0 }],
];

describe('F20: a line with a right sum that cannot be true', () => {
  test.each(heads)('in our own folder: %s', async (_what, more) => {
    const desk = await smallDesk();
    const forged = forgedLine(desk.next, [opened('1003')], more);
    const disk = behind(desk, forged);
    const live = await openOn(disk, 2);
    expect(kinds(live)).toEqual(['untrue-line']);
    expect(numbers(live)).toEqual(['1001', '1002']);
    expect(await nextNumber(live)).toBe('1003');
    await live.close();
    const kept = [...disk.files()].filter(([path]) => path.includes('/quarantine/'));
    expect(kept.map(([, bytes]) => `${String(bytes)}\n`)).toEqual([String(forged.bytes)]);
    expect(numbers(await openOn(disk, 3))).toEqual(['1001', '1002', '1003']);
  });

  test.each(heads)('in another device’s folder: %s', async (_what, more) => {
    const desk = await smallDesk();
    const place = { device: foreign, seq: 1, prev: '' };
    const live = await openOn(beside(desk, forgedLine(place, [opened('Z1')], more)), 2);
    expect(kinds(live)).toEqual(['untrue-line']);
    expect(await nextNumber(live)).toBe('1003');
  });

  test('hundreds of them stop no start, whatever they claim to follow', async () => {
    const desk = await smallDesk();
    const lines = Array.from({ length: 1_000 }, (_, at) =>
      forgedLine({ ...desk.next, seq: 3e8 + at * 70_000 }, [opened('7')], { events: null }),
    );
    const gaps = Array.from({ length: 500 }, (_, at) =>
      forgedLine({ ...desk.next, seq: desk.next.seq + (at + 1) * 30_000 }, [opened(String(at), `t-${at}`)]),
    );
    const live = await openOn(behind(desk, ...gaps, ...lines), 2);
    expect(kinds(live).filter((kind) => kind === 'untrue-line')).toHaveLength(1_000);
    expect(numbers(live)).toEqual(expect.arrayContaining(['1001', '1002']));
  });
});

describe('F21: a ticket number', () => {
  test.each(['999999999999999999999', '9007199254740993', '999999999', '0', '1e21', '-5'])(
    'that somebody else gave, %s, does not move our counter',
    async (number) => {
      const live = await openOn(
        beside(await smallDesk(), forgedLine({ device: foreign, seq: 1, prev: '' }, [opened(number)])),
        2,
      );
      expect(numbers(live).toSorted()).toEqual(['1001', '1002', number].toSorted());
      expect(await nextNumber(live)).toBe('1003');
    },
  );

  test('beyond what our own commits reach does not move it either', async () => {
    const desk = await smallDesk();
    const live = await openOn(behind(desk, forgedLine(desk.next, [opened('900000000')])), 2);
    expect(await nextNumber(live)).toBe('1003');
  });

  test('of this device about another device’s ticket is left out, and both tickets remain', async () => {
    const desk = await smallDesk();
    const [first, second] = [opened('1003', 'ticket-a'), opened('1002', 'ticket-b')];
    const live = await openOn(beside(desk, forgedLine({ device: foreign, seq: 1, prev: '' }, [first, second])), 2);
    expect(numbers(live).toSorted()).toEqual(['1001', '1002', '1002', '1003']);
    expect(await nextNumber(live)).toBe('1004');
  });
});

function withFile(size: number) {
  const attachments = [{ name: 'a.txt', size, type: 'text/plain', hash: 'a'.repeat(64) }];
  return { entryId: 'entry-1', kind: 'note', body: { html: '<p>a</p>', text: 'a' }, attachments };
}

describe('F22: what cannot be used of a line is named', () => {
  test.each<[string, string, unknown, string]>([
    ['data that is null', 'ticket.opened', null, 'unfit-event'],
    ['a number that is none', 'ticket.opened', { number: 7 }, 'unfit-event'],
    ['a number of a thousand digits', 'ticket.opened', { number: '7'.repeat(1_000) }, 'unfit-event'],
    ['a list where a text should be', 'field.changed', { field: [], from: '', to: '' }, 'unfit-event'],
    ['a due time beyond all dates', 'due.set', { from: null, to: 1e300 }, 'unfit-event'],
    ['a file of less than nothing', 'conversation.posted', withFile(-1), 'unfit-event'],
    ['a file of half a byte', 'conversation.posted', withFile(0.5), 'unfit-event'],
    ['a type of a newer version', 'mood.changed', { to: 'good' }, 'unknown-event'],
    ['a type with a name of JavaScript', 'constructor', null, 'unknown-event'],
  ])('%s, in our own line too', async (_what, type, data, kind) => {
    const desk = await smallDesk();
    const live = await openOn(behind(desk, forgedLine(desk.next, [{ type, on: 'ticket:t-x', data }])), 2);
    expect(kinds(live)).toEqual([kind]);
    expect(await nextNumber(live)).toBe('1003');
  });

  test('a field of a record that does not fit, while the others count', async () => {
    const desk = await smallDesk();
    const data = { fields: { name: 'Jane D.', colour: null } };
    const put = forgedLine(desk.next, [{ type: 'record.put', on: 'agent:jane', data }], { stamp: '01b000000000-0000' });
    const live = await openOn(behind(desk, put), 2);
    expect(kinds(live)).toEqual(['unfit-event']);
    expect(live.engine.records.get('agent', 'jane')).toMatchObject({ name: 'Jane D.', colour: 'blue' });
  });
});

describe('F23: endless damage', () => {
  test('is one piece of damage, set aside as one', async () => {
    const desk = await smallDesk();
    const disk = behind(desk, { bytes: Buffer.alloc(200_000, '\n'), sum: '' });
    const live = await openOn(disk, 2);
    expect(kinds(live)).toEqual(['damaged-line']);
    expect([...disk.files().keys()].filter((path) => path.includes('/quarantine/'))).toHaveLength(1);
    expect(await nextNumber(live)).toBe('1003');
  });

  test('a line that claims the lines after it costs only itself', async () => {
    const desk = await smallDesk();
    const events = [{ ...eventOf, size: 700_000 }];
    const claiming = Array.from({ length: 300 }, (_, at) =>
      forgedLine({ ...desk.next, seq: desk.next.seq + at }, [opened('1')], { events }),
    );
    const live = await openOn(behind(desk, ...claiming), 2);
    expect(numbers(live)).toEqual(expect.arrayContaining(['1001', '1002']));
    expect(sentencesOf(live.reports.map((report) => shownReport(report))).join('\n')).toContain('damaged');
  });
});

describe('F24: a ticket that was touched at the end of time', () => {
  test('can be worked on, and its lines can be read', async () => {
    const desk = await smallDesk();
    const before = await openOn(desk.disk.copy(), 2);
    const [id = ''] = [...(await ticketsOn(before.engine)).keys()];
    const data = { field: 'summary', from: 'one', to: 'ONE' };
    const stamp = 'e677d21fdbff-ffff';
    const late = forgedLine(
      { device: foreign, seq: 1, prev: '' },
      [{ type: 'field.changed', on: `ticket:${id}`, data }],
      {
        stamp,
      },
    );
    const disk = beside(desk, late);
    const live = await openOn(disk, 3);
    const change = { ticketId: id, field: 'summary', value: 'Two' };
    expectDone(
      await live.engine.run({
        name: 'field.set',
        input: change,
        key: 'key-change-1',
        principal: agentPrincipal('jane'),
      }),
    );
    expect(await threadEvents(live.engine, id)).not.toEqual([]);
    await live.close();
    const again = await openOn(disk, 4);
    expect(again.reports).toEqual([]);
    expect((await threadEvents(again.engine, id)).filter(({ type }) => type === 'field.changed')).toHaveLength(2);
  });
});

describe('F28: damage is named with its ticket', () => {
  test('in verify and to those who may see it, and a number that can still be read is not given again', async () => {
    const desk = await smallDesk();
    const [id = ''] = (await ticketsOn((await openOn(desk.disk.copy(), 2)).engine)).keys();
    const data = { field: 'summary', from: 'one', to: 'ONE' };
    const disk = behind(desk, forgedLine(desk.next, [{ type: 'field.changed', on: `ticket:${id}`, data }]));
    const lines = String(disk.files().get(ownSegment)).trimEnd().split('\n');
    const opening = lines.at(-2)?.replace('"system"', '"sistem"').replace('"op"', '"up"');
    disk.put(ownSegment, `${[...lines.slice(0, -2), opening, lines.at(-1)].join('\n')}\n`);
    expect((await verified(disk)).join('\n')).toContain('a change of ticket #1002 is missing');
    const live = await openOn(disk, 2);
    expect(sentencesOf(shownReports(live.reports, () => undefined)).join('\n')).toContain('ticket #1002');
    expect(numbers(live)).toEqual(['1001']);
    expect(await nextNumber(live)).toBe('1003');
  });

  test('to an agent who may not see the ticket, and at a locked window, without its number', async () => {
    const desk = await smallDesk();
    const data = { field: 'summary', from: 'one', to: 'ONE' };
    const before = await openOn(desk.disk.copy(), 2);
    const [id = ''] = (await ticketsOn(before.engine)).keys();
    const live = await openOn(
      behind(
        desk,
        forgedLine(desk.next, [
          { type: 'field.changed', on: `ticket:${id}`, data: null },
          { type: 'field.changed', on: `ticket:${id}`, data },
        ]),
      ),
      3,
    );
    const seenBy = (agentId: string) =>
      sentencesOf(reportsFor(live, agentAccess(live.engine.records, agentId))).join('\n');
    expect(seenBy('jane')).toContain('Part of a change of ticket #1001 isn’t valid');
    expect(seenBy('sam')).toContain('Part of a change isn’t valid');
    expect(sentencesOf(reportsFor(live, undefined)).join('\n')).not.toContain('#');
  });
});

describe('F29: a journal that ends in the middle of a line', () => {
  async function cutShort(closed: boolean) {
    const disk = createSimulatedDisk();
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket('one'),
        key: 'key-one-0001',
        principal: agentPrincipal('jane'),
      }),
    );
    if (closed) await desk.close();
    const bytes = disk.files().get(ownSegment) ?? Buffer.from('');
    disk.put(ownSegment, bytes.subarray(0, -9));
    return sentencesOf((await openOn(disk, 2)).reports.map((report) => shownReport(report))).join('\n');
  }

  test('may have lost its last change even without a crash', async () => {
    expect(await cutShort(true)).toContain('The end of the journal is damaged, so the last change may be lost.');
  });

  test('lost nothing that was confirmed where a process was killed', async () => {
    expect(await cutShort(false)).toContain('The change wasn’t confirmed yet');
  });

  test('is named by verify, also in a copy of another device’s folder', async () => {
    const desk = await smallDesk();
    const line = forgedLine({ device: foreign, seq: 1, prev: '' }, [opened('Z1')]);
    const disk = beside(desk, line, { bytes: line.bytes.subarray(0, 50), sum: '' });
    expect((await verified(disk)).join('\n')).toContain('may be lost');
    expect(kinds(await openOn(disk, 2))).toEqual(['torn-tail']);
  });
});
