import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPrograms } from '../../bench/build-programs.ts';
import { budgets } from '../../bench/judge/budgets.ts';
import { judge } from '../../bench/judge/judging.ts';
import { numberAt, type SizeResult } from '../../bench/judge/results.ts';
import type { Amounts } from '../../bench/measure/context.ts';
import { measureSize } from '../../bench/measure/size.ts';
import { sections } from '../../bench/report/rows.ts';
import { plainTable } from '../../bench/report/table.ts';
import { temporaryFolder } from '../../support/test-desk.ts';
import { writtenIndexProgram } from '../../support/written-worker.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const few: Amounts = {
  rounds: 1,
  perRound: 2,
  warmUp: 2,
  starts: 1,
  reads: 4,
  searches: 10,
  paints: 1,
  recordChanges: 1,
  entries: 4,
  files: 2,
  settleMs: 0,
};

let cache: Awaited<ReturnType<typeof temporaryFolder>>;
let result: SizeResult;

beforeAll(async () => {
  cache = await temporaryFolder();
  result = await measureSize({
    hasWindow: false,
    tickets: 200,
    cache: cache.path,
    built: buildPrograms(root, join(root, '.cache', 'bench-smoke')),
    indexProgram: await writtenIndexProgram(cache.path),
    product: null,
    peersFolder: cache.path,
    withoutPeers: 'not installed for a test',
    amounts: few,
    say: () => undefined,
  });
});

afterAll(() => cache.remove());

test('the bench measures a small desk in all parts that need no other program', () => {
  const needMore = /^(host|bridge|window|sqlite|pouchdb|lowdb)\b|\/ sqlite|growth$|^block\.host$/;
  const rows = sections.flatMap((section) => section.rows).filter(({ of }) => !needMore.test(of));
  const missing = rows.filter(({ of, at }) => at.some((each) => numberAt(result, of, each) === undefined));
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(25);
});

test('every number that it finds is one', () => {
  const numbers = Object.values(result.values).flatMap((value) =>
    typeof value === 'number' ? [value] : [value.p50, value.p95, value.p99, value.max],
  );
  expect(numbers.filter((number) => !Number.isFinite(number) || number < 0)).toEqual([]);
});

test('an operation takes one flush, many at once share one, and a window asks again only what changed', () => {
  const counts = judge(result, budgets).filter(({ budget }) => budget.kind === 'count');
  expect(counts.map(({ verdict }) => verdict)).toEqual(['kept', 'kept', 'kept', 'kept']);
  expect(result.values['flushes per operation']).toBe(1);
});

test('a peer that cannot run says why', () => {
  expect(plainTable({ results: [result], judged: [], sections, budgets })).toContain('not installed for a test');
});
