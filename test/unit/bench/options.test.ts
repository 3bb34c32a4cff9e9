import { expect, test } from 'vitest';
import { readOptions } from '../../bench/options.ts';

test.each([
  ['', { part: 'all', sizes: [1_000, 10_000, 100_000] }],
  ['10000 1000', { part: 'sizes', sizes: [1_000, 10_000] }],
  ['desks 100000', { part: 'desks', sizes: [100_000] }],
  ['people', { part: 'people', sizes: [1_000, 10_000, 100_000] }],
  ['publish', { part: 'publish', sizes: [1_000, 10_000, 100_000] }],
])('npm run bench %s', (words, options) => {
  expect(readOptions(words.split(' ').filter(Boolean))).toEqual(options);
});

test.each(['everything', '0', '-5', 'people bodies'])('npm run bench %s says how it is used', (words) => {
  expect(() => readOptions(words.split(' '))).toThrow('npm run bench [desks | people | bodies | publish] [sizes…]');
});
