import type { RecordKind } from './records/registry.ts';
import type { TicketRow } from './ticket/row.ts';

/** Where a ticket refers to a record of a kind; kinds that are missing here are in no ticket. */
export const ticketReferences: { readonly [Kind in RecordKind]?: (row: TicketRow) => string | null } = {
  agent: ({ agentId }) => agentId,
  department: ({ departmentId }) => departmentId,
  person: ({ requesterId }) => requesterId,
  plan: ({ planId }) => planId,
  priority: ({ fields }) => fields.priority,
  status: ({ statusId }) => statusId,
  team: ({ teamId }) => teamId,
  topic: ({ fields }) => fields.topic,
};
