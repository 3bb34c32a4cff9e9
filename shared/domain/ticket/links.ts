import * as z from 'zod';
import type { Draft } from '../event.ts';
import { type Id, idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';

/** What the other ticket is to this one: related, what this one follows up, or a follow-up of this one. */
export const linkKind = z.enum(['related', 'follows', 'followed-by']);

const linkSchema = z.object({
  kind: linkKind,
  ticketId: z.string(),
  /** The other ticket’s number, which never changes. */
  number: z.string(),
});

export type Link = Readonly<z.infer<typeof linkSchema>>;

/** Each link is stored in both tickets. */
export interface Links {
  readonly links: readonly Link[];
}

const unlinked: Links = { links: [] };

export const links = aspect(unlinked, {
  'link.added': event<Links, Link>({
    data: linkSchema,
    apply: ({ links }, link) => ({ links: [...links.filter(({ ticketId }) => ticketId !== link.ticketId), link] }),
    sets: ({ ticketId }) => [`links/${ticketId}`],
    invert: (link, present) =>
      isLinked(present, link) ? { type: 'link.removed', data: link, takes: ['ticket.link'] } : { stays: 'links' },
  }),
  'link.removed': event<Links, Link>({
    data: linkSchema,
    apply: ({ links }, link) => ({ links: links.filter(({ ticketId }) => ticketId !== link.ticketId) }),
    sets: ({ ticketId }) => [`links/${ticketId}`],
    invert: (link, present) =>
      present.links.some(({ ticketId }) => ticketId === link.ticketId)
        ? { stays: 'links' }
        : { type: 'link.added', data: link, takes: ['ticket.link'] },
  }),
});

function isLinked({ links }: Links, { ticketId, kind }: Link): boolean {
  return links.some((link) => link.ticketId === ticketId && link.kind === kind);
}

const opposite = { related: 'related', follows: 'followed-by', 'followed-by': 'follows' } as const;

interface Linked {
  readonly id: Id;
  readonly number: string;
}

/** A link as both tickets store it; `kind` is what the other one is to the first. */
export function linkDrafts(ticket: Linked, kind: Link['kind'], other: Linked): Draft[] {
  return [
    ticketDraft(ticket.id, 'link.added', { kind, ticketId: other.id, number: other.number }),
    ticketDraft(other.id, 'link.added', { kind: opposite[kind], ticketId: ticket.id, number: ticket.number }),
  ];
}

export const addLink = operation({
  name: 'link.add',
  input: z.strictObject({ ticketId: idSchema, otherId: idSchema, kind: z.enum(['related', 'follows']) }),
  needs: ({ ticketId, otherId }) => ({ tickets: [ticketId, otherId] }),
  requires: () => ['ticket.link'],
  decide: ({ ticket }, { ticketId, otherId, kind }) => {
    if (ticketId === otherId) return refuse('link.itself');
    const [one, other] = [ticket(ticketId), ticket(otherId)];
    const present = one.links.links.find((link) => link.ticketId === otherId);
    if (present?.kind === kind) return refuse('link.already', { number: other.intake.number });
    return linkDrafts({ id: ticketId, number: one.intake.number }, kind, { id: otherId, number: other.intake.number });
  },
});

export const removeLink = operation({
  name: 'link.remove',
  input: z.strictObject({ ticketId: idSchema, otherId: idSchema }),
  needs: ({ ticketId, otherId }) => ({ tickets: [ticketId, otherId] }),
  requires: () => ['ticket.link'],
  decide: ({ ticket }, { ticketId, otherId }) => {
    const ends = [
      [ticketId, otherId],
      [otherId, ticketId],
    ] as const;
    // Two devices may have left only one end of a link.
    const drafts = ends.flatMap(([id, to]) =>
      ticket(id)
        .links.links.filter((link) => link.ticketId === to)
        .map((link) => ticketDraft(id, 'link.removed', link)),
    );
    return drafts.length > 0 ? drafts : refuse('link.none');
  },
});

export const linkOperations = [addLink, removeLink] as const;
