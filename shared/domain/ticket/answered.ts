import * as z from 'zod';
import type { Draft } from '../event.ts';
import { idSchema } from '../id.ts';
import { instantMs } from '../instant.ts';
import { operation, type Refusal, refuse } from '../operation.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';
import { lastPublicEntry } from './found-entries.ts';
import type { Ticket } from './ticket.ts';

const markSchema = z.object({
  isAnswered: z.boolean(),
  /** The last message or reply then, and when the ticket had been reopened: the mark ends with either. */
  entryId: z.string(),
  reopenedMs: instantMs.nullable(),
});

type Mark = Readonly<z.infer<typeof markSchema>>;

/** What an agent said by hand about whether the requester is answered; null if they left it to the messages. */
export interface Answered {
  readonly mark: Mark | null;
}

const unmarked: Answered = { mark: null };

const marked = z.object({ mark: markSchema.nullable(), from: markSchema.nullable() });

export const answered = aspect(unmarked, {
  'answered.marked': event<Answered, z.infer<typeof marked>>({
    data: marked,
    apply: (_slice, { mark }) => ({ mark }),
    claims: ({ mark }) => (mark ? [{ about: 'answered', value: mark.isAnswered ? 'yes' : 'no' }] : []),
    sets: () => ['answered'],
    invert: ({ mark, from }, present) =>
      isSameMark(present.mark, mark)
        ? { type: 'answered.marked', data: { mark: from, from: mark }, takes: ['ticket.markanswered'] }
        : { stays: 'answered' },
  }),
});

function isSameMark(a: Mark | null, b: Mark | null): boolean {
  return a?.isAnswered === b?.isAnswered && a?.entryId === b?.entryId && a?.reopenedMs === b?.reopenedMs;
}

/**
 * Whether the requester is answered: by a reply, until their next message or until the ticket is reopened, unless an
 * agent marked it otherwise since. Undefined before their first message has arrived.
 */
export function isAnswered({
  answered: { mark },
  conversation,
  status: { reopenedMs },
}: Pick<Ticket, 'answered' | 'conversation' | 'status'>): boolean | undefined {
  const last = lastPublicEntry(conversation);
  if (!last) return undefined;
  if (mark?.entryId === last.id && mark.reopenedMs === reopenedMs) return mark.isAnswered;
  return last.kind === 'reply' && (reopenedMs === null || reopenedMs <= last.timeMs);
}

const input = z.strictObject({ ticketId: idSchema });

export const markAnswered = operation({
  name: 'answered.mark',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.markanswered'],
  alsoFor: ['rule'],
  decide: ({ ticket }, { ticketId }) => markDrafts(ticket(ticketId), true),
});

export const markWaiting = operation({
  name: 'answered.clear',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.markanswered'],
  alsoFor: ['rule'],
  decide: ({ ticket }, { ticketId }) => markDrafts(ticket(ticketId), false),
});

export const answeredOperations = [markAnswered, markWaiting] as const;

function markDrafts(ticket: Ticket, becomesAnswered: boolean): Draft[] | Refusal {
  if (ticket.status.state === 'closed') return refuse('answered.closed');
  if ((isAnswered(ticket) ?? false) === becomesAnswered)
    return refuse(becomesAnswered ? 'answered.already' : 'answered.not');
  const entryId = lastPublicEntry(ticket.conversation)?.id ?? '';
  const mark = { isAnswered: becomesAnswered, entryId, reopenedMs: ticket.status.reopenedMs };
  return [ticketDraft(ticket.id, 'answered.marked', { mark, from: ticket.answered.mark })];
}
