import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { openPairs, stampedTooEarly } from './support/conflict-oracle.ts';
import { foldNaively } from './support/naive-fold.ts';
import { countingOf, eventsByTarget } from './support/naive-line.ts';
import { desk, everythingOn, restarted } from './support/sync-desk.ts';
import { allCommits, arbitraryStep, createWorld, type Step, strangeDevice, type World } from './support/world.ts';

/** What all desks have to hold in the end, by a model that shares nothing with the product. */
function expectedEverything(world: World) {
  const targets = eventsByTarget(countingOf(allCommits(world)));
  return Object.fromEntries(
    [...targets].map(([on, events]) => [
      on,
      { ...foldNaively(on, events), conflicts: openPairs(events, world.bornSeeing) },
    ]),
  );
}

async function played(steps: readonly Step[], order: number): Promise<World> {
  const world = await createWorld();
  for (const step of steps) await world.play(step);
  const random = createRandom(order);
  const all = world.lines();
  for (const to of random.shuffled([...world.desks.keys()])) await world.deliver(to, random.shuffled(all));
  return world;
}

describe(`desks that work apart and meet again (SEED=${seed})`, () => {
  test('F9: all end with the same tickets and records, and name exactly the undecided pairs', async () => {
    const property = fc.asyncProperty(
      fc.array(arbitraryStep, { minLength: 10, maxLength: 70, size: 'max' }),
      fc.nat(),
      async (steps, order) => {
        const world = await played(steps, order);
        const expected = expectedEverything(world);
        for (const one of world.desks) expect(await everythingOn(one)).toEqual(expected);
        const [some] = createRandom(order).shuffled(world.desks);
        if (!some) throw new Error('There is no desk');
        expect(await everythingOn(await restarted(some))).toEqual(expected);
        expect(await everythingOn(await desk('fresh', { disk: some.disk.copy() }))).toEqual(expected);
        const honest = countingOf(allCommits(world)).filter(({ device }) => device !== strangeDevice);
        expect(stampedTooEarly(honest, world.bornSeeing)).toEqual([]);
      },
    );
    await fc.assert(property, runs(40));
  });
});
