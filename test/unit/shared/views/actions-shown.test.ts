import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { StampedEvent } from '../../../../shared/domain/event.ts';
import { shownActions } from '../../../../shared/views/actions-shown.ts';
import type { ShownChange } from '../../../../shared/views/changes-shown.ts';
import { partLabel } from '../../../../shared/views/shown-part.ts';
import { anyData } from '../../../support/arbitrary-events.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';
import { threadOf } from '../../../support/whole-thread.ts';

const shownPart = (part: string) => ({ part, label: partLabel(part) });

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ agentId: 'john', planId: 'plan-quick' });
});

/** The last action in the ticket’s history. */
async function lastActions(): Promise<readonly ShownChange[]> {
  const last = (await threadOf(desk.engine, ticketId)).findLast(({ kind }) => kind === 'change');
  return last?.kind === 'change' ? last.changes : [];
}

const resolved = { what: 'resolved', to: 'Resolved', isUsual: true } as const;
const claimed = {
  what: 'assignment',
  how: 'claimed',
  agentName: 'Jane Doe',
  teamName: '',
  agentWas: '',
  teamWas: '',
} as const;
const reopened = { what: 'reopened', to: 'Open', isUsual: true } as const;

function setStatus(agentId: string, statusId: string) {
  return desk.does(agentId, 'status.set', { ticketId, statusId });
}

describe('closing and reopening in the history', () => {
  test('V20: agents of the same name are told apart: only one’s own assignment is a claim', async () => {
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'john', fields: { name: 'Jane Doe' } });
    await setStatus('jane', 'status-resolved');
    expect(await lastActions()).toEqual([
      resolved,
      { what: 'assignee', from: 'Jane Doe', to: 'Jane Doe' },
      { what: 'referral', name: 'Jane Doe' },
    ]);
    const other = await desk.opened({ agentId: 'jane' });
    await desk.does('jane', 'assignment.assign', { ticketId: other, agentId: 'john', teamId: 'team-field' });
    const last = (await threadOf(desk.engine, other)).findLast(({ kind }) => kind === 'change');
    expect(last).toMatchObject({ changes: [{ what: 'assignment', how: 'both', agentName: 'Jane Doe' }] });
  });

  test('V15: closing another agent’s ticket names the previous assignee, the new one, and who keeps access', async () => {
    await setStatus('jane', 'status-resolved');
    expect(await lastActions()).toEqual([
      resolved,
      { what: 'assignee', from: 'John Doe', to: 'Jane Doe' },
      { what: 'referral', name: 'John Doe' },
    ]);
  });

  test('V11: closing one’s own ticket is one sentence', async () => {
    await setStatus('john', 'status-resolved');
    expect(await lastActions()).toEqual([resolved]);
  });

  test.each(['resolved', 'closed'])(
    'V18: whoever sets a ticket that nobody has to %s claims it, which is told, and named by its undo',
    async (kind) => {
      await desk.does('john', 'assignment.release', { ticketId });
      const { commit } = await setStatus('jane', `status-${kind}`);
      expect(await lastActions()).toMatchObject([claimed, { what: kind }]);
      await desk.does('jane', 'commit.undo', { commit });
      expect(await lastActions()).toMatchObject([{ what: 'undone', actions: [claimed, { what: kind }] }]);
    },
  );

  test('V18: a reply that resolves a ticket which nobody has says that its author claimed it, and so does its undo', async () => {
    await desk.does('john', 'assignment.release', { ticketId });
    const reply = { ...words(desk.ticket(ticketId), ticketId), thenStatus: 'status-resolved' };
    const { commit } = await desk.does('jane', 'conversation.post', reply);
    expect(await lastActions()).toEqual([claimed, resolved]);
    await desk.does('jane', 'commit.undo', { commit });
    const said = { what: 'said', entryKind: 'reply' };
    expect(await lastActions()).toMatchObject([{ what: 'undone', actions: [said, claimed, resolved] }]);
  });

  test('V18: closing what only a team has claims it within the team', async () => {
    await desk.does('john', 'assignment.assign', { ticketId, agentId: null, teamId: 'team-field' });
    await setStatus('jane', 'status-closed');
    expect(await lastActions()).toMatchObject([{ what: 'assignment', agentName: 'Jane Doe' }, { what: 'closed' }]);
  });

  test('V15: reopening is one action, although the plan starts anew and a passed due time goes', async () => {
    await desk.does('john', 'due.set', { ticketId, dueMs: desk.clock.nowMs + 1000 });
    await setStatus('john', 'status-resolved');
    desk.clock.nowMs += 60_000;
    await setStatus('john', 'status-open');
    expect(await lastActions()).toEqual([reopened]);
  });

  test('V15: an agent who closed it and left the desk is no longer its assignee, which is shown', async () => {
    await setStatus('john', 'status-resolved');
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'john' });
    await setStatus('jane', 'status-open');
    expect(await lastActions()).toEqual([reopened, { what: 'assignee', from: 'John Doe', to: null }]);
  });

  test('V15: assigning and transferring a closed ticket are told first, then that it was reopened by that', async () => {
    await setStatus('john', 'status-resolved');
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'jane', teamId: null });
    expect((await lastActions()).map(({ what }) => what)).toEqual(['assignment', 'reopened']);
    await setStatus('jane', 'status-resolved');
    await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: true });
    expect((await lastActions()).map(({ what }) => what)).toEqual(['department', 'referral', 'reopened', 'assignee']);
  });
});

