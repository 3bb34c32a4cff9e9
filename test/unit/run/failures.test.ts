import { expect, test } from 'vitest';
import { failuresIn } from '../../support/failures.ts';

const root = '/home/deskside';
const good = { fullName: 'the clock counts working hours', status: 'passed', failureMessages: [] };
const bad = {
  fullName: 'the clock stops at night',
  status: 'failed',
  failureMessages: ['AssertionError: expected 3 to be 4\n    at clock.test.ts:9'],
};

function file(path: string, status: string, assertionResults: readonly (typeof bad)[], message = '') {
  return { name: `${root}/test/${path}`, status, message, assertionResults };
}

test('each test that failed is named with its file and the first line of why', () => {
  expect(failuresIn([file('unit/clock.test.ts', 'failed', [good, bad])], root)).toEqual([
    'test/unit/clock.test.ts  the clock stops at night: AssertionError: expected 3 to be 4',
  ]);
});

test('a test that was left out is named too, as it counts as failed', () => {
  const leftOut = { ...bad, status: 'skipped', failureMessages: [] };
  expect(failuresIn([file('unit/clock.test.ts', 'passed', [leftOut])], root)).toEqual([
    'test/unit/clock.test.ts  the clock stops at night: not run',
  ]);
});

test('a file that did not load is named once', () => {
  const files = [
    file('unit/a.test.ts', 'failed', [], 'Cannot find module ./b.ts\n at x'),
    file('b.test.ts', 'passed', [good]),
  ];
  expect(failuresIn(files, root)).toEqual(['test/unit/a.test.ts  Cannot find module ./b.ts']);
});
