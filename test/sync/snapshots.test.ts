import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RestPorts } from '../../main/desk/load-closed.ts';
import { type LoadState, replayJournal } from '../../main/desk/load-state.ts';
import { unattended } from '../../main/desk/opening.ts';
import { fromSnapshot } from '../../main/desk/snapshot-state.ts';
import { createStateSaver, type StateSaver } from '../../main/desk/state-saver.ts';
import { SnapshotUnreadable } from '../../main/desk/stored-state.ts';
import { foldAgain } from '../../main/engine/refold.ts';
import type { DeskState } from '../../main/engine/state.ts';
import { type Journal, openJournal } from '../../main/journal/journal.ts';
import { createSnapshotFolder } from '../../main/snapshot/snapshot-folder.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { seed } from '../support/arbitrary-seed.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { runs } from '../support/runs.ts';
import { monday } from '../support/test-desk.ts';
import type { SyncDesk } from './support/sync-desk.ts';
import { arbitraryStep, createWorld, type Step, type World } from './support/world.ts';

const path = '/desk/journal';

const small = { largest: 3, mostLoose: 1, mostUnstored: 300, mostUnstoredAtWork: 300, firstPageMs: 0 };

const quiet = { guard: async () => undefined, startNewSegment: false };

/** Stores what a desk knows, while other things happen. */
async function store(desk: SyncDesk, saver: StateSaver, meanwhile: () => Promise<unknown>): Promise<void> {
  const folder = createSnapshotFolder(desk.disk, '/desk', 'this version');
  const listener = { commit: () => undefined, report: () => undefined };
  const journal = await openJournal({ ...quiet, disk: desk.disk, path, device: desk.device.id, listener });
  const mark = (await journal.mark()) ?? expect.fail('Nobody else writes to it');
  await journal.close();
  await folder.make();
  const saving = saver.save();
  await meanwhile();
  const files = { ...(await saving) };
  await folder.write({ stands: { device: desk.device.id, journal: mark, findings: [] }, files });
}

interface Loaded {
  readonly state: DeskState;
  readonly journal: Journal;
  readonly isFromSnapshot: boolean;
}

async function loaded(disk: MemoryDisk, device: SyncDesk['device'], writer: string): Promise<Loaded> {
  let isFromSnapshot = true;
  const readAll: LoadState = (source) => {
    isFromSnapshot = false;
    return replayJournal(source);
  };
  const load = fromSnapshot(createSnapshotFolder(disk, '/desk', writer), readAll, small);
  const ports = {
    ...quiet,
    disk,
    path,
    nowMs: monday,
    opening: unattended,
    mayWrite: Promise.resolve(),
    report: () => undefined,
  };
  const { state, journal, loadRest } = await load({ ...ports, device });
  const inTurn: RestPorts['inTurn'] = (task) => task();
  await loadRest?.({ inTurn, report: () => undefined, onProgress: () => undefined, signal: unattended.signal });
  return { state, journal, isFromSnapshot };
}

/** Everything that can be asked of a state, as plain data. */
async function everythingIn({ state, journal }: Pick<Loaded, 'state' | 'journal'>) {
  const touched = [...state.commits.touched()].toSorted();
  await foldAgain(
    state,
    { journal },
    touched.filter((key) => key.startsWith('ticket:')),
  );
  const kinds = [...state.targets.kinds()].toSorted();
  const byIds = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  const people = [...state.people.values()].toSorted(byIds);
  const rows = Array.from({ length: state.rows.size() }, (_, ordinal) => ordinal).filter(state.rows.isThere);
  const byId = rows.map((ordinal) => state.rows.row(ordinal)).toSorted(byIds);
  return {
    tickets: touched.map((key) => state.targets.get(key)),
    records: kinds.map((kind) => [kind, [...state.targets.recordsOfKind(kind).values()].toSorted(byIds)]),
    rows: byId,
    count: state.rows.count(),
    numbered: byId.map(({ number }) => state.rows.withNumber(number).length),
    people: people.map(({ fields }) => [
      state.people.named(String(fields.name)).toSorted(),
      state.people.withEmail(String(fields.email)).toSorted(),
    ]),
    requesters: people.map(({ id }) => [...state.rows.ofRequester(id)].map(state.rows.idAt).toSorted()),
    files: [...state.files.all()].map((file) => JSON.stringify(file)).toSorted(),
    histories: touched.map((key) => state.commits.historyOf(key).entries()),
    tips: [...state.lineage.tips()].toSorted(),
    folders: [...state.commits.folderTips()].toSorted(),
    device: [state.chain, state.lastCounter, [...state.takenCounters].toSorted((a, b) => a - b), state.saw],
  };
}

/** What may happen to stored files: nothing at all, most of the time. */
function harm(disk: MemoryDisk, random: Random): void {
  const stored = [...disk.files()].filter(([name]) => name.startsWith('/desk/snapshot/'));
  if (stored.length === 0 || random.chance(0.6)) return;
  const [name, bytes] = random.pick(stored);
  const damaged = Buffer.from(bytes);
  const at = random.between(0, Math.max(0, damaged.length - 1));
  damaged[at] = (damaged[at] ?? 0) ^ random.pick([1, 16, 128]);
  disk.put(name, random.chance(0.5) ? damaged : bytes.subarray(0, random.between(0, bytes.length)));
}

async function compare(one: SyncDesk, random: Random): Promise<boolean> {
  const disk = one.disk.copy();
  harm(disk, random);
  // They are opened before all of them is loaded; then damaged files are found too late to read the journal instead.
  const fromFiles = await loaded(disk, one.device, 'this version').catch((error: unknown) => error);
  if (fromFiles instanceof SnapshotUnreadable) return false;
  if (fromFiles instanceof Error) throw fromFiles;
  const fromJournal = await loaded(one.disk.copy(), one.device, 'another version');
  expect(fromJournal.isFromSnapshot).toBe(false);
  expect(await everythingIn(fromFiles as Loaded)).toEqual(await everythingIn(fromJournal));
  return (fromFiles as Loaded).isFromSnapshot;
}

async function playStep(world: World, step: Step, savers: WeakMap<DeskState, StateSaver>, random: Random) {
  const one = random.pick(world.desks);
  if (!random.chance(0.25)) return world.play(step);
  return store(one, saverOf(one, savers), () => world.play(step));
}

function saverOf(one: SyncDesk, savers: WeakMap<DeskState, StateSaver>): StateSaver {
  const { files } = createSnapshotFolder(one.disk, '/desk', 'this version');
  const saver = savers.get(one.state) ?? createStateSaver(one.state, files, small);
  savers.set(one.state, saver);
  return saver;
}

describe(`a stored state (SEED=${seed})`, () => {
  test('is what reading the journal gives, whatever happened before, meanwhile and since, and to its files', async () => {
    let used = 0;
    const property = fc.asyncProperty(
      fc.array(arbitraryStep, { minLength: 10, maxLength: 50, size: 'max' }),
      fc.nat(),
      async (steps, order) => {
        const world = await createWorld();
        const random = createRandom(order);
        const savers = new WeakMap<DeskState, StateSaver>();
        for (const step of steps) await playStep(world, step, savers, random);
        for (const one of world.desks) {
          if (random.chance(0.5)) await store(one, saverOf(one, savers), async () => undefined);
          if (await compare(one, random)) used += 1;
        }
      },
    );
    await fc.assert(property, runs(25));
    expect(used).toBeGreaterThan(0);
  });
});