describe('an undo in the history', () => {
  test('V16: names what it took back', async () => {
    const { commit } = await setStatus('jane', 'status-resolved');
    await desk.does('jane', 'commit.undo', { commit });
    expect(await lastActions()).toEqual([
      {
        what: 'undone',
        actions: [
          resolved,
          { what: 'assignee', from: 'John Doe', to: 'Jane Doe' },
          { what: 'referral', name: 'John Doe' },
        ],
        restored: ['access', 'assignment', 'status'].map(shownPart),
        stays: [],
      },
    ]);
  });

  test('V16: names the words that it took back', async () => {
    const { commit } = await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    await desk.does('john', 'commit.undo', { commit });
    expect(await lastActions()).toEqual([
      { what: 'undone', actions: [{ what: 'said', entryKind: 'reply' }], restored: [shownPart('entry')], stays: [] },
    ]);
  });

  test('V16: says what was changed back and what was left as is', async () => {
    const { commit } = await setStatus('jane', 'status-resolved');
    await desk.does('lena', 'status.set', { ticketId, statusId: 'status-closed' });
    await desk.does('jane', 'commit.undo', { commit });
    expect(await lastActions()).toMatchObject([
      { what: 'undone', restored: ['access', 'assignment'].map(shownPart), stays: [shownPart('status')] },
    ]);
  });

  test('V16: of an undo reads as doing it again, and of that as undoing it', async () => {
    let { commit } = await desk.does('john', 'field.set', { ticketId, field: 'priority', value: 'priority-high' });
    const told: string[] = [];
    for (let turn = 0; turn < 3; turn++) {
      ({ commit } = await desk.does('john', 'commit.undo', { commit }));
      const [action] = await lastActions();
      told.push(
        `${action?.what} ${action && 'actions' in action ? action.actions.map(({ what }) => what).join(' ') : ''}`,
      );
    }
    expect(told).toEqual(['undone field', 'redone field', 'undone field']);
  });

  test(`V21: whatever the events of a commit hold, the view is plain data (SEED=${seed})`, () => {
    const types = ['commit.undone', 'status.changed', 'assignment.changed', 'field.changed', 'due.set'];
    const events = fc.array(fc.record({ type: fc.constantFrom(...types), data: anyData }), { maxLength: 5 });
    const property = fc.property(events, (contents) => {
      const commit = contents.map(
        (content, index): StampedEvent => ({
          ...content,
          target: { kind: 'ticket', id: 't1' },
          index,
          commit: { device: 'a', seq: 1, sum: 's' },
          stamp: '',
          timeMs: 0,
          actor: 'agent:john',
        }),
      );
      const actions = shownActions(commit, desk.engine.records);
      expect(structuredClone(actions)).toEqual(actions);
    });
    fc.assert(property, runs(100));
  });
});
