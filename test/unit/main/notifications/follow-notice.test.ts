import { describe, expect, test } from 'vitest';
import { followNotice } from '../../../../main/notifications/follow-notice.ts';
import type { Present } from '../../../../main/session/sessions.ts';
import type { Notice } from '../../../../shared/views/notices.ts';
import { originalQueue, originalQueues } from '../../../../shared/views/queues.ts';

const desk = { name: '', folder: '', isSample: false, reports: [], damaged: [], locksAfterMinutes: 5 };
const ticket: Notice = {
  agentId: 'john',
  kind: 'ticket',
  about: 'overdue',
  ticketId: 't1',
  number: 'B1042',
  summary: 'Adobe Reader',
  requesterName: 'Ken',
  actorName: '',
  whomName: '',
  isTeams: false,
  target: null,
  minutesLeft: 0,
};
const several: Notice = { agentId: 'john', kind: 'several', about: 'overdue', ticketIds: ['t1', 't2'] };
const locked: Notice = { agentId: 'john', kind: 'locked' };

/** What a click does, in order, while these agents are here. */
function clicked(notice: Notice, present: readonly Present[], queues = originalQueues): unknown[] {
  const done: unknown[] = [];
  const bridge = {
    present: () => present,
    shown: () => ({
      status: { phase: 'locked' as const, desk, tiles: [], recovery: 'none' as const },
      met: [],
      queues,
    }),
    command: (windowId: string, command: unknown) => void done.push([windowId, command]),
  };
  followNotice(notice, bridge, (windowId) => done.push(windowId ?? 'some window'));
  return done;
}

describe('a click on a notice', () => {
  const here = [
    { agentId: 'jane', windowIds: ['a'] },
    { agentId: 'john', windowIds: ['b', 'c'] },
  ];

  test('N12: shows the window of its agent and leads to the ticket there', () => {
    expect(clicked(ticket, here)).toEqual(['b', ['b', { do: 'show-ticket', number: 'B1042' }]]);
  });

  test('N12: leads to the inbox where it is about several', () => {
    expect(clicked(several, here)).toEqual(['b', ['b', { do: 'view.inbox' }]]);
  });

  test.each(['arrived', 'department-overdue'] as const)(
    'N18: leads to the first queue where several are %s in the department that they manage',
    (about) => {
      const queues = [originalQueue('closed'), originalQueue('mine')];
      expect(clicked({ ...several, about }, here, queues)[1]).toEqual(['b', { do: 'show-queue', queue: 'closed' }]);
    },
  );

  test.each([
    ['the desk is locked meanwhile', [{ agentId: 'john', windowIds: [] }]],
    ['somebody else is signed in', [{ agentId: 'jane', windowIds: ['a'] }]],
    ['nobody was here', []],
  ])('N12: only shows a window when %s', (_, present) => {
    expect(clicked(ticket, present)).toEqual(['some window']);
  });

  test('N12: that says nothing leads nowhere', () => {
    expect(clicked(locked, here)).toEqual(['b']);
  });
});
