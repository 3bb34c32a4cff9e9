import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import { ticketKind } from './kind.ts';
import type { aspects } from './ticket.ts';

type EventTables = (typeof aspects)[keyof typeof aspects]['events'];
type Merged<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type TicketEvents = Merged<EventTables>;

export type TicketEventType = keyof TicketEvents;
type DataOf<Type extends TicketEventType> = TicketEvents[Type] extends {
  apply(slice: never, data: infer Data, event: never): unknown;
}
  ? Data
  : never;

/** An event on a ticket, with the data of its type. */
export function ticketDraft<Type extends TicketEventType>(ticketId: Id, type: Type, data: DataOf<Type>): Draft {
  return { type, target: { kind: ticketKind, id: ticketId }, data };
}
