import { expect, test } from 'vitest';
import { type FaultCase, type FaultOutcome, type FaultPart, held, runPart } from './part.ts';

function partOf(...outcomes: readonly (FaultOutcome | Error)[]): FaultPart & { readonly run: number[] } {
  const run: number[] = [];
  const cases = outcomes.map((outcome, index): FaultCase => {
    return {
      row: index % 2 === 0 ? 'even' : 'odd',
      title: `case ${index}`,
      run: async () => {
        run.push(index);
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    };
  });
  return { name: 'example', about: '', cases: () => cases, run };
}

test('cases are counted by row, and each that did not hold is named with its seed and number', async () => {
  const part = partOf(held, { kind: 'lost', what: 'a ticket' }, { kind: 'silent', what: 'no sentence' });
  expect(await runPart(part, { seed: 7 })).toEqual({
    rows: [
      { row: 'even', cases: 2, lost: 0, silent: 1 },
      { row: 'odd', cases: 1, lost: 1, silent: 0 },
    ],
    problems: [
      'example, seed 7, case 1 (odd: case 1): a ticket',
      'example, seed 7, case 2 (even: case 2): no sentence',
    ],
    next: null,
  });
});

test('a case that throws counts as lost', async () => {
  const { rows, problems } = await runPart(partOf(new Error('unexpected')), { seed: 1 });
  expect(rows).toEqual([{ row: 'even', cases: 1, lost: 1, silent: 0 }]);
  expect(problems[0]).toContain('unexpected');
});

test('a run starts where the last one ended, and reports where it ended', async () => {
  const part = partOf(held, held, held, held);
  const result = await runPart(part, { seed: 1, from: 1, isOver: () => part.run.length === 2 });
  expect(part.run).toEqual([1, 2]);
  expect(result.next).toBe(3);
});

test('the short form runs one case of so many', async () => {
  const part = partOf(held, held, held, held, held);
  await runPart(part, { seed: 1, every: 2 });
  expect(part.run).toEqual([0, 2, 4]);
});
