import { describe, expect, test } from 'vitest';
import { changesText } from '../../../../../renderer/features/ticket/change-text.ts';
import type { Times } from '../../../../../renderer/i18n/times.ts';
import type { AssignedHow, ShownChange } from '../../../../../shared/views/changes-shown.ts';
import { partLabel } from '../../../../../shared/views/shown-part.ts';
import type { ShownValue } from '../../../../../shared/views/shown-value.ts';
import { text } from '../../i18n/english.ts';

const shownPart = (part: string) => ({ part, label: partLabel(part) });

const times: Times = {
  moment: () => '10:00 AM',
  short: () => '10:00 AM',
  pieceIn: () => '',
  full: () => '',
  day: () => '',
  date: (day) => `the day ${day}`,
  duration: () => '',
};

function told(...changes: readonly ShownChange[]): string {
  return changesText({ text, times, nowMs: 0 }, changes);
}

const resolved: ShownChange = { what: 'resolved', to: 'Resolved', isUsual: true };
const priority = fieldChange({ own: 'Low' }, { own: 'High' });

function fieldChange(from: ShownValue, to: ShownValue, reason = ''): ShownChange {
  return { what: 'field', field: 'priority', label: { text: 'field.priority' }, from, to, reason };
}

function assignment(how: AssignedHow, agentWas: string, agentName: string, teamWas = '', teamName = ''): ShownChange {
  return { what: 'assignment', how, agentName, teamName, agentWas, teamWas };
}

