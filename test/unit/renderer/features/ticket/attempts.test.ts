import { expect, test } from 'vitest';
import { createAttempts } from '../../../../../renderer/features/ticket/attempts.ts';
import { done, failed } from '../../../../../shared/bridge/result.ts';

const jane = { agentId: 'jane', teamId: null };
const john = { agentId: 'john', teamId: null };
const lost = () => Promise.resolve(failed('unavailable', 'program.gone'));

test('W47: a choice whose answer was lost is the one that was executed, if no other was tried', async () => {
  const attempts = createAttempts<typeof jane>();
  await attempts.follow(jane, lost());
  await attempts.follow({ ...jane }, lost());
  expect(attempts.known()).toEqual(jane);
  expect([attempts.differFrom(jane), attempts.differFrom(john)]).toEqual([false, true]);
});

test('W47: of two different choices whose answers were lost, neither is certain', async () => {
  const attempts = createAttempts<typeof jane>();
  await attempts.follow(jane, lost());
  await attempts.follow(john, lost());
  expect(attempts.known()).toBeUndefined();
  expect(attempts.differFrom(john)).toBe(true);
});

test('W47: a choice that was refused because of an earlier one was not executed', async () => {
  const attempts = createAttempts<typeof jane>();
  await attempts.follow(jane, lost());
  await attempts.follow(john, Promise.resolve(failed('refused', 'key.reused')));
  expect(attempts.known()).toEqual(jane);
});

test('an answered choice leaves nothing to find out', async () => {
  const attempts = createAttempts<typeof jane>();
  await attempts.follow(jane, lost());
  expect(await attempts.follow(john, Promise.resolve(done('answer')))).toEqual(done('answer'));
  expect(attempts.known()).toBeUndefined();
  expect(attempts.differFrom(jane)).toBe(false);
});
