import { describe, expect, test } from 'vitest';
import type { SizeResult } from '../../../bench/judge/results.ts';
import { decades, drawPlot, panelsOf } from '../../../bench/report/plot.ts';

const spread = (p50: number) => ({ p50, p95: p50, p99: p50, max: p50 });

function resultOf(tickets: number, values: SizeResult['values']): SizeResult {
  return { tickets, calibration: { cpu: 1, disk: 1 }, values, absent: {} };
}

const results = [
  resultOf(1_000, {
    'raw.reply': spread(0.3),
    'engine.reply': spread(0.5),
    'sqlite.reply': spread(0.6),
    'lowdb.reply': spread(40),
    'desk.start': spread(30),
    'lowdb.start': spread(60),
    'desk.memory after work': 130,
  }),
  resultOf(100_000, { 'raw.reply': spread(0.3), 'engine.reply': spread(0.5), 'desk.start': spread(40) }),
];

describe('the plot', () => {
  test('has a line for everybody who was measured, up to their largest desk', () => {
    const [reply] = panelsOf(results);
    expect(reply?.series.map(({ label, points }) => [label, points.length])).toEqual([
      ['better-sqlite3', 1],
      ['lowdb', 1],
      ['raw disk', 2],
      ['Deskside', 2],
    ]);
  });

  test('draws every point inside of its panel', () => {
    const svg = drawPlot(panelsOf(results));
    const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    const panels = svg.slice(svg.indexOf('<g '));
    const points = [...panels.matchAll(/<circle class="\w+" cx="([\d.-]+)" cy="([\d.-]+)"/g)];
    expect(points).toHaveLength(10);
    for (const [, x = '', y = ''] of points) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(Number(width) / 3);
      expect(Number(y)).toBeGreaterThan(0);
      expect(Number(y)).toBeLessThan(Number(height));
    }
    expect(svg).not.toContain('NaN');
  });

  test('has colors for light and dark readers, and a text for those who cannot see it', () => {
    const svg = drawPlot(panelsOf(results));
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).toMatch(/aria-label="By the size of the desk: A reply, saved, Start to 50 rows, Memory after work"/);
  });

  test('names everybody once', () => {
    const svg = drawPlot(panelsOf(results));
    for (const name of ['Deskside', 'raw disk', 'better-sqlite3', 'lowdb'])
      expect(svg.split(`>${name}<`)).toHaveLength(2);
    expect(svg).not.toContain('PouchDB');
  });

  test('says what was not measured', () => {
    expect(drawPlot(panelsOf([]))).toContain('not measured');
  });

  test('takes no name for markup', () => {
    const svg = drawPlot([{ title: 'a < b & "c"', unit: 'ms', series: [] }]);
    expect(svg).toContain('a &lt; b &amp; &quot;c&quot;</text>');
  });
});

test.each([
  [
    [0.3, 40],
    [0.1, 1, 10, 100],
  ],
  [[5], [1, 10]],
  [[10], [10, 100]],
  [
    [100, 1_000],
    [100, 1_000],
  ],
])('the axis of %j has the powers of ten around it', (values, ticks) => {
  expect(decades(values).map((tick) => Number(tick.toPrecision(3)))).toEqual(ticks);
});
