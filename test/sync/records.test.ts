import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKindNames } from '../../shared/domain/records/registry.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { desk, foundedDesks, type SyncDesk } from './support/sync-desk.ts';

const ids = {
  department: ['department-support', 'department-sales', 'department-maintenance'],
  topic: ['topic-general', 'topic-feedback', 'topic-problem', 'topic-access'],
  priority: ['priority-low', 'priority-normal', 'priority-high'],
} as const;

type Kind = keyof typeof ids;

interface Step {
  readonly at: number;
  readonly what: 'put' | 'retire' | 'restore' | 'move' | 'undo' | 'meet';
  readonly kind: Kind;
  readonly a: number;
  readonly b: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  at: fc.nat({ max: 1 }),
  what: fc.constantFrom('put', 'put', 'retire', 'restore', 'restore', 'move', 'undo', 'undo', 'meet'),
  kind: fc.constantFrom(...(Object.keys(ids) as Kind[])),
  a: fc.nat({ max: 20 }),
  b: fc.nat({ max: 20 }),
});

/** Seen in every run, whatever is drawn beside it: a record that is archived and restored, and a change that is undone. */
const always: readonly Step[] = [
  { at: 0, what: 'put', kind: 'topic', a: 1, b: 2 },
  { at: 0, what: 'retire', kind: 'topic', a: 1, b: 2 },
  { at: 0, what: 'meet', kind: 'topic', a: 0, b: 0 },
  { at: 0, what: 'restore', kind: 'topic', a: 0, b: 0 },
  { at: 1, what: 'put', kind: 'priority', a: 0, b: 3 },
  { at: 1, what: 'undo', kind: 'priority', a: 0, b: 0 },
];

const one = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function operationOf(
  { what, kind, a, b }: Step,
  { engine }: SyncDesk,
  commits: readonly string[],
): readonly [string, object] | undefined {
  const id = one(ids[kind], a);
  switch (what) {
    case 'put':
      return ['record.put', { kind, id, fields: { name: `Name ${b % 4} of ${kind}` } }];
    case 'retire':
      return ['record.retire', { kind, id, replacedBy: b % 4 === 0 ? null : one(ids[kind], b) }];
    case 'restore':
      return ['record.restore', { kind, id: archivedIn(engine, kind, a) ?? id }];
    case 'move':
      return ['record.move', { kind, id, before: b % 3 === 0 ? null : one(ids[kind], b) }];
    case 'undo':
      return commits.length > 0 ? ['commit.undo', { commit: one(commits, a) }] : undefined;
    case 'meet':
      return undefined;
  }
}

/** A record that can be restored; most are in use. */
function archivedIn({ records }: SyncDesk['engine'], kind: Kind, choice: number): string | undefined {
  const archived = records.all(kind).filter(({ retired }) => retired);
  return archived[choice % Math.max(1, archived.length)]?.id;
}

/** All records of a desk, and what is known beside their fields. */
function recordsOn({ engine, state }: SyncDesk) {
  return recordKindNames.map((kind) => ({
    kind,
    read: engine.records.all(kind),
    states: [...state.targets.recordsOfKind(kind).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
}

describe(`desk records that two devices change (SEED=${seed})`, () => {
  test('C5: end equal, in whatever order the changes arrive, with what was undone and restored', async () => {
    const counts = { restored: 0, undone: 0 };
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      fc.nat(),
      async (steps, order) => {
        const [anna, bo] = await foundedDesks('anna', 'bo');
        const desks = [anna, bo] as const;
        const done: [string[], string[]] = [[], []];
        for (const each of steps) {
          const own = desks[each.at] ?? anna;
          const other = desks[1 - each.at] ?? bo;
          own.clock.nowMs += 1_000;
          if (each.what === 'meet') await own.takesIn(other.lines());
          const asked = operationOf(each, own, done[each.at] ?? []);
          if (!asked) continue;
          const result = await own.run(one(['jane', 'lena'], each.at), ...asked);
          if (!result.ok) continue;
          done[each.at]?.unshift(result.value.commit);
          if (each.what === 'restore') counts.restored += 1;
          if (each.what === 'undo') counts.undone += 1;
        }
        const random = createRandom(order);
        const all = [...anna.lines(), ...bo.lines()];
        const third = await desk('cem', { code: 'C' });
        for (const each of [anna, bo, third]) await each.takesIn(random.shuffled(all));
        const expected = recordsOn(third);
        expect(recordsOn(anna)).toEqual(expected);
        expect(recordsOn(bo)).toEqual(expected);
      },
    );
    await fc.assert(property, { ...runs(20), examples: [[[...always], 0]] });
    expect(counts.restored).toBeGreaterThan(0);
    expect(counts.undone).toBeGreaterThan(0);
  });
});
