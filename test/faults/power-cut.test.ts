import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openLiveDesk } from '../../main/desk/live-desk.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Random } from '../../shared/lib/random.ts';
import { ticketsOn } from '../support/all-tickets.ts';
import { chronicleOf, expectNothingLost } from '../support/fault-chronicle.ts';
import {
  foundOn,
  openOn,
  portsOf,
  type ReadCommit,
  readCommits,
  seed,
  seeded,
  verified,
} from '../support/fault-desk.ts';
import { createScript, type Note } from '../support/fault-script.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';

/** The disk at the moment of a call, and how much of the history had been confirmed by then. */
interface Moment {
  readonly disk: SimulatedDisk;
  readonly noted: number;
}

interface Story {
  readonly notes: readonly Note[];
  readonly moments: readonly Moment[];
  readonly history: readonly ReadCommit[];
}

/** Work of three processes, one after another: the first dies without a word, the second ends well. */
async function story(random: Random, stepsEach: number): Promise<Story> {
  const disk = createSimulatedDisk();
  const founder = expectDone(await foundOn(portsOf(disk, 1)));
  const notes: Note[] = [];
  const moments: Moment[] = [];
  disk.hooks = {
    before: (call) => {
      if (changesDisk(call)) moments.push({ disk: disk.copy(), noted: notes.length });
    },
  };
  for (const process of [1, 2, 3]) {
    const desk = process === 1 ? founder : await openOn(disk, process);
    const script = createScript(random, `script-${process}`, (note) => notes.push(note));
    for (let step = 0; step < stepsEach; step++) await script.step(desk);
    if (process > 1) await desk.close();
  }
  disk.hooks = {};
  return { notes, moments, history: await readCommits(disk) };
}

/** The next start after a fault: opens, compares with the history, continues, and survives another cut. */
async function expectGoesOn(disk: SimulatedDisk, notes: readonly Note[], history: readonly ReadCommit[]) {
  const chronicle = chronicleOf(notes);
  const desk = await openOn(disk, 8);
  expect(desk.file.device.id).toBe('p1-000001');
  await expectNothingLost(desk, disk, chronicle, history);
  const next = expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('After the cut'),
      key: 'key-after',
      principal: agentPrincipal('jane'),
    }),
  );
  const tickets = await ticketsOn(desk.engine);
  expect(await verified(disk)).toEqual([]);
  const later = disk.powerCutLosingAll();
  const again = await openOn(later, 9);
  expect(await ticketsOn(again.engine)).toEqual(tickets);
  expect(again.engine.rows.get(next.ticketIds[0] ?? '')?.fields.summary).toBe('After the cut');
  expect((await readCommits(later)).at(-1)?.name).toBe(next.commit);
}

function fingerprintOf(disk: SimulatedDisk, noted: number): string {
  const hash = createHash('sha256').update(`${noted}`);
  for (const [path, bytes] of [...disk.files()].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(path).update(bytes);
  return hash.digest('hex');
}

/** Of each story every fourth moment is tried, of no two stories the same ones. */
function everyFourth(moments: readonly Moment[], offset: number): readonly Moment[] {
  return moments.filter((_moment, index) => index % 4 === offset % 4);
}

describe.each([1, 2])('a power cut at any call of story %i', (offset) => {
  test(`loses nothing that was confirmed (seed ${seed})`, async () => {
    const random = seeded(offset);
    const { notes, moments, history } = await story(random, 12);
    const seen = new Set<string>();
    const tried = everyFourth(moments, offset);
    for (const { disk, noted } of tried) {
      const states = [disk.powerCutLosingAll(), ...[1, 2, 3].map(() => disk.powerCut(random))];
      for (const state of states) {
        const fingerprint = fingerprintOf(state, noted);
        if (seen.has(fingerprint)) continue;
        seen.add(fingerprint);
        await expectGoesOn(state, notes.slice(0, noted), history);
      }
    }
    // Many a cut leaves the same bytes as another one; so few different ones would mean that hardly anything was tried.
    expect(seen.size).toBeGreaterThan(tried.length / 2);
  });

  test(`after a process that died in the middle loses nothing that the next one built upon (seed ${seed})`, async () => {
    const random = seeded(offset);
    const { notes, moments, history } = await story(random, 12);
    for (const { disk, noted } of everyFourth(moments, offset))
      await expectGoesOn(disk.copy(), notes.slice(0, noted), history);
  });
});

test(`a power cut at any call of a set-up leaves a folder in which it can be done again (seed ${seed})`, async () => {
  const random = seeded(3);
  const disk = createSimulatedDisk();
  const moments: SimulatedDisk[] = [];
  disk.hooks = {
    before: (call) => {
      if (changesDisk(call)) moments.push(disk.copy());
    },
  };
  expectDone(await foundOn(portsOf(disk, 1)));
  for (const moment of moments) {
    for (const state of [moment.copy(), moment.powerCutLosingAll(), moment.powerCut(random), moment.powerCut(random)]) {
      const again = await foundOn(portsOf(state, 2));
      const opened = !again.ok && again.error.reason === 'folder.has-desk';
      const desk = opened ? await openLiveDesk(portsOf(state, 3)) : again;
      expect(expectDone(desk).engine.records.get('desk', 'desk')?.name).toBe('Test desk');
      await expectDone(desk).close();
      expect(await verified(state)).toEqual([]);
    }
  }
});
