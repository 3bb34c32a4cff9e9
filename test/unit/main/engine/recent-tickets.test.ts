import { describe, expect, test } from 'vitest';
import { createRecentTickets } from '../../../../main/engine/recent-tickets.ts';
import { createTargets } from '../../../../main/engine/targets.ts';
import { emptyTicket, type Ticket } from '../../../../shared/domain/ticket/ticket.ts';

const [one, two, three] = ['t1', 't2', 't3'].map(emptyTicket) as [Ticket, Ticket, Ticket];

describe('the tickets in memory', () => {
  test('F37: are those used last, once the others are forgotten', () => {
    const recent = createRecentTickets();
    for (const ticket of [one, two, three]) recent.set(ticket);
    expect([...recent.values()]).toEqual([one, two, three]);
    expect(recent.get('t1')).toBe(one);
    recent.forgetOld(2);
    expect([...recent.values()]).toEqual([three, one]);
    expect([recent.has('t2'), recent.get('t2')]).toEqual([false, undefined]);
    recent.set(three);
    recent.forgetOld(1);
    expect([...recent.values()]).toEqual([three]);
  });

  test('F37: one that exists and was not loaded is never taken for an empty one', () => {
    const targets = createTargets((id) => id === 't1');
    expect(() => targets.get('ticket:t1')).toThrow('not loaded');
    expect(targets.get('ticket:t2')).toBeUndefined();
    targets.set('ticket:t1', one);
    expect(targets.get('ticket:t1')).toBe(one);
  });
});
