import { expect, test } from 'vitest';
import { sendEffect } from '../../../../../renderer/features/ticket/send-effect.ts';

test('W48: sending does what the kind of the chosen status means', () => {
  expect(sendEffect(null, undefined, 'open')).toBe('send');
  expect(sendEffect('a', 'waiting', 'open')).toBe('wait');
  expect(sendEffect('a', 'resolved', 'open')).toBe('resolve');
  expect(sendEffect('a', 'closed', 'open')).toBe('close');
  expect(sendEffect('a', 'open', 'closed')).toBe('reopen');
  expect(sendEffect('a', 'open', 'open')).toBe('set');
  expect(sendEffect('a', undefined, 'open')).toBe('set');
});
