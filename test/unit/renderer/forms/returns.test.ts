import { expect, test } from 'vitest';
import { createReturns } from '../../../../renderer/forms/returns.ts';

test('words that come back go to the form that is open in their place now, and to no other', () => {
  const returns = createReturns<string>();
  const taken: string[] = [];
  returns.open('jane reply t1', (words) => taken.push(`first ${words}`))();
  returns.open('jane note t1', (words) => taken.push(`note ${words}`));
  returns.open('jane reply t1', (words) => taken.push(`second ${words}`));
  expect(returns.give('jane reply t1', 'Hello')).toBe(true);
  expect(taken).toEqual(['second Hello']);
});

test('where no form is open, nobody takes them', () => {
  const returns = createReturns<string>();
  returns.open('jane reply t1', () => expect.unreachable('it is closed'))();
  expect(returns.give('jane reply t1', 'Hello')).toBe(false);
});

test('a form that closes after its successor has opened does not close that one', () => {
  const returns = createReturns<string>();
  const close = returns.open('jane reply t1', () => expect.unreachable('it has a successor'));
  returns.open('jane reply t1', () => undefined);
  close();
  expect(returns.give('jane reply t1', 'Hello')).toBe(true);
});
