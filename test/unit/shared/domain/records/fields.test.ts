import { beforeEach, describe, expect, test } from 'vitest';
import { absenceStage, isAbsent } from '../../../../../shared/domain/records/absence.ts';
import { inUse } from '../../../../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../../../../shared/domain/records/registry.ts';
import { deskTimeZone } from '../../../../../shared/domain/records/time-zone.ts';
import { dayOf } from '../../../../../shared/domain/sla/calendar.ts';
import { deskChoices } from '../../../../../shared/views/choices.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { sentenceOf } from '../../../../support/sentence.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

type Fields = Readonly<Record<string, unknown>>;

const put = (kind: RecordKind, id: string, fields: Fields) => desk.does('jane', 'record.put', { kind, id, fields });
const refusal = (kind: RecordKind, id: string, fields: Fields) =>
  desk.refusal('jane', 'record.put', { kind, id, fields });

describe('who is named for a department, a team, and a help topic', () => {
  test('R43: is known here, and a lead is a member of the team', async () => {
    expect(await refusal('department', 'department-sales', { managerId: 'nobody' })).toBe('agent.unknown');
    expect(await refusal('topic', 'topic-general', { assignee: { agentId: 'nobody' } })).toBe('agent.unknown');
    expect(await refusal('topic', 'topic-general', { assignee: { teamId: 'team-none' } })).toBe('team.unknown');
    expect(await refusal('team', 'team-field', { leadId: 'jane' })).toBe('team.lead-not-member');
    await put('team', 'team-field', { leadId: 'max' });
    expect(await refusal('team', 'team-field', { memberIds: ['sam'] })).toBe('team.lead-not-member');
    await put('team', 'team-field', { memberIds: ['sam'], leadId: null });
  });

  test('R43: an agent can leave although they are named, and a team only with a replacement', async () => {
    await put('department', 'department-sales', { managerId: 'max' });
    await put('team', 'team-field', { leadId: 'max' });
    await put('topic', 'topic-general', { assignee: { agentId: 'max' } });
    await put('topic', 'topic-feedback', { assignee: { teamId: 'team-field' } });
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    expect(desk.engine.records.get('department', 'department-sales')?.managerId).toBe('max');
    await put('team', 'team-field', { name: 'Outside' });
    expect(await desk.refusal('jane', 'record.retire', { kind: 'team', id: 'team-field' })).toBe(
      'record.used-by-topic',
    );
    await put('team', 'team-inside', { name: 'Inside', memberIds: [] });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-field', replacedBy: 'team-inside' });
  });
});

describe('the assignee of a help topic', () => {
  const assigned = async (more: Parameters<MemoryDesk['opened']>[0] = {}) =>
    desk.ticket(await desk.opened(more)).assignment;

  test('R47: gets the new tickets that the form assigns to nobody', async () => {
    await put('topic', 'topic-general', { assignee: { agentId: 'max' } });
    expect(await assigned()).toEqual({ agentId: 'max', teamId: null });
    expect(await assigned({ agentId: 'jane' })).toEqual({ agentId: 'jane', teamId: null });
    expect(await assigned({ teamId: 'team-field' })).toEqual({ agentId: null, teamId: 'team-field' });
    expect(await assigned({ topicId: 'topic-feedback' })).toEqual({ agentId: null, teamId: null });
    await put('topic', 'topic-general', { assignee: { teamId: 'team-field' } });
    expect(await assigned()).toEqual({ agentId: null, teamId: 'team-field' });
  });

  test('R47: needs no permission of the author to assign', async () => {
    await put('role', 'role-expanded', { permissions: ['ticket.create'] });
    await put('topic', 'topic-general', { assignee: { agentId: 'max' } });
    expect(await assigned()).toEqual({ agentId: 'max', teamId: null });
  });

  test('R47: is passed over after leaving the desk and while absent; an archived team is replaced', async () => {
    await put('topic', 'topic-general', { assignee: { agentId: 'max' } });
    await put('agent', 'max', { absence: { from: '2026-11-16', until: '2026-11-16', remark: '' } });
    expect(await assigned()).toEqual({ agentId: null, teamId: null });
    desk.clock.nowMs += 86_400_000;
    expect(await assigned()).toEqual({ agentId: 'max', teamId: null });
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    expect(await assigned()).toEqual({ agentId: null, teamId: null });
    await put('topic', 'topic-general', { assignee: { teamId: 'team-field' } });
    await put('team', 'team-inside', { name: 'Inside', memberIds: [] });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-field', replacedBy: 'team-inside' });
    expect(await assigned()).toEqual({ agentId: null, teamId: 'team-inside' });
  });
});

