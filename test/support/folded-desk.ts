import type { OpenDesk } from '../../main/desk/open-desk.ts';
import { recordKinds } from '../../shared/domain/records/registry.ts';
import { ticketsOn } from './all-tickets.ts';

/** Everything a desk's events fold to, as plain data by id in a fixed order, for comparing whole desks. */
export async function foldedDesk({ engine }: Pick<OpenDesk, 'engine'>) {
  const tickets = [...(await ticketsOn(engine)).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const records = Object.values(recordKinds).flatMap(({ kind }) =>
    engine.records.all(kind).map((record) => [`${kind}:${record.id}`, record] as const),
  );
  return {
    tickets: Object.fromEntries(tickets.map((ticket) => [ticket.id, ticket])),
    records: Object.fromEntries(records),
  };
}
