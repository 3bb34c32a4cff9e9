import { expect, test } from 'vitest';
import { currentStep } from '../../../../../renderer/features/ticket/current-step.ts';
import { statusMark } from '../../../../../renderer/forms/marks.tsx';
import { type StatusKind, statusKind } from '../../../../../shared/domain/ticket-state.ts';
import type { TicketDetails } from '../../../../../shared/views/ticket-details.ts';

function step(kind: StatusKind, more: Partial<TicketDetails> = {}) {
  // Safe: the step follows from these alone.
  return currentStep({ statusKind: kind, agentId: 'jane', teamId: null, wasAnswered: true, ...more } as TicketDetails);
}

test('T90: each kind of status has a mark of its own shape and colour', () => {
  const looks = statusKind.options.map((kind) => statusMark(kind));
  expect(looks.map(({ shape }) => shape)).toEqual(['dot', 'half', 'check', 'square']);
  expect(new Set(looks.map(({ hue }) => hue)).size).toBe(statusKind.options.length);
});

test('T90: the step of a ticket follows from the kind of its status, and while it is open from who answered', () => {
  expect(statusKind.options.map((kind) => step(kind))).toEqual(['working', 'working', 'resolution', 'closed']);
  const unanswered = { wasAnswered: false };
  expect(statusKind.options.map((kind) => step(kind, unanswered))).toEqual([
    'assignment',
    'assignment',
    'resolution',
    'closed',
  ]);
  expect(step('waiting', { agentId: null })).toBe('assignment');
});
