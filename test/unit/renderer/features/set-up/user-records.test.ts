import { expect, test } from 'vitest';
import { recordHref, ticketsHref, userRecords } from '../../../../../renderer/features/set-up/user-records.ts';

test('W79: a record that uses another one in several fields is listed once, with these fields', () => {
  const team = { kind: 'team', id: 'team-1', name: 'First' } as const;
  const topic = { kind: 'topic', id: 'topic-1', name: 'Printers', field: 'assignee' } as const;
  const records = [{ ...team, field: 'memberIds' }, topic, { ...team, field: 'leadId' }];
  expect(userRecords({ records })).toEqual([
    { ...team, fields: ['memberIds', 'leadId'] },
    { kind: 'topic', id: 'topic-1', name: 'Printers', fields: ['assignee'] },
  ]);
});

test('W79: the tickets with a record are searched for by its name', () => {
  const searched = (...of: Parameters<typeof ticketsHref>) =>
    decodeURIComponent(ticketsHref(...of)?.replace('#/search/', '') ?? '');
  expect(searched('agent', 'Jane Doe', 'open')).toBe('assignee:"Jane Doe" is:open');
  expect(searched('department', 'Sales "A/B"', 'closed')).toBe('dept:"Sales A/B" is:closed');
  expect(searched('field', 'Floor', 'open')).toBe('-"Floor":none is:open');
  expect(ticketsHref('role', 'Limited', 'open')).toBeUndefined();
});

test('W79: a record leads to its form, and a queue to its tickets', () => {
  expect(recordHref('topic', 'a/b')).toBe('#/set-up/topic/a%2Fb');
  expect(recordHref('queue', 'mine')).toBe('#/mine');
});
