import { describe, expect, test } from 'vitest';
import type { Budget } from '../../../bench/judge/budgets.ts';
import { judge } from '../../../bench/judge/judging.ts';
import type { SizeResult } from '../../../bench/judge/results.ts';
import { shown } from '../../../bench/report/cells.ts';
import { withTable } from '../../../bench/report/publish.ts';
import type { Section } from '../../../bench/report/rows.ts';
import { markdownTable, plainTable, type Report } from '../../../bench/report/table.ts';

const spread = { p50: 1.234, p95: 4, p99: 22.22, max: 300 };
const budgets: readonly Budget[] = [
  { of: 'us.field', at: 'p50', most: 2, kind: 'ratio' },
  { of: 'us.field', at: 'p99', most: 10, kind: 'ratio' },
  { of: 'us.start', most: 50, kind: 'time', by: 'cpu' },
];
const sections: readonly Section[] = [
  {
    title: 'A field',
    rows: [
      { label: 'us', of: 'us.field', at: ['p50', 'p99'], unit: 'ms' },
      { label: 'others', of: 'others.field', at: ['p50', 'p99'], unit: 'ms' },
    ],
  },
  { title: 'Start', rows: [{ label: 'us', of: 'us.start', at: [undefined], unit: 'ms' }] },
  { title: 'Never measured', rows: [{ label: 'us', of: 'us.nothing', at: [undefined], unit: '' }] },
];

function reportOf(results: readonly SizeResult[]): Report {
  return { results, judged: results.flatMap((result) => judge(result, budgets)), sections, budgets };
}

const small: SizeResult = {
  tickets: 1_000,
  calibration: { cpu: 1, disk: 1 },
  values: { 'us.field': { ...spread, p99: 9 }, 'us.start': 49 },
  absent: { lowdb: 'it was not installed' },
};
const large: SizeResult = {
  tickets: 100_000,
  calibration: { cpu: 3, disk: 1 },
  values: { 'us.field': spread, 'others.field': spread, 'us.start': 49 },
  absent: {},
};

describe('the table', () => {
  const lines = plainTable(reportOf([small, large])).split('\n');

  test('has a column for each size, in which budgets are marked', () => {
    expect(lines[0]).toMatch(/^ +budget +1,000 tickets +100,000 tickets$/);
    expect(lines[1]).toBe('A field');
    expect(lines[2]).toMatch(/≤ 2 \/ ≤ 10 +1\.23 \/ 9\.00 ms ✓ +1\.23 \/ 22\.2 ms ✗ OVER$/);
    expect(lines[3]).toMatch(/others +– +1\.23 \/ 22\.2 ms$/);
    expect(lines[5]).toMatch(/≤ 50 +49\.0 ms ✓ +49\.0 ms ~$/);
  });

  test('aligns its columns', () => {
    const ends = [lines[3], lines[5]].map((line) => line?.length);
    expect(lines[0]?.length).toBe(lines[2]?.length);
    expect(new Set(ends).size).toBe(1);
  });

  test('leaves out what nobody measured, and says why somebody was not', () => {
    const text = lines.join('\n');
    expect(text).not.toContain('Never measured');
    expect(text).toContain('1,000 tickets: lowdb was not measured: it was not installed');
  });

  test('says how busy the computer was, and that some times were not judged', () => {
    const text = lines.join('\n');
    expect(text).toContain('100,000 tickets: processor 3.0 ×, disk 1.0 × as slow as the reference');
    expect(text).toContain('~ not judged, machine busy');
    expect(plainTable(reportOf([small]))).not.toContain('not judged');
  });

  test('has the same cells in the README', () => {
    const markdown = markdownTable(reportOf([small, large]));
    expect(markdown).toContain('| us | ≤ 2 / ≤ 10 | 1.23 / 9.00 ms ✓ | 1.23 / 22.2 ms ✗ OVER |');
    const widths = markdown
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length);
    expect(new Set(widths)).toEqual(new Set([6]));
  });
});

test.each([
  [0, '0'],
  [0.0042, '0.004'],
  [0.1, '0.100'],
  [1.4, '1.40'],
  [22.22, '22.2'],
  [250, '250'],
  [12_345.6, '12,346'],
  [Number.NaN, '?'],
])('%d is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

describe('the place for the table in the README', () => {
  const readme = 'Before\n<!-- bench: written by npm run bench publish -->\nold\n<!-- /bench -->\nAfter';

  test('takes another table and keeps the text around it', () => {
    const once = withTable(readme, '| new |');
    expect(once).toContain('-->\n\n| new |\n\n<!-- /bench -->\nAfter');
    expect(once).not.toContain('old');
    expect(withTable(once, '| new |')).toBe(once);
  });

  test('must be there', () => {
    expect(() => withTable('Nothing', '| new |')).toThrow('no place');
  });
});
