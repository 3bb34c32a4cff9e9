import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommitRef } from '../../../../shared/domain/event.ts';
import { type Saw, tipOf } from '../../../../shared/domain/frontier.ts';

import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { createListedLineage, type ListedLineage } from '../../../support/listed-lineage.ts';
import { runs } from '../../../support/runs.ts';

interface Written {
  readonly ref: CommitRef;
  readonly prev: string;
  readonly saw: Saw;
}

/** An author with a naive memory: the set of everything they have received. */
interface Writer {
  readonly device: string;
  readonly lineage: ListedLineage;
  readonly known: Map<string, Written>;
  last: CommitRef | undefined;
  said: Saw;
}

type Step =
  | { readonly does: 'write' | 'copy'; readonly who: number }
  | { readonly does: 'hear'; readonly who: number; readonly from: number; readonly order: number };

const who = fc.nat({ max: 5 });
const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('write' as const), who }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('hear' as const), who, from: who, order: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('copy' as const), who }) },
);

function takeIn({ lineage, known }: Writer, commits: readonly Written[]): void {
  for (let waiting = [...commits], left = -1; left !== waiting.length; ) {
    left = waiting.length;
    waiting = waiting.filter((written) => {
      const { ref, prev, saw } = written;
      if (lineage.has(ref)) return false;
      if (!lineage.canFollow(ref.device, ref.seq, prev)) return true;
      lineage.add(ref, prev, saw);
      known.set(ref.sum, written);
      return false;
    });
  }
}

function createWriter(device: string): Writer {
  return { device, lineage: createListedLineage(), known: new Map(), last: undefined, said: {} };
}

/** What a commit says its author has seen: all tips that are news since their last one, their own last one excepted. */
function newsOf({ lineage, last, said, device }: Writer): Saw {
  const ownTip = last && tipOf(last);
  const entries = [...lineage.tips()]
    .map(([heardOf, tips]) => [heardOf, tips.filter((tip) => heardOf !== device || tip !== ownTip)] as const)
    .filter(([heardOf, tips]) => tips.length > 0 && tips.join() !== (said[heardOf] ?? []).join());
  return Object.fromEntries(entries);
}

/** Lets authors write, exchange and be copied; returns for each commit what its author had received. */
function played(steps: readonly Step[]) {
  const writers = ['a', 'b', 'c'].map(createWriter);
  const seenBy = new Map<string, ReadonlySet<string>>();
  const at = (index: number) => writers[index % writers.length] as Writer;
  for (const step of steps) {
    const writer = at(step.who);
    if (step.does === 'hear') {
      takeIn(writer, createRandom(step.order).shuffled([...at(step.from).known.values()]));
    } else if (step.does === 'copy' && writers.length < 6) {
      const twin = { ...createWriter(writer.device), last: writer.last, said: writer.said };
      takeIn(twin, [...writer.known.values()]);
      writers.push(twin);
    } else if (step.does === 'write') {
      const saw = newsOf(writer);
      const sum = `${String(seenBy.size).padStart(12, '0')}${'x'.repeat(31)}`;
      const ref = { device: writer.device, seq: (writer.last?.seq ?? 0) + 1, sum };
      seenBy.set(sum, new Set([...writer.known.keys(), sum]));
      takeIn(writer, [{ ref, prev: writer.last?.sum ?? '', saw }]);
      writer.last = ref;
      writer.said = { ...writer.said, ...saw };
    }
  }
  return { writers, seenBy };
}

/** For each pair of commits, whether the author of the first had seen the second. */
function sightsOf({ lineage, known }: Writer): Map<string, boolean> {
  const refs = [...known.values()].map(({ ref }) => ref);
  return new Map(
    refs.flatMap((later) =>
      refs.map((earlier) => [`${later.sum} ${earlier.sum}`, lineage.sees(later, earlier)] as const),
    ),
  );
}

