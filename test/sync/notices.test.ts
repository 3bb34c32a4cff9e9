import { describe, expect, test } from 'vitest';
import { agentAccess } from '../../shared/domain/access.ts';
import { ticketRow } from '../../shared/domain/ticket/row.ts';
import { audienceOf } from '../../shared/views/happenings.ts';
import { listenerFor, newsOf } from '../../shared/views/notices.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { exchange } from './support/exchange.ts';
import { foundedDesks } from './support/sync-desk.ts';

describe('what another device did', () => {
  test('N1: is news like what was done here, and N2 holds for oneself at another device', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const [ticketId = ''] = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds;
    await exchange(anna, bo);
    expectDone(await anna.as('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null }));
    const heard = bo.changes.length;
    await exchange(anna, bo);
    const listener = (agentId: string) => {
      const access = agentAccess(bo.engine.records, agentId);
      return access && listenerFor(bo.engine.records, access);
    };
    const [john, jane] = [listener('john'), listener('jane')];
    const [change] = bo.changes.slice(heard).flat();
    const [ticket] = change?.tickets ?? [];
    if (!john || !jane || !change || !ticket) throw new Error('Bo heard of the assignment');
    const known = {
      ...{ before: ticket.before && ticketRow(ticket.before), after: ticketRow(ticket.after) },
      ...{ audience: audienceOf(ticket.after), events: change.events },
    };
    expect(newsOf(john, known)).toEqual({ about: 'assigned', actor: 'agent:jane', whom: '' });
    expect(newsOf(jane, known)).toBeUndefined();
    const byJohn = change.events.map((event) => ({ ...event, actor: 'agent:john' }));
    expect(newsOf(john, { ...known, events: byJohn })).toBeUndefined();
    expect(newsOf(john, { ...known, events: [] })).toBeUndefined();
  });
});