describe('a line of the history', () => {
  test('says that a ticket was resolved, whose it was and who still has access', () => {
    expect(
      told(resolved, { what: 'assignee', from: 'John Doe', to: 'Jane Doe' }, { what: 'referral', name: 'John Doe' }),
    ).toBe('resolved the ticket. Assignee: John Doe → Jane Doe. John Doe still has access.');
  });

  test('calls resolving, closing and reopening by the status only where it is not the usual one', () => {
    expect([
      told({ what: 'resolved', to: 'Done', isUsual: true }),
      told({ what: 'resolved', to: 'By the vendor', isUsual: false }),
      told({ what: 'closed', to: 'Closed', isUsual: true }),
      told({ what: 'closed', to: 'Spam', isUsual: false }),
      told({ what: 'reopened', to: 'Open', isUsual: true }),
      told({ what: 'reopened', to: 'Waiting', isUsual: false }),
    ]).toEqual([
      'resolved the ticket',
      'resolved the ticket as By the vendor',
      'closed the ticket',
      'closed the ticket as Spam',
      'reopened the ticket',
      'reopened the ticket as Waiting',
    ]);
  });

  test('says of an assignment what changed', () => {
    expect([
      told(assignment('claimed', '', 'Jane Doe')),
      told(assignment('agent', '', 'John Doe')),
      told(assignment('released', 'John Doe', '')),
      told(assignment('team', 'John Doe', 'John Doe', '', 'Field')),
      told(assignment('not-team', 'John Doe', 'John Doe', 'Field', '')),
      told(assignment('not-agent', 'John Doe', '', 'Field', 'Field')),
      told(assignment('both', '', 'John Doe', '', 'Field')),
    ]).toEqual([
      'claimed the ticket',
      'assigned this to John Doe',
      'released the ticket',
      'assigned this to Field',
      'unassigned Field',
      'unassigned John Doe',
      'assigned this to John Doe and Field',
    ]);
  });

  test('says of an assignment to someone who is unknown here that they are', () => {
    expect([
      told(assignment('agent', '', '')),
      told(assignment('team', '', '')),
      told(resolved, { what: 'assignee', from: '', to: null }),
    ]).toEqual([
      'assigned this to an agent who isn’t on this computer yet',
      'assigned this to a team that isn’t on this computer yet',
      'resolved the ticket. Assignee: an agent who isn’t on this computer yet → Nobody.',
    ]);
  });

  test('says of a field what it was and what it is now, as the window writes such values', () => {
    expect([
      told(fieldChange({ own: 'Low' }, { own: 'High' }, 'They shouted')),
      told(fieldChange(null, { date: '2026-11-20' })),
      told(fieldChange({ number: 12_000.5 }, null)),
      told(fieldChange({ text: 'choice.no' }, { text: 'choice.yes' })),
      told(fieldChange({ instantMs: 0 }, { own: `a\n${'b'.repeat(200)}` })),
    ]).toEqual([
      'changed Priority from Low to High: “They shouted”',
      'set Priority to the day 2026-11-20',
      'cleared Priority (was 12,000.5)',
      'changed Priority from No to Yes',
      `changed Priority from 10:00 AM to a ${'b'.repeat(97)}…`,
    ]);
  });

  test('says what was undone, redone, changed back and left as is', () => {
    const undone = (what: 'undone' | 'redone', stays: readonly string[], ...actions: readonly ShownChange[]) =>
      told({ what, actions, restored: ['access', 'plan'].map(shownPart), stays: stays.map(shownPart) });
    expect([
      undone('undone', [], resolved, { what: 'referral', name: 'John Doe' }),
      undone('undone', [], { what: 'said', entryKind: 'reply' }, assignment('claimed', '', 'Jane Doe')),
      undone('redone', [], priority),
      undone('undone', ['status', 'priority'], resolved),
      undone('undone', []),
    ]).toEqual([
      'undid this change: resolved the ticket',
      'undid this change: replied, claimed the ticket',
      'redid this change: changed Priority from Low to High',
      'undid part of this change: resolved the ticket. Changed back: Access, SLA plan. Left as is: Status, Priority.',
      'undid this change',
    ]);
  });

  test('T130: says which of the date and the reason for waiting was set or removed', () => {
    const day = 86_400_000;
    const planned = (before: number | null, was: string, untilMs: number | null, reason: string) =>
      told({ what: 'waiting', from: { untilMs: before, reason: was }, to: { untilMs, reason } });
    expect([
      planned(null, '', day, ''),
      planned(null, '', day, 'Ill'),
      planned(null, '', null, 'Ill'),
      planned(day, 'Ill', day, 'Away'),
      planned(day, 'Ill', day, ''),
      planned(day, 'Ill', 2 * day, 'Ill'),
      planned(day, 'Ill', null, 'Ill'),
      planned(day, '', null, ''),
      planned(day, 'Ill', null, 'Away'),
      planned(day, 'Ill', null, ''),
      planned(null, 'Ill', null, ''),
    ]).toEqual([
      'set the ticket to wait until 10:00 AM',
      'set the ticket to wait until 10:00 AM: “Ill”',
      'gave a reason for waiting: “Ill”',
      'gave a reason for waiting: “Away”',
      'removed the reason for waiting',
      'set the ticket to wait until 10:00 AM: “Ill”',
      'removed the date to ask again',
      'removed the date to ask again',
      'removed the date to ask again and gave a reason for waiting: “Away”',
      'removed the date and the reason for waiting',
      'removed the reason for waiting',
    ]);
  });

  test('says that a plan was counted again', () => {
    const replanned = (...moved: Extract<ShownChange, { what: 'replanned' }>['moved']) =>
      told({ what: 'replanned', plan: 'SEV-A', moved, reason: '' });
    const resolution = { target: 'resolution', fromMs: 1, toMs: 2 } as const;
    expect([replanned(resolution), replanned({ target: 'response', fromMs: null, toMs: 2 }, resolution)]).toEqual([
      'recalculated the due date for SEV-A: 10:00 AM → 10:00 AM',
      'recalculated the due date for SEV-A: first response None → 10:00 AM, resolution 10:00 AM → 10:00 AM',
    ]);
  });

  test('V20: says from which plan, due date, or requester it was changed, and why', () => {
    const due = (from: number | null, to: number | null) => told({ what: 'due', from, to, reason: '' });
    expect([
      told({ what: 'plan', from: 'SEV-B', to: 'SEV-A', reason: 'Payday' }),
      told({ what: 'plan', from: '', to: 'SEV-A', reason: '' }),
      due(null, 5),
      due(1, 5),
      due(1, null),
      due(null, null),
      told({ what: 'requester', from: 'Ken', to: 'Ada', reason: 'She reported it' }),
    ]).toEqual([
      'changed the SLA plan from SEV-B to SEV-A: “Payday”',
      'set the SLA plan to SEV-A',
      'set the due date to 10:00 AM',
      'changed the due date from 10:00 AM to 10:00 AM',
      'reset the due date from 10:00 AM to the SLA plan',
      'reset the due date to the SLA plan',
      'changed the requester from Ken to Ada: “She reported it”',
    ]);
  });

  test('V20: says for each target when it is due once the clock runs again', () => {
    expect([
      told({ what: 'resumed', dueMs: 5, responseDueMs: null }),
      told({ what: 'resumed', dueMs: 5, responseDueMs: 3 }),
    ]).toEqual([
      'resumed the SLA clock: due 10:00 AM',
      'resumed the SLA clock: first response due 10:00 AM, resolution due 10:00 AM',
    ]);
  });
});
