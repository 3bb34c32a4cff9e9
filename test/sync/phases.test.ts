import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticketsIn } from '../../main/engine/commit-entry.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import { addRowsOf } from '../../main/engine/load/open-tickets.ts';
import { beginSlice } from '../../main/platform/in-slices.ts';
import { sanitize } from '../../main/platform/sanitize.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { seed } from '../support/arbitrary-seed.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { runs } from '../support/runs.ts';
import { countingIds } from '../support/test-desk.ts';
import { indexedOnly, knownBy, type Loaded, loadedAtOnce, loadedInPhases } from './support/phased.ts';
import { arbitraryStep, createWorld, type Step, type World } from './support/world.ts';

/** A history of several desks, some of whose bytes were damaged. */
const arbitraryHistory = fc.record({
  steps: fc.array(arbitraryStep, { minLength: 10, maxLength: 60, size: 'max' }),
  damage: fc.array(fc.nat(), { maxLength: 3 }),
  order: fc.nat(),
});

async function played(steps: readonly Step[], order: number): Promise<World> {
  const world = await createWorld();
  for (const step of steps) await world.play(step);
  const random = createRandom(order);
  for (const to of random.shuffled([...world.desks.keys()])) await world.deliver(to, random.shuffled(world.lines()));
  return world;
}

/** Changes one letter at each of these places in the journal. */
function damaged(disk: MemoryDisk, places: readonly number[]): MemoryDisk {
  const copy = disk.copy();
  const segments = [...copy.files()].filter(([path]) => path.endsWith('.jsonl'));
  for (const place of places) {
    const [path, bytes] = segments[place % segments.length] ?? expect.fail('There is no journal');
    const changed = Buffer.from(copy.files().get(path) ?? bytes);
    changed[place % changed.length] = 'x'.charCodeAt(0);
    copy.put(path, changed);
  }
  return copy;
}

const atOnce = <T>(task: () => Promise<T>): Promise<T> => task();

/** The open tickets, and what their threads add up to. What they tell others is known only when all is loaded. */
function openOnes(loaded: Loaded) {
  const { rows, histories } = knownBy(loaded, ({ tells, ...mark }) => mark);
  const open = Object.entries(rows).filter(([, row]) => (row as { state: string }).state === 'open');
  return open.map(([id, row]) => ({ row, thread: histories[`ticket:${id}`] }));
}

async function recentOn(loaded: Loaded, nowMs: number): Promise<string[]> {
  const sums: string[] = [];
  for await (const { place } of engineOn(loaded, nowMs, 'asks-').recentCommits(100)) sums.push(place.sum);
  return sums;
}

describe(`a desk that is loaded in phases (SEED=${seed})`, () => {
  test('X83: knows its open tickets when it opens, and in the end what one that was loaded at once knows', async () => {
    const property = fc.asyncProperty(arbitraryHistory, async ({ steps, damage, order }) => {
      const world = await played(steps, order);
      for (const { disk, device, clock } of world.desks) {
        const there = damaged(disk, damage);
        const model = await loadedAtOnce(there.copy(), device, clock.nowMs);
        const phased = await loadedInPhases(there.copy(), device, clock.nowMs);
        expect(phased.state.rows.isComplete()).toBe(false);
        expect(openOnes(phased).map(({ row }) => row)).toEqual(openOnes(model).map(({ row }) => row));
        if (damage.length === 0) expect(openOnes(phased)).toEqual(openOnes(model));
        const recent = recentOn(phased, clock.nowMs);
        await phased.loadRest(atOnce);
        expect(knownBy(phased)).toEqual(knownBy(model));
        expect(await recent).toEqual(await recentOn(model, clock.nowMs));
      }
    });
    await fc.assert(property, runs(6));
  });

  test('X84: keeps what is changed while its closed tickets are loaded', async () => {
    const property = fc.asyncProperty(arbitraryHistory, async ({ steps, order }) => {
      const world = await played(steps, order);
      const random = createRandom(order);
      for (const { disk, device, clock } of world.desks) {
        const there = disk.copy();
        const indexed = await indexedOnly(there, device, clock.nowMs);
        const engine = engineOn(indexed, clock.nowMs + 1, `${device.id}-more-`);
        const ticketIds = ticketsIn(indexed.state.commits.touched());
        for (const commit of indexed.again) {
          indexed.pass.add(commit);
          if (random.chance(0.2)) await change(engine, random.pick(ticketIds), random.chance(0.5));
        }
        const remaining = await indexed.pass.remaining(() => undefined);
        await addRowsOf(indexed.state, indexed, remaining, { rest: () => undefined, onProgress: () => undefined });
        const model = await loadedAtOnce(there.copy(), device, clock.nowMs);
        expect(knownBy(indexed).rows).toEqual(knownBy(model).rows);
        expect(knownBy(indexed).histories).toEqual(knownBy(model).histories);
      }
    });
    await fc.assert(property, runs(6));
  });
});

let keys = 0;

/** Closes a ticket or opens it again, whatever it is; one of both is refused. */
async function change(engine: Engine, ticketId: string, isClosed: boolean): Promise<void> {
  keys += 1;
  const input = { ticketId, statusId: isClosed ? 'status-closed' : 'status-open' };
  await engine.run({ name: 'status.set', input, key: `key-changes-${keys}`, principal: agentPrincipal('lena') });
}

function engineOn({ state, journal }: Loaded, nowMs: number, ids: string): Engine {
  const newId = countingIds(ids);
  const ports = { journal, nowMs: () => nowMs, newId, salt: newId, clean: sanitize, staged: () => undefined };
  return createEngine(state, { ...ports, publish: () => undefined, beginSlice });
}
