import { expect, test } from 'vitest';
import { isSameName } from '../../../../renderer/forms/same-name.ts';

test.each([
  ['Ada Park', ' ada  PARK ', true],
  ['Nguyễn', 'Nguyễn'.normalize('NFD'), true],
  ['Ada Park', 'Ada Parker', false],
  ['Ada', 'Ida', false],
  ['', ' ', false],
])('“%s” and “%s” are the same name to people: %s', (one, other, isSame) => {
  expect(isSameName(one, other)).toBe(isSame);
});
