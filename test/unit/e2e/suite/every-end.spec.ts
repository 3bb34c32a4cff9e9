import { expect, test } from '@playwright/test';

test('holds', () => expect(1).toBe(1));

test('does not hold', () => expect(1).toBe(2));

test('is left out for a reason', () => {
  test.skip(true, 'needs electron: its menu');
});

test('is left out for another reason', () => {
  test.skip(true, 'too slow');
});

test('is left out for none', () => {
  test.skip();
});
