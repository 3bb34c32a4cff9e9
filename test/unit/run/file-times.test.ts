import { expect, test } from 'vitest';
import { slowestFiles } from '../../support/file-times.ts';

function took(file: string, seconds: number) {
  return { name: `/home/deskside/test/${file}`, startTime: 5_000, endTime: 5_000 + seconds * 1_000 };
}

test('the slowest files of a run are listed, the slowest one first', () => {
  const files = [took('unit/a.test.ts', 1), took('unit/b.test.ts', 3), took('sync/c.test.ts', 2.26)];
  expect(slowestFiles(files, '/home/deskside', 2)).toEqual([
    '   3.0 s  test/unit/b.test.ts',
    '   2.3 s  test/sync/c.test.ts',
  ]);
});

test('every file over the budget of its folder is named, however many there are', () => {
  const files = [
    took('unit/a.test.ts', 10.5),
    took('faults/b.test.ts', 10.6),
    took('faults/c.test.ts', 31),
    took('architecture.test.ts', 9.9),
  ];
  expect(slowestFiles(files, '/home/deskside', 1)).toEqual([
    '  31.0 s  test/faults/c.test.ts  TOO SLOW: its budget is 30 s',
    '  10.5 s  test/unit/a.test.ts  TOO SLOW: its budget is 10 s',
  ]);
});
