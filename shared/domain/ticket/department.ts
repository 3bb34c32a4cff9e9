import * as z from 'zod';
import { type AgentAccess, canSee } from '../access.ts';
import type { Draft } from '../event.ts';
import { idSchema } from '../id.ts';
import { operation, refuse, type World } from '../operation.ts';
import { currentId } from '../records/current-record.ts';
import { type DeskRecords, inUse } from '../records/desk-records.ts';
import { optionalParagraphs } from '../text.ts';
import { aspect, event } from './aspect.ts';
import { reopenIfClosed } from './closing.ts';
import { ticketDraft } from './draft.ts';
import { withNote } from './note.ts';
import { replanDrafts } from './pausing.ts';
import { planAfter, presentPlan } from './planning.ts';
import { presentTopic } from './present-defaults.ts';
import { referralsTo } from './referrals.ts';
import type { Ticket } from './ticket.ts';

export interface InDepartment {
  readonly departmentId: string;
}

const nowhere: InDepartment = { departmentId: '' };

export const department = aspect(nowhere, {
  'department.changed': event<InDepartment, { from: string; to: string }>({
    data: z.object({ from: z.string(), to: z.string() }),
    apply: (_slice, { to }) => ({ departmentId: to }),
    claims: ({ to }) => [{ about: 'department', value: to }],
    sets: () => ['department'],
    invert: ({ from, to }, present) =>
      from === '' || present.departmentId !== to
        ? { stays: 'department' }
        : { type: 'department.changed', data: { from: to, to: from }, takes: ['ticket.transfer'] },
  }),
});

export const transfer = operation({
  name: 'department.transfer',
  input: z.strictObject({
    ticketId: idSchema,
    departmentId: idSchema,
    remark: optionalParagraphs(5_000).default(''),
    /** Whether the former department can still see the ticket. */
    keepAccess: z.boolean(),
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.transfer'],
  alsoFor: ['rule'],
  decide: (world, { ticketId, departmentId, remark, keepAccess }, nowMs) => {
    const ticket = world.ticket(ticketId);
    const from = ticket.department.departmentId;
    const target = inUse(world.records, 'department', departmentId);
    if (!target) return refuse('department.unknown');
    if (currentId(world.records, 'department', from) === departmentId) {
      return refuse('department.unchanged', { name: target.name });
    }
    const changes = [
      ticketDraft(ticketId, 'department.changed', { from, to: departmentId }),
      ...accessDrafts(world, ticket, departmentId, keepAccess),
      ...(ticket.status.state === 'open' ? transientPlanDrafts(world, ticket, departmentId) : []),
      ...reopenIfClosed(
        world,
        { ...ticket, department: { departmentId } },
        nowMs,
        // The one that its help topic leads to, once it is reopened.
        planAfter(world.records, ticket, { departmentId, topicId: presentTopic(world.records, ticket.fields.topic) }),
      ),
    ];
    return withNote(world, ticket, changes, remark);
  },
});

export const departmentOperations = [transfer] as const;

function accessDrafts({ records }: World, ticket: Ticket, toId: string, keepAccess: boolean): Draft[] {
  const { id, department, referrals } = ticket;
  const left = { kind: 'department', id: currentId(records, 'department', department.departmentId) } as const;
  const held = referralsTo(records, referrals, left);
  const needless = referralsTo(records, referrals, { kind: 'department', id: toId });
  return [
    ...(keepAccess && held.length === 0 ? [ticketDraft(id, 'referral.added', left)] : []),
    // Two devices can together give a department that has the ticket a referral to it.
    ...[...(keepAccess ? [] : held), ...needless].map((referral) => ticketDraft(id, 'referral.removed', referral)),
  ];
}

function transientPlanDrafts({ records }: World, ticket: Ticket, departmentId: string): Draft[] {
  const present = presentPlan(records, ticket);
  const plan = present && !present.isTransient ? undefined : planAfter(records, ticket, { departmentId });
  return plan ? replanDrafts(records, ticket, plan, departmentId) : [];
}

/** Whether an agent still sees a ticket that was transferred without their department keeping access. */
export function seesAfterTransfer(
  records: DeskRecords,
  access: AgentAccess,
  ticket: Ticket,
  departmentId: string,
): boolean {
  const { assignment, status, department, referrals } = ticket;
  const ended = referralsTo(records, referrals, { kind: 'department', id: department.departmentId });
  const to = referrals.to.filter((referral) => !ended.includes(referral));
  const moved = { ...ticket, department: { departmentId }, referrals: { to } };
  // Transferring reopens a closed ticket, which does not return to an agent of another department.
  const isLeft =
    status.state === 'closed' && assignment.agentId === access.agentId && !access.departments.has(departmentId);
  return canSee(access, isLeft ? { ...moved, assignment: { ...assignment, agentId: null } } : moved);
}
