import type { accessQueries } from '../../shared/bridge/contract/access.ts';
import { done } from '../../shared/bridge/result.ts';
import { whoCould } from '../../shared/domain/who-could.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueryHandlers } from './handlers.ts';
import { noSuchTicket } from './refusals.ts';
import { visibleTicket } from './visible-ticket.ts';

export interface AccessPorts {
  readonly engine: Pick<Engine, 'records' | 'tickets'>;
  readonly nowMs: () => number;
}

export function accessHandlers({ engine, nowMs }: AccessPorts): QueryHandlers<keyof typeof accessQueries> {
  return {
    'access.could': async ({ access }, { need, ticketId }) => {
      if (ticketId === null) return done(whoCould(engine.records, [need], [], nowMs()));
      const ticket = await visibleTicket(engine, access, ticketId);
      return ticket ? done(whoCould(engine.records, [need], [ticket], nowMs())) : noSuchTicket();
    },
  };
}
