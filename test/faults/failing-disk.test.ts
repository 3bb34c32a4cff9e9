import { describe, expect, test } from 'vitest';
import { type LiveDesk, openLiveDesk } from '../../main/desk/live-desk.ts';
import { isSystemError } from '../../main/platform/disk.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { ticketsOn } from '../support/all-tickets.ts';
import { chronicleOf, expectNothingLost } from '../support/fault-chronicle.ts';
import { foundOn, openOn, portsOf, readCommits, seed, seeded, ticketsOf, verified } from '../support/fault-desk.ts';
import { type FaultPlan, failAsPlanned, heal, needsRoom } from '../support/fault-plan.ts';
import { createScript, type Note } from '../support/fault-script.ts';
import { changesDisk, createSimulatedDisk, type DiskCall, type SimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';

type Kind = Omit<FaultPlan, 'at'> & { readonly title: string };

const kinds: readonly Kind[] = [
  { title: 'reports an error once', code: 'EIO', lasting: false, when: 'before' },
  { title: 'reports an error once although it did what was asked', code: 'EIO', lasting: false, when: 'after' },
  { title: 'reports errors from then on', code: 'EIO', lasting: true, when: 'before' },
  { title: 'flushes nothing from then on', code: 'EIO', lasting: true, when: 'before', hits: isFlush },
  { title: 'is full from then on', code: 'ENOSPC', lasting: true, when: 'before', hits: needsRoom },
  { title: 'cannot be written to from then on', code: 'EROFS', lasting: true, when: 'before', hits: changesDisk },
  { title: 'denies access from then on', code: 'EACCES', lasting: true, when: 'before', hits: changesDisk },
];

function isFlush({ kind }: DiskCall): boolean {
  return kind === 'datasync';
}

const reasons: Readonly<Record<string, string>> = {
  EIO: 'disk-failed',
  ENOSPC: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
};

const openingReasons: Readonly<Record<string, string>> = {
  EIO: 'open.refused',
  ENOSPC: 'open.disk-full',
  EROFS: 'open.read-only',
  EACCES: 'open.read-only',
};

async function foundedDisk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn(portsOf(disk, 1)));
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket(),
      key: 'first-ticket',
      principal: agentPrincipal('jane'),
    }),
  );
  await desk.close();
  return disk;
}

/**
 * Fails one call after the other until there is none left. One kind of failure takes the odd calls, the next one the
 * even ones: each call fails in several ways, and all in each would take twice as long.
 */
async function forEachCall(kind: Kind, run: (disk: SimulatedDisk, plan: FaultPlan) => Promise<boolean>) {
  const founded = await foundedDisk();
  let at = 1 + (kinds.indexOf(kind) % 2);
  while (await run(founded.copy(), { ...kind, at })) at += 2;
  expect(at).toBeGreaterThan(4);
}

/** What the desk answered was an error of the disk, and no bug. */
async function withoutBugs(task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function expectClear(result: Result<LiveDesk>, code: string): void {
  if (result.ok) return;
  expect(result.error).toMatchObject({ code: 'unavailable', reason: openingReasons[code] });
}

describe.each(kinds)('a disk that $title', (kind) => {
  test('while a desk is opened: one clear sentence, and the same process can open it afterwards', async () => {
    await forEachCall(kind, async (disk, plan) => {
      const before = await readCommits(disk);
      const cameToPass = failAsPlanned(disk, plan);
      const failed = await openLiveDesk(portsOf(disk, 2));
      expectClear(failed, plan.code);
      heal(disk);
      if (failed.ok) await failed.value.close();
      const desk = expectDone(await openLiveDesk(portsOf(disk, 2)));
      expect(desk.file.device.id).toBe('p1-000001');
      expect(await ticketsOn(desk.engine)).toEqual(ticketsOf(before));
      expect(await readCommits(disk)).toEqual(before);
      expectDone(
        await desk.engine.run({
          name: 'ticket.open',
          input: someTicket('Next'),
          key: 'key-next',
          principal: agentPrincipal('jane'),
        }),
      );
      await desk.close();
      expect(await verified(disk)).toEqual([]);
      return cameToPass();
    });
  });

  test(`while people work: saved, or not saved and nothing changed (seed ${seed})`, async () => {
    await forEachCall(kind, async (disk, plan) => {
      const notes: Note[] = [];
      const errors: unknown[] = [];
      const desk = expectDone(await openLiveDesk(portsOf(disk, 2, errors)));
      await desk.loading.ended;
      const script = createScript(seeded(4), 'script', (note) => notes.push(note));
      const cameToPass = failAsPlanned(disk, plan);
      for (let step = 0; step < 14; step++) await withoutBugs(() => script.step(desk));
      heal(disk);
      expect(errors.filter((error) => !isSystemError(error))).toEqual([]);
      await expectMemoryIsDisk(desk, disk, notes, plan.code);
      for (let step = 0; step < 4; step++) await script.step(desk);
      await expectReopens(disk, notes);
      return cameToPass();
    });
  });
});

/** What memory shows is what the confirmed commits fold to; what was refused has a reason. */
async function expectMemoryIsDisk(desk: LiveDesk, disk: SimulatedDisk, notes: readonly Note[], code: string) {
  const { acknowledged, refused } = chronicleOf(notes);
  const notSaved = [...refused.values()].filter((refusal) => refusal.code === 'not-saved');
  expect(notSaved).toEqual(notSaved.map(() => ({ code: 'not-saved', reason: reasons[code] })));
  const names = new Set(acknowledged.map(({ commit }) => commit));
  const confirmed = (await readCommits(disk)).filter(({ name, op, key }) => {
    const isOlder = op === 'desk.found' || key === 'first-ticket';
    return isOlder || (names.has(name) && acknowledged.some((ack) => ack.commit === name && ack.key === key));
  });
  expect(await ticketsOn(desk.engine)).toEqual(ticketsOf(confirmed));
}

/** The next process finds everything, and a key that was refused can be sent again without doubling anything. */
async function expectReopens(disk: SimulatedDisk, notes: readonly Note[]): Promise<void> {
  const chronicle = chronicleOf(notes);
  const desk = await openOn(disk, 3);
  await expectNothingLost(desk, disk, chronicle);
  for (const { key, commit } of chronicle.acknowledged) {
    const attempt = chronicle.attempts.get(key);
    const again = await desk.engine.run({
      name: attempt?.name ?? '',
      input: attempt?.input,
      key,
      principal: agentPrincipal(attempt?.agentId ?? ''),
    });
    expect(expectDone(again).commit).toBe(commit);
  }
  await desk.close();
  const later = await openOn(disk.powerCutLosingAll(), 4);
  expect(await ticketsOn(later.engine)).toEqual(await ticketsOn(desk.engine));
}
