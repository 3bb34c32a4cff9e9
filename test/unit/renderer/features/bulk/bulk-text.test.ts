import { describe, expect, test } from 'vitest';
import { bulkText } from '../../../../../renderer/features/bulk/bulk-text.ts';
import { text } from '../../i18n/english.ts';

const choices = {
  agents: [{ id: 'john', name: 'John Doe', departmentId: 'department-support', colour: 'red', absence: null }],
  teams: [{ id: 'level2', name: 'Level II Support' }],
  statuses: [{ id: 'status-held', name: 'On hold', kind: 'open', state: 'open' }],
} as const;

describe('a bulk assignment is named after what becomes of the agent and the team', () => {
  test.each([
    ['Assign to John Doe', { agentId: 'john' }],
    ['Assign to Level II Support', { teamId: 'level2' }],
    ['Assign to John Doe, Level II Support', { agentId: 'john', teamId: 'level2' }],
    ['Assign to Level II Support and no agent', { agentId: null, teamId: 'level2' }],
    ['Assign to John Doe and no team', { agentId: 'john', teamId: null }],
    ['Assign to no agent', { agentId: null }],
    ['Assign to no team', { teamId: null }],
    ['Assign to nobody', { agentId: null, teamId: null }],
  ])('%s', (said, input) => {
    expect(bulkText(text, choices, { operation: 'assignment.assign', input })).toBe(said);
  });

  test('without names if one of them is archived by now, or not known yet', () => {
    const to = (input: object) => bulkText(text, choices, { operation: 'assignment.assign', input: { ...input } });
    expect([to({ agentId: 'gone' }), to({ agentId: 'gone', teamId: 'level2' })]).toEqual(['Assign', 'Assign']);
    expect(bulkText(text, {}, { operation: 'assignment.assign', input: { agentId: 'john' } })).toBe('Assign');
  });
});

test('another bulk action is named without what it sets if that is archived by now', () => {
  const set = (statusId: string) => bulkText(text, choices, { operation: 'status.set', input: { statusId } });
  expect([set('status-held'), set('status-gone')]).toEqual(['Set status to On hold', 'Set status']);
  const others = [
    { operation: 'department.transfer', input: { departmentId: 'gone' } },
    { operation: 'field.set', input: { field: 'priority', value: 'gone' } },
  ] as const;
  expect(others.map((action) => bulkText(text, choices, action))).toEqual(['Transfer', 'Set priority']);
});
