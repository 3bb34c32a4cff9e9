import * as z from 'zod';
import { type AskedOfRole, rightsOn } from '../access.ts';
import type { Draft } from '../event.ts';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { currentId } from '../records/current-record.ts';
import { type DeskRecords, inUse } from '../records/desk-records.ts';
import { optionalParagraphs } from '../text.ts';
import { aspect, event } from './aspect.ts';
import { reopenIfClosed } from './closing.ts';
import { ticketDraft } from './draft.ts';
import { withNote } from './note.ts';
import { presentAssignees } from './present-assignees.ts';
import { isReferred, type Referral, referralsTo } from './referrals.ts';
import type { Ticket } from './ticket.ts';

/** An agent and a team may both be assigned; either may be null. */
export const assigneesSchema = z.object({ agentId: z.string().nullable(), teamId: z.string().nullable() });

export type Assignees = Readonly<z.infer<typeof assigneesSchema>>;

export const nobody: Assignees = { agentId: null, teamId: null };

const changed = z.object({ from: assigneesSchema, to: assigneesSchema });

export const assignment = aspect(nobody, {
  'assignment.changed': event<Assignees, z.infer<typeof changed>>({
    data: changed,
    apply: (_slice, { to }) => to,
    claims: ({ from, to }) => [
      ...(from.agentId === to.agentId ? [] : [{ about: 'assignee', value: to.agentId ?? '' }]),
      ...(from.teamId === to.teamId ? [] : [{ about: 'team', value: to.teamId ?? '' }]),
    ],
    sets: () => ['assignment'],
    invert: ({ from, to }, present) =>
      sameAssignees(present, to)
        ? { type: 'assignment.changed', data: { from: to, to: from }, takes: permissionsFor(from) }
        : { stays: 'assignment' },
  }),
});

/** Releasing a ticket means assigning it to nobody. */
function permissionsFor(to: Assignees): readonly AskedOfRole[] {
  return sameAssignees(to, nobody) ? ['ticket.release', 'ticket.assign'] : ['ticket.assign'];
}

export function sameAssignees(a: Assignees, b: Assignees): boolean {
  return a.agentId === b.agentId && a.teamId === b.teamId;
}

const remark = optionalParagraphs(5_000).default('');

export const assign = operation({
  name: 'assignment.assign',
  input: z.strictObject({
    ticketId: idSchema,
    /** If one of them is left out, it stays as it is. */
    agentId: idSchema.nullable().optional(),
    teamId: idSchema.nullable().optional(),
    remark,
    /** Whether the agent who had it keeps access. Inputs without it are those of earlier releases. */
    keepAccess: z.boolean().optional(),
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  // Assigning to nobody is releasing.
  requires: ({ agentId, teamId }) => [agentId === null && teamId === null ? 'ticket.release' : 'ticket.assign'],
  alsoFor: ['rule'],
  // So is taking away the last of the two, which depends on the ticket.
  objection: (world, { ticketId, ...input }, access) => {
    if (access.kind !== 'agent') return undefined;
    const ticket = world.ticket(ticketId);
    const isReleased = sameAssignees(chosenAssignees(world.records, ticket, input), nobody);
    if (!isReleased || sameAssignees(ticket.assignment, nobody)) return undefined;
    const may = rightsOn(access, ticket);
    return may?.has('ticket.release') ? undefined : { missing: 'ticket.release', on: [ticketId] };
  },
  decide: (world, { ticketId, remark, keepAccess = false, ...input }, nowMs) => {
    const { records } = world;
    const ticket = world.ticket(ticketId);
    const { agentId, teamId } = chosenAssignees(records, ticket, input);
    if (agentId !== null && agentId !== ticket.assignment.agentId && !inUse(records, 'agent', agentId)) {
      return refuse('agent.unknown');
    }
    if (teamId !== null && teamId !== ticket.assignment.teamId && !inUse(records, 'team', teamId)) {
      return refuse('team.unknown');
    }
    const to = { agentId, teamId };
    if (sameAssignees(ticket.assignment, to)) return refuse('assignment.unchanged');
    if (ticket.status.state === 'closed' && sameAssignees(to, nobody)) return refuse('assignment.closed');
    const kept = keepAccess ? referralOfFormer(ticket, to) : [];
    const changes = [
      ...assignmentDrafts(records, ticket, to),
      ...kept.map((referral) => ticketDraft(ticketId, 'referral.added', referral)),
      // The ticket does not return to the agent who closed it, because it was just assigned to somebody else.
      ...reopenIfClosed(world, { ...ticket, assignment: nobody }, nowMs),
    ];
    return withNote(world, ticket, changes, remark);
  },
});

export const claim = operation({
  name: 'assignment.claim',
  input: z.strictObject({ ticketId: idSchema }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.assign'],
  decide: ({ ticket, records, agentId }, { ticketId }) => {
    const { assignment, status } = ticket(ticketId);
    if (agentId === null) return refuse('agent.unknown');
    if (assignment.agentId === agentId) return refuse('assignment.unchanged');
    const holder = presentAssignees(records, assignment).agentId;
    if (holder !== null) return refuse('assignment.taken', { name: records.get('agent', holder)?.name ?? '' });
    if (status.state === 'closed') return refuse('claim.closed');
    return assignmentDrafts(records, ticket(ticketId), { ...assignment, agentId });
  },
});

export const release = operation({
  name: 'assignment.release',
  input: z.strictObject({ ticketId: idSchema }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.release'],
  alsoFor: ['rule'],
  decide: ({ ticket, records }, { ticketId }) => {
    const { assignment, status } = ticket(ticketId);
    if (status.state === 'closed') return refuse('assignment.closed');
    if (sameAssignees(assignment, nobody)) return refuse('assignment.unchanged');
    return assignmentDrafts(records, ticket(ticketId), nobody);
  },
});

export const assignmentOperations = [assign, claim, release] as const;

type Chosen = { readonly [Which in keyof Assignees]?: Assignees[Which] | undefined };

function chosenAssignees(records: DeskRecords, ticket: Ticket, input: Chosen): Assignees {
  const { assignment } = ticket;
  const { agentId = assignment.agentId, teamId = assignment.teamId } = input;
  // A form shows the replacement of an archived team: leaving it unchanged changes nothing.
  return { agentId, teamId: teamId === standingTeam(records, ticket) ? assignment.teamId : teamId };
}

/** A referral of the agent who no longer has the ticket; none if there is one. */
function referralOfFormer({ assignment, referrals }: Ticket, to: Assignees): readonly Referral[] {
  const { agentId } = assignment;
  if (agentId === null || agentId === to.agentId) return [];
  const referral: Referral = { kind: 'agent', id: agentId };
  return isReferred(referrals, referral) ? [] : [referral];
}

function standingTeam(records: DeskRecords, { assignment }: Ticket): string | null {
  return assignment.teamId === null ? null : currentId(records, 'team', assignment.teamId);
}

/** A new assignee, agent or team, no longer needs a referral to see the ticket. */
export function assignmentDrafts(records: DeskRecords, { id, assignment, referrals }: Ticket, to: Assignees): Draft[] {
  const needless = [
    ...(to.agentId === null ? [] : referralsTo(records, referrals, { kind: 'agent', id: to.agentId })),
    ...(to.teamId === null ? [] : referralsTo(records, referrals, { kind: 'team', id: to.teamId })),
  ];
  return [
    ticketDraft(id, 'assignment.changed', { from: assignment, to }),
    ...needless.map((referral) => ticketDraft(id, 'referral.removed', referral)),
  ];
}
