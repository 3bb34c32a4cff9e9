import { describe, expect, test } from 'vitest';
import { printedItems } from '../../../../../renderer/features/ticket/printed-items.ts';
import type { ShownEntry, ShownItem } from '../../../../../shared/bridge/contract/tickets.ts';
import type { ShownChange } from '../../../../../shared/views/changes-shown.ts';
import { partLabel } from '../../../../../shared/views/shown-part.ts';

const shownPart = (part: string) => ({ part, label: partLabel(part) });

const author = { agentId: 'jane', name: 'Jane Doe', colour: 'violet' };

function entry(id: string, more: Partial<ShownEntry> = {}): ShownEntry {
  const place = { bodyUrl: '', body: [], links: [], attachments: [] };
  return {
    ...place,
    kind: 'entry',
    id,
    entryKind: 'reply',
    author,
    timeMs: 0,
    source: '',
    isConfirmation: false,
    mentions: [],
    isRetracted: false,
    ...more,
  };
}

function change(id: string, ...changes: readonly ShownChange[]): ShownItem {
  return { kind: 'change', id, author, timeMs: 0, changes };
}

const status: ShownChange = { what: 'status', from: 'Open', to: 'Resolved' };
const ofTheDesk: readonly ShownChange[] = [
  {
    what: 'field',
    field: 'summary',
    label: { text: 'field.summary' },
    from: { own: 'Low' },
    to: { own: 'High' },
    reason: 'they shouted',
  },
  { what: 'assignment', how: 'agent', agentName: 'John Doe', teamName: '', agentWas: '', teamWas: '' },
  { what: 'department', from: 'Support', to: 'Billing' },
  { what: 'plan', from: 'SEV-B', to: 'SEV-A', reason: '' },
  { what: 'due', from: null, to: 1, reason: '' },
  { what: 'requester', from: 'Ken', to: 'Karen', reason: '' },
  { what: 'referral', name: 'Support' },
  { what: 'assignee', from: 'Jane Doe', to: 'John Doe' },
  { what: 'undone', actions: [{ what: 'department', from: 'Support', to: 'Billing' }], restored: [], stays: [] },
];

describe('the print for a requester', () => {
  const ids = (items: readonly ShownItem[]) => printedItems(items, false).map(({ id }) => id);

  test('contains messages and replies, in order', () => {
    expect(ids([entry('a', { entryKind: 'message' }), entry('b'), entry('c', { entryKind: 'message' })])).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('contains no notes, and no undone replies', () => {
    expect(ids([entry('a', { entryKind: 'note' }), entry('b', { isRetracted: true }), entry('c')])).toEqual(['c']);
  });

  test('of all changes only those of the status are', () => {
    expect(ids(ofTheDesk.map((one, index) => change(String(index), one)))).toEqual([]);
    const turns: readonly ShownChange[] = [
      status,
      { what: 'resolved', to: 'Resolved', isUsual: true },
      { what: 'closed', to: 'Closed', isUsual: true },
      { what: 'reopened', to: 'Open', isUsual: true },
    ];
    expect(printedItems([change('a', ...ofTheDesk, ...turns)], false)).toEqual([change('a', ...turns)]);
  });

  test('an undo is what it took back of the status, and nothing of the desk’s own affairs', () => {
    const closed: ShownChange = { what: 'resolved', to: 'Resolved', isUsual: true };
    const undone: ShownChange = {
      what: 'undone',
      actions: [...ofTheDesk, closed],
      restored: [shownPart('status')],
      stays: [shownPart('assignment')],
    };
    expect(printedItems([change('a', undone)], false)).toEqual([
      change('a', { what: 'undone', actions: [closed], restored: [], stays: [] }),
    ]);
    expect(ids([change('b', { ...undone, stays: [shownPart('status')] })])).toEqual([]);
  });
});

test('on paper with notes is everything', () => {
  const all = [
    entry('a', { entryKind: 'note' }),
    entry('b', { isRetracted: true }),
    change('c', ...ofTheDesk, status),
    entry('d'),
  ];
  expect(printedItems(all, true)).toEqual(all);
});