describe('an absence', () => {
  test('R45: lasts whole days of the desk, its last day included', () => {
    const away = { absence: { from: '2026-11-16', until: '2026-11-17', remark: '' } };
    const at = (iso: string) => isAbsent(away, 'America/New_York', Date.parse(iso));
    expect(at('2026-11-15T23:59:59.999-05:00')).toBe(false);
    expect(at('2026-11-16T00:00-05:00')).toBe(true);
    expect(at('2026-11-17T23:59:59.999-05:00')).toBe(true);
    expect(at('2026-11-18T00:00-05:00')).toBe(false);
    expect(isAbsent({ absence: null }, 'America/New_York', 0)).toBe(false);
  });

  test('R74: is announced from seven days before its first day to its last', () => {
    const away = { from: '2026-12-03', until: '2026-12-04', remark: '' };
    const on = (year: number, month: number, day: number) => absenceStage(away, dayOf(year, month, day));
    expect([on(2026, 11, 25), on(2026, 11, 26), on(2026, 12, 2)]).toEqual([undefined, 'soon', 'soon']);
    expect([on(2026, 12, 3), on(2026, 12, 4), on(2026, 12, 5)]).toEqual(['now', 'now', undefined]);
    expect(absenceStage(null, 0)).toBeUndefined();
  });

  test('R74: any agent is told it with the choices, and the time zone of its days', async () => {
    const away = { from: '2026-12-03', until: '2026-12-04', remark: 'Ask John' };
    await put('agent', 'max', { absence: away });
    const { agents, timeZone } = deskChoices(desk.engine.records);
    expect(agents.find(({ id }) => id === 'max')?.absence).toEqual(away);
    expect(agents.find(({ id }) => id === 'jane')?.absence).toBeNull();
    expect(timeZone).toBe(deskTimeZone(desk.engine.records));
  });

  test('R45: has dates that exist, in order', async () => {
    const sentences = async (absence: object) => {
      const result = await desk.as('jane', 'record.put', { kind: 'agent', id: 'max', fields: { absence } });
      return result.ok ? [] : result.error.issues?.map(({ path, reason }) => [path.join('.'), sentenceOf({ reason })]);
    };
    expect(await sentences({ from: '2026-11-20', until: '2026-11-19', remark: '' })).toEqual([
      ['fields.absence.until', 'The absence ends before it begins. Change one of the dates.'],
    ]);
    expect(await sentences({ from: '2026-02-30', until: 'soon', remark: '' })).toEqual([
      ['fields.absence.from', 'Enter a date, such as 2026-11-20.'],
      ['fields.absence.until', 'Enter a date, such as 2026-11-20.'],
    ]);
  });
});

describe('numbers of a record', () => {
  test.each([
    ['desk', 'desk', 'idleLockMinutes', [0, 61, 1.5, '5'], [1, 60]],
    ['plan', 'plan-quick', 'graceHours', [0, -1, 8761], [0.25, 8760]],
    ['plan', 'plan-quick', 'firstResponseHours', [0, -1, 8761], [0.25, 8760, null]],
    ['plan', 'plan-quick', 'warnMinutes', [0, 1.5, 525_601], [1, 525_600, null]],
    ['department', 'department-sales', 'position', [0, 1.5, 10_000], [1, 9_998]],
  ] as const)(
    'R3: %s %s: %s is within its limits, and a sentence of ours says so',
    async (kind, id, name, wrong, right) => {
      for (const value of wrong) {
        const result = await desk.as('jane', 'record.put', { kind, id, fields: { [name]: value } });
        const issues = result.ok ? [] : (result.error.issues ?? []);
        expect(
          issues.map(({ path }) => path.join('.')),
          String(value),
        ).toEqual([`fields.${name}`]);
        expect(issues[0]?.reason, String(value)).toMatch(/\.(out-of-range|malformed)$/);
      }
      for (const value of right) {
        await put(kind, id, { [name]: value });
        expect(inUse(desk.engine.records, kind, id)).toMatchObject({ [name]: value });
      }
    },
  );
});