describe(`who had seen what (SEED=${seed})`, () => {
  test('C7: agrees with a plain set of everything an author had received, forks included', () => {
    let forks = 0;
    const property = fc.property(fc.array(arbitraryStep, { maxLength: 40, size: 'max' }), fc.nat(), (steps, order) => {
      const { writers, seenBy } = played(steps);
      const all = writers.flatMap(({ known }) => [...known.values()]);
      const observer = createWriter('observer');
      takeIn(observer, createRandom(order).shuffled(all));
      const refs = [...observer.known.values()].map(({ ref }) => ref);
      expect(new Set(refs.map(({ sum }) => sum))).toEqual(new Set(seenBy.keys()));
      for (const later of refs) {
        const seen = refs.filter((earlier) => observer.lineage.sees(later, earlier)).map(({ sum }) => sum);
        expect(new Set(seen)).toEqual(seenBy.get(later.sum));
      }
      forks += ['a', 'b', 'c'].filter((device) => observer.lineage.isForked(device)).length;
    });
    fc.assert(property, runs(200));
    expect(forks).toBeGreaterThan(0);
  });

  test('C7: who saw a commit changes only for those of a device since its histories parted', () => {
    let changes = 0;
    const property = fc.property(fc.array(arbitraryStep, { maxLength: 40, size: 'max' }), fc.nat(), (steps, order) => {
      const { writers } = played(steps);
      const all = createRandom(order).shuffled(writers.flatMap(({ known }) => [...known.values()]));
      const observer = createWriter('observer');
      const numbers = new Map<number, string>();
      let before = new Map<string, boolean>();
      for (let left = all; ; ) {
        const next = left.find(({ ref, prev }) => observer.lineage.canFollow(ref.device, ref.seq, prev));
        if (!next) break;
        left = left.filter(({ ref }) => ref.sum !== next.ref.sum);
        takeIn(observer, [next]);
        numbers.set(observer.lineage.find(next.ref), next.ref.sum);
        const free = new Set(observer.lineage.sinceFork(next.ref.device).map((commit) => numbers.get(commit)));
        const after = sightsOf(observer);
        for (const [pair, was] of before) {
          if (after.get(pair) === was) continue;
          changes += 1;
          expect(free).toContain(pair.split(' ')[1]);
        }
        before = after;
      }
    });
    fc.assert(property, runs(150));
    expect(changes).toBeGreaterThan(0);
  });

  test('C7: is the same for all devices that have received the same', () => {
    const property = fc.property(fc.array(arbitraryStep, { maxLength: 30, size: 'max' }), fc.nat(), (steps, order) => {
      const { writers } = played(steps);
      const all = writers.flatMap(({ known }) => [...known.values()]);
      const [one, other] = [createWriter('one'), createWriter('other')];
      takeIn(one, all);
      takeIn(other, createRandom(order).shuffled(all));
      expect(one.lineage.tips()).toEqual(other.lineage.tips());
    });
    fc.assert(property, runs(200));
  });
});

describe('a history with a hole', () => {
  const sum = (letter: string) => letter.repeat(43);

  test('F8: lines lost on our own disk are no fork, and what comes behind them is known', () => {
    const lineage = createListedLineage();
    const ref = (seq: number, letter: string) => ({ device: 'a', seq, sum: sum(letter) });
    expect(lineage.add(ref(1, 'p'), '', {})).toEqual({ forked: false });
    expect(lineage.add(ref(4, 's'), sum('r'), {})).toEqual({ forked: false });
    expect(lineage.sees(ref(4, 's'), ref(1, 'p'))).toBe(true);
    expect([lineage.has(ref(2, 'q')), lineage.isForked('a')]).toEqual([false, false]);
    expect([...lineage.tips()]).toEqual([['a', [tipOf(ref(4, 's'))]]]);
  });

  test('F7: the same seq with another sum is a fork, and each branch has seen only itself', () => {
    const lineage = createListedLineage();
    const [first, left, right] = [
      { device: 'a', seq: 1, sum: sum('p') },
      { device: 'a', seq: 2, sum: sum('q') },
      { device: 'a', seq: 2, sum: sum('r') },
    ] as const;
    lineage.add(first, '', {});
    expect(lineage.add(left, first.sum, {})).toEqual({ forked: false });
    expect(lineage.add(right, first.sum, {})).toEqual({ forked: true });
    const seen = [left, right].map((one) => [first, left, right].map((other) => lineage.sees(one, other)));
    expect(seen).toEqual([
      [true, true, false],
      [true, false, true],
    ]);
  });

  test('C7: a desk is alone as long as no history but its own is known, to the last commit', () => {
    const lineage = createListedLineage();
    const isAlone = (seq: number) => lineage.isOnly('a', seq);
    expect(isAlone(0)).toBe(false);
    lineage.add({ device: 'a', seq: 1, sum: sum('p') }, '', {});
    expect([isAlone(0), isAlone(1), isAlone(2)]).toEqual([false, true, false]);
    lineage.add({ device: 'a', seq: 2, sum: sum('q') }, sum('p'), {});
    expect([isAlone(1), isAlone(2), lineage.isOnly('b', 2)]).toEqual([false, true, false]);
    lineage.add({ device: 'b', seq: 1, sum: sum('x') }, '', {});
    expect(isAlone(2)).toBe(false);
  });

  test('F1: nothing follows what is not there', () => {
    const lineage = createListedLineage();
    expect(lineage.canFollow('a', 1, '')).toBe(true);
    expect(lineage.canFollow('a', 1, sum('p'))).toBe(false);
    expect(lineage.canFollow('a', 2, sum('p'))).toBe(false);
    expect(lineage.canFollow('a', 2, '')).toBe(false);
    lineage.add({ device: 'a', seq: 1, sum: sum('p') }, '', {});
    expect(lineage.canFollow('a', 2, sum('p'))).toBe(true);
    expect(lineage.canFollow('a', 3, sum('p'))).toBe(false);
    expect(lineage.canFollow('b', 2, sum('p'))).toBe(false);
  });
});
