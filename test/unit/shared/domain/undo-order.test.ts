import { describe, expect, test } from 'vitest';
import { decodeCommit, encodeCommit } from '../../../../main/journal/line.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

const nobody = { agentId: null, teamId: null };
const lena = { agentId: 'lena', teamId: null };
const max = { agentId: 'max', teamId: null };
const sales = { kind: 'department', id: 'department-sales' };

type Event = readonly [type: string, data: object];

/** Events of one commit of which the later one builds upon the earlier one, as those of a macro will. */
const commits: readonly (readonly [what: string, events: readonly Event[]])[] = [
  [
    'a field that was set twice',
    [
      ['field.changed', { field: 'summary', from: 'Adobe Reader not working', to: 'Reader' }],
      ['field.changed', { field: 'summary', from: 'Reader', to: 'Adobe Reader 2026' }],
    ],
  ],
  [
    'a ticket that passed through two hands',
    [
      ['assignment.changed', { from: nobody, to: lena }],
      ['assignment.changed', { from: lena, to: max }],
    ],
  ],
  [
    'a referral that came and went',
    [
      ['referral.added', sales],
      ['referral.removed', sales],
    ],
  ],
  [
    'two departments, one after the other',
    [
      ['department.changed', { from: 'department-support', to: 'department-sales' }],
      ['department.changed', { from: 'department-sales', to: 'department-maintenance' }],
    ],
  ],
];

/** The desk after Lena wrote a commit that no operation makes today, and its name. */
async function withCommit(desk: MemoryDesk, id: string, events: readonly Event[]) {
  await desk.close();
  const [path, bytes] = [...desk.disk.files()].find(([each]) => each.endsWith('.jsonl')) ?? expect.fail('No journal');
  const lines = String(bytes).trimEnd().split('\n');
  const last = decodeCommit(Buffer.from(lines.at(-1) ?? '')) ?? expect.fail('No last commit');
  const { device, seq } = last.head;
  const drafts = events.map(([type, data]) => ({ type, data, target: { kind: 'ticket', id } }));
  const line = encodeCommit(
    {
      device,
      seq: seq + 1,
      stamp: `${desk.clock.nowMs.toString(16).padStart(12, '0')}-00ff`,
      timeMs: desk.clock.nowMs,
      saw: {},
      actor: 'agent:lena',
      op: 'ticket.change',
      key: 'key-of-many-events',
      drafts,
      prev: last.sum,
    },
    () => 'salt',
  );
  desk.disk.put(path, Buffer.concat([bytes, line.bytes]));
  return { changed: await desk.reopened(), commit: `${device}:${seq + 1}` };
}

function values({ fields, assignment, department, referrals }: Ticket) {
  return { fields, assignment, department, referrals };
}

describe('undo of events that build upon each other', () => {
  test.each(commits)('U1: takes them back last to first: %s', async (_what, events) => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened({ departmentId: 'department-support' });
    const before = values(desk.ticket(ticketId));
    const { changed, commit } = await withCommit(desk, ticketId, events);
    const { stays } = await changed.does('lena', 'commit.undo', { commit });
    expect({ stays, ...values(changed.ticket(ticketId)) }).toEqual({ stays: [], ...before });
    const undone = await changed.lastCommit(ticketId);
    expect(undone.map(({ type }) => type)).toEqual([...events.map(([type]) => type), 'commit.undone']);
  });
});
