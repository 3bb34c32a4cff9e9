import { expect, test } from 'vitest';
import { numbersIn } from '../../../../../renderer/features/search/numbers-in.ts';

test.each<[string, readonly string[]]>([
  ['1042', ['1042']],
  ['#1042', ['1042']],
  ['printer 1042 #b1007', ['B1007', '1042']],
  ['status:open 1042 1042', ['1042']],
  ['-1042 "1042" number:1042 -#1042', []],
  ['windows11x room4-12 10.0.0.1', []],
  ['', []],
])('Y83: %j names these tickets: %j', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});
