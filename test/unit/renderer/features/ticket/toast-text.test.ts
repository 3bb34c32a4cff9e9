import { describe, expect, test } from 'vitest';
import { assignedText, statusText } from '../../../../../renderer/features/ticket/toast-text.ts';
import { text } from '../../i18n/english.ts';

const known = {
  agents: [{ id: 'john', name: 'John Doe' }],
  teams: [{ id: 'level2', name: 'Level II Support' }],
} as const;

describe('a toast about an assignment names the ticket and', () => {
  const unassigned = { number: '1041', agentId: null, teamId: null, names: { agent: '', team: '', department: '' } };
  const left = {
    ...unassigned,
    agentId: 'former',
    teamId: 'closed',
    names: { agent: 'Fay Former', team: 'Night shift', department: '' },
  };

  for (const [agentId, teamId, said] of [
    ['john', null, '#1041 assigned to John Doe.'],
    [null, 'level2', '#1041 assigned to Level II Support.'],
    ['john', 'level2', '#1041 assigned to John Doe and Level II Support.'],
    [null, null, '#1041 released.'],
    ['newcomer', null, '#1041 assigned.'],
  ] as const) {
    test(`agent ${agentId}, team ${teamId}`, () => {
      expect(assignedText(text, unassigned, known, { agentId, teamId })).toBe(said);
    });
  }

  for (const [agentId, teamId, said] of [
    ['former', null, '#1041 assigned to Fay Former.'],
    ['former', 'level2', '#1041 assigned to Fay Former and Level II Support.'],
    [null, 'closed', '#1041 assigned to Night shift.'],
    ['john', 'closed', '#1041 assigned to John Doe and Night shift.'],
    [null, null, '#1041 released.'],
  ] as const) {
    test(`agent ${agentId}, team ${teamId}, if an archived agent and team had it`, () => {
      expect(assignedText(text, left, known, { agentId, teamId })).toBe(said);
    });
  }
});

const usual = { open: 'status-1', waiting: null, resolved: 'status-2', closed: 'status-3' } as const;

describe('a toast about a status says what happened to the ticket:', () => {
  for (const [id, name, isReopening, said] of [
    ['status-2', 'Done', false, '#1041 resolved.'],
    ['status-3', 'Shut', false, '#1041 closed.'],
    ['status-1', 'New', true, '#1041 reopened.'],
    ['status-7', 'On hold', false, '#1041: Status set to On hold.'],
  ] as const) {
    test(said, () => {
      expect(statusText(text, '1041', { id, name }, usual, isReopening)).toBe(said);
    });
  }
});
