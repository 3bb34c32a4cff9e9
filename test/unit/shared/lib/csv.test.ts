import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText } from '../../../../shared/lib/csv.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

/** Reads a table after RFC 4180. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a table for other programs', () => {
  test('R71: quotes what needs it, and ends each row with CRLF', () => {
    expect(csvText([['a', 'b, c', 'say "so"', 'two\nlines', '']])).toBe('a,"b, c","say ""so""","two\nlines",\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\rx', '＝1', '＋1', '－1', '＠x', '  =1', '\u00A0=1'])(
    'R71: begins the cell %j with an apostrophe',
    (text) => {
      expect(cellsOf(csvText([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  test(`R71: gives back every cell, and none that a spreadsheet would calculate (SEED=${seed})`, () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('=', '"', ',', '\r', '\n', ' ', '@', 'a') }));
    const property = fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const read = cellsOf(csvText(rows));
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const [at, row] of read.entries()) {
        for (const [index, cell] of row.entries()) {
          const given = rows[at]?.[index];
          expect([given, `'${given}`]).toContain(cell);
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }
    });
    fc.assert(property, runs(200));
  });
});
