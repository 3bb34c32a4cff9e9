import { describe, expect, test } from 'vitest';
import { type Budget, budgets, growths } from '../../../bench/judge/budgets.ts';
import type { Calibration } from '../../../bench/judge/calibration.ts';
import { judge } from '../../../bench/judge/judging.ts';
import { type SizeResult, type Value, withGrowth } from '../../../bench/judge/results.ts';
import { sections, summarySections } from '../../../bench/report/rows.ts';

const asReference: Calibration = { cpu: 1, disk: 1 };
const spread = { p50: 1, p95: 2, p99: 3, max: 4 };

function resultOf(values: Readonly<Record<string, Value>>, calibration = asReference, tickets = 1_000): SizeResult {
  return { tickets, calibration, values, absent: {} };
}

function verdicts(budget: Budget, value: Value, calibration?: Calibration) {
  return judge(resultOf({ [budget.of]: value }, calibration), [budget]).map(({ verdict }) => verdict);
}

describe('a ratio, a count or a size', () => {
  test.each(['ratio', 'count', 'size'] as const)('keeps its budget up to the limit: %s', (kind) => {
    expect(verdicts({ of: 'x', most: 2, kind }, 2)).toEqual(['kept']);
    expect(verdicts({ of: 'x', most: 2, kind }, 2.01)).toEqual(['missed']);
  });

  test('is judged on a busy computer, too', () => {
    expect(verdicts({ of: 'x', most: 2, kind: 'ratio' }, 3, { cpu: 9, disk: 9 })).toEqual(['missed']);
  });

  test('is judged at its percentile', () => {
    expect(verdicts({ of: 'x', at: 'p50', most: 2, kind: 'ratio' }, spread)).toEqual(['kept']);
    expect(verdicts({ of: 'x', at: 'p99', most: 2, kind: 'ratio' }, spread)).toEqual(['missed']);
  });

  test('that could not be computed misses its budget', () => {
    expect(verdicts({ of: 'x', most: 2, kind: 'ratio' }, Number.NaN)).toEqual(['missed']);
  });
});

describe('a time', () => {
  const time: Budget = { of: 'x', most: 50, kind: 'time', by: 'cpu' };

  test('is divided by how slow the computer is', () => {
    expect(verdicts(time, 90, { cpu: 1.8, disk: 1 })).toEqual(['kept']);
    expect(verdicts(time, 91, { cpu: 1.8, disk: 1 })).toEqual(['missed']);
  });

  test('has less room on a faster computer', () => {
    expect(verdicts(time, 30, { cpu: 0.5, disk: 1 })).toEqual(['missed']);
  });

  test('is not judged on a computer more than twice as slow, whatever it is', () => {
    expect(verdicts(time, 1, { cpu: 2.01, disk: 1 })).toEqual(['busy']);
    expect(verdicts(time, 1_000, { cpu: 2.01, disk: 1 })).toEqual(['busy']);
    expect(verdicts(time, 100, { cpu: 2, disk: 1 })).toEqual(['kept']);
  });

  test('is compared with the part of the computer that takes most of it', () => {
    expect(verdicts({ ...time, by: 'disk' }, 10, { cpu: 9, disk: 1 })).toEqual(['kept']);
    expect(verdicts({ ...time, by: 'disk' }, 10, { cpu: 1, disk: 9 })).toEqual(['busy']);
  });
});

test('what was not measured is not judged, and neither is a percentile of one number', () => {
  expect(judge(resultOf({}), budgets)).toEqual([]);
  expect(judge(resultOf({ x: 1 }), [{ of: 'x', at: 'p50', most: 2, kind: 'ratio' }])).toEqual([]);
});

test('every budget is about a row of the table, at a percentile that the row shows', () => {
  const rows = sections.flatMap((section) => section.rows);
  const lost = budgets.filter(({ of, at }) => !rows.some((row) => row.of === of && row.at.includes(at)));
  expect(lost).toEqual([]);
});

test('the short table has each of its rows', () => {
  expect(summarySections.flatMap(({ rows }) => rows)).toHaveLength(20);
});

describe('growth', () => {
  const results = [1_000, 10_000, 100_000].map((tickets, index) =>
    resultOf(
      {
        'engine.field / raw': { ...spread, p50: 1 + index * 0.1 },
        'desk.start': { ...spread, p50: 10 * (index + 1) },
      },
      asReference,
      tickets,
    ),
  );

  test('compares the middle of each larger desk with the one at the given size', () => {
    const grown = withGrowth(results, growths).map(({ values }) => values);
    expect(grown.map((values) => values['engine.field growth'])).toEqual([undefined, 1.1, 1.2]);
    expect(grown.map((values) => values['desk.start growth'])).toEqual([undefined, undefined, 1.5]);
    expect(grown.map((values) => values['engine.reply growth'])).toEqual([undefined, undefined, undefined]);
  });

  test('is unknown without the smaller desk', () => {
    expect(withGrowth(results.slice(1), growths)[1]?.values['engine.field growth']).toBeUndefined();
  });
});
