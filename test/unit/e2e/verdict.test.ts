import { describe, expect, test } from 'vitest';
import { type EndedTest, verdictOn } from '../../e2e/support/verdict.ts';
import { childRun } from './child-run.ts';

const good: EndedTest = {
  title: 'good',
  place: 'test/a.spec.ts:3',
  outcome: 'expected',
  isBegun: true,
  skipReason: '',
};
const menu: EndedTest = {
  title: 'menu',
  place: 'test/b.spec.ts:5',
  outcome: 'skipped',
  isBegun: true,
  skipReason: 'needs electron: its menu',
};

describe('the verdict on an end-to-end run', () => {
  test('lists what could not be run here, and counts it nowhere', () => {
    expect(verdictOn([good, menu], 'browser')).toEqual({
      passed: 1,
      failed: 0,
      notRun: ['menu'],
      failures: [],
      lines: ['NOT RUN HERE  menu (needs electron: its menu)'],
    });
  });

  test('lets nothing be left out where Electron is', () => {
    expect(verdictOn([good, menu], 'electron')).toMatchObject({ passed: 1, failed: 1, notRun: [] });
  });

  test('takes a skip for any other reason, or none, for a failure', () => {
    const other = { ...menu, skipReason: 'flaky, needs electron: no' };
    const none = { ...menu, skipReason: '' };
    expect(verdictOn([good, other, none], 'browser')).toMatchObject({
      passed: 1,
      failed: 2,
      lines: ['SKIPPED WITHOUT LEAVE  menu (flaky, needs electron: no)', 'SKIPPED WITHOUT LEAVE  menu (no reason)'],
    });
  });

  test('takes a test that was never begun for a failure', () => {
    const { failed, lines } = verdictOn([good, { ...menu, isBegun: false }], 'browser');
    expect({ failed, lines }).toEqual({ failed: 1, lines: ['NEVER BEGUN  menu'] });
  });

  test('takes a run in which nothing was run, or nothing could be, for a failure', () => {
    expect(verdictOn([], 'browser')).toMatchObject({ passed: 0, failed: 1 });
    expect(verdictOn([menu], 'browser')).toMatchObject({ passed: 0, failed: 1 });
  });

  test('takes a test that needed a second try for a failure', () => {
    expect(verdictOn([good, { ...good, outcome: 'flaky' }], 'browser')).toMatchObject({ passed: 1, failed: 1 });
  });
});

test('the reporter counts tests that end in every way there is, and fails the run', async () => {
  const { code, out, counts } = await childRun(['-c', 'test/unit/e2e/suite'], { DESK_HOST: 'browser' });
  const failures = [
    'test/unit/e2e/suite/every-end.spec.ts:5  does not hold',
    'test/unit/e2e/suite/every-end.spec.ts:11  is left out for another reason',
    'test/unit/e2e/suite/every-end.spec.ts:15  is left out for none',
  ];
  expect({ code, counts }).toEqual({
    code: 1,
    counts: { passed: 1, failed: 3, notRun: ['is left out for a reason'], failures },
  });
  expect(out.split('\n').slice(1, -1).toSorted()).toEqual([
    'NOT RUN HERE  is left out for a reason (needs electron: its menu)',
    'SKIPPED WITHOUT LEAVE  is left out for another reason (too slow)',
    'SKIPPED WITHOUT LEAVE  is left out for none (no reason)',
  ]);
});

test('the reporter fails a run whose tests that hold are not all, although each that ran did hold', async () => {
  const words = ['-c', 'test/unit/e2e/suite', '--grep', 'holds$|for none'];
  const { code, counts } = await childRun(words, { DESK_HOST: 'browser' });
  const failures = ['test/unit/e2e/suite/every-end.spec.ts:15  is left out for none'];
  expect({ code, counts }).toEqual({ code: 1, counts: { passed: 1, failed: 1, notRun: [], failures } });
});
