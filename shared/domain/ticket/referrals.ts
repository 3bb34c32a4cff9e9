import * as z from 'zod';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { currentId, currentRecord } from '../records/current-record.ts';
import { type DeskRecords, inUse } from '../records/desk-records.ts';
import { optionalParagraphs } from '../text.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';
import { withNote } from './note.ts';
import type { Ticket } from './ticket.ts';

const referralKind = z.enum(['agent', 'team', 'department']);

/**
 * Access without responsibility: an agent, a team or a department that may see the ticket although it is not theirs.
 */
const referralSchema = z.object({
  kind: referralKind,
  id: z.string(),
  /** Since when they have access through it; of one that is given back, since when they had it before. */
  sinceMs: z.number().optional(),
});

export type Referral = Readonly<z.infer<typeof referralSchema>>;

/** An agent, a team, or a department. */
export type Referee = Pick<Referral, 'kind' | 'id'>;

const referredSchema = referralSchema.extend({
  /** Whether somebody referred the ticket or ended that. Otherwise it follows from an assignment, closing, or transfer. */
  byHand: z.literal(true).optional(),
});

type Referred = Readonly<z.infer<typeof referredSchema>>;

export interface Referrals {
  readonly to: readonly Referral[];
}

const nobody: Referrals = { to: [] };

export const referrals = aspect(nobody, {
  'referral.added': event<Referrals, Referred>({
    data: referredSchema,
    apply: (slice, { kind, id, sinceMs }, { timeMs }) =>
      isReferred(slice, { kind, id }) ? slice : { to: [...slice.to, { kind, id, sinceMs: sinceMs ?? timeMs }] },
    sets: slotOf,
    invert: (data, present) => {
      const found = present.to.find((other) => isSame(other, data));
      return found && { type: 'referral.removed', data: { ...data, ...found }, takes: takesOf(data) };
    },
  }),
  'referral.removed': event<Referrals, Referred>({
    data: referredSchema,
    apply: (slice, removed) => ({ to: slice.to.filter((other) => !isSame(other, removed)) }),
    sets: slotOf,
    invert: (data, present) =>
      isReferred(present, data) ? undefined : { type: 'referral.added', data, takes: takesOf(data) },
  }),
});

function takesOf({ byHand }: Referred) {
  return byHand ? (['ticket.refer'] as const) : [];
}

function slotOf({ kind, id }: Referred): readonly string[] {
  return [`access/${kind}/${id}`];
}

function isSame(one: Referee, other: Referee): boolean {
  return one.kind === other.kind && one.id === other.id;
}

export function isReferred({ to }: Referrals, referee: Referee): boolean {
  return to.some((other) => isSame(other, referee));
}

/** The referrals to an agent, team, or department, also those to what it replaced. */
export function referralsTo(records: DeskRecords, { to }: Referrals, { kind, id }: Referee): readonly Referral[] {
  return to.filter(
    (other) => other.kind === kind && currentId(records, kind, other.id) === currentId(records, kind, id),
  );
}

/** Whether the ticket is in the department, or assigned to the agent or team. */
function isResponsible(records: DeskRecords, { assignment, department }: Ticket, { kind, id }: Referee): boolean {
  const responsible = { agent: assignment.agentId, team: assignment.teamId, department: department.departmentId }[kind];
  return responsible !== null && currentId(records, kind, responsible) === id;
}

const target = z.strictObject({ kind: referralKind, id: idSchema });

/** Gives an agent, a team, or a department access to a ticket that stays where it is. */
export const addReferral = operation({
  name: 'referral.add',
  input: z.strictObject({ ticketId: idSchema, to: target, remark: optionalParagraphs(5_000).default('') }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.refer'],
  decide: (world, { ticketId, to, remark }) => {
    const { records } = world;
    const ticket = world.ticket(ticketId);
    const record = inUse(records, to.kind, to.id);
    if (!record) return refuse(`${to.kind}.unknown`);
    const { name } = record;
    if (referralsTo(records, ticket.referrals, to).length > 0) return refuse('referral.already', { name });
    if (isResponsible(records, ticket, to)) {
      return refuse(to.kind === 'department' ? 'department.unchanged' : 'referral.assigned', { name });
    }
    return withNote(world, ticket, [ticketDraft(ticketId, 'referral.added', { ...to, byHand: true })], remark);
  },
});

/** Ends the access that a referral gives, however it came about. */
export const removeReferral = operation({
  name: 'referral.remove',
  input: z.strictObject({ ticketId: idSchema, from: target }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.refer'],
  decide: ({ ticket, records }, { ticketId, from }) => {
    const ended = referralsTo(records, ticket(ticketId).referrals, from);
    if (ended.length > 0) {
      return ended.map((referral) => ticketDraft(ticketId, 'referral.removed', { ...referral, byHand: true }));
    }
    return refuse('referral.none', { name: currentRecord(records, from.kind, from.id)?.name ?? '' });
  },
});

export const referralOperations = [addReferral, removeReferral] as const;
