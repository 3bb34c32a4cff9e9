import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StampedEvent } from '../../../../shared/domain/event.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { shownChange } from '../../../../shared/views/changes-shown.ts';
import type { ShownValue } from '../../../../shared/views/shown-value.ts';
import { anyData, arbitraryContent } from '../../../support/arbitrary-events.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';

let records: DeskRecords;

beforeAll(async () => {
  records = (await memoryDesk()).engine.records;
});

function shown(type: string, data: unknown) {
  const event: StampedEvent = {
    type,
    data,
    target: { kind: 'ticket', id: 't1' },
    index: 0,
    commit: { device: 'a', seq: 1, sum: 's' },
    stamp: '',
    timeMs: 0,
    actor: 'agent:john',
  };
  return shownChange(event, records);
}

const field = (name: string, from: string, to: string, reason = '') =>
  shown('field.changed', { field: name, from, to, reason });

const changed = (name: string, from: ShownValue, to: ShownValue, reason = '') => ({
  what: 'field',
  field: name,
  label: { text: `field.${name}` },
  from,
  to,
  reason,
});

describe('a change as the history shows it', () => {
  test('V20: a field with the names of records and choices instead of their ids, and the reason', () => {
    expect([
      field('priority', 'priority-low', 'priority-high', 'VIP'),
      field('source', 'phone', 'walk-in'),
      field('summary', 'Old', 'New'),
      field('priority', 'priority-none', 'priority-high'),
    ]).toEqual([
      changed('priority', { own: 'Low' }, { own: 'High' }, 'VIP'),
      changed('source', { text: 'choice.source.phone' }, { text: 'choice.source.walk-in' }),
      changed('summary', { own: 'Old' }, { own: 'New' }),
      changed('priority', null, { own: 'High' }),
    ]);
  });

  test.each([
    ['date', 'next Tuesday'],
    ['date', '2026-02-30'],
    ['number', 'seven'],
    ['number', '1e999'],
    ['yes-no', 'perhaps'],
  ])('V20: to the letter where another device wrote what is no %s (%s)', (type, value) => {
    const side = { value, words: '' };
    const set = { fieldId: 'x', label: 'Moved in', type, from: { value: '', words: '' }, to: side };
    const change = shown('custom.set', set) as { readonly to: ShownValue };
    expect(change.to).toEqual(type === 'yes-no' ? { text: 'choice.perhaps' } : { own: value });
  });

  test('V20: status, department and requester with both names; what an opening put down is no change', () => {
    const status = (from: unknown) => shown('status.changed', { statusId: 'status-closed', state: 'closed', from });
    const set = (statusId: string, kind: string, from: unknown) =>
      shown('status.set', { statusId, kind, state: '', from });
    const open = { statusId: 'status-open', kind: 'open', state: 'open' };
    expect([
      set('status-resolved', 'resolved', open),
      set('status-final', 'closed', open),
      set('status-waiting', 'waiting', open),
      set('status-waiting', 'waiting', { statusId: 'status-closed', kind: 'closed', state: 'closed' }),
      set('status-open', 'open', null),
    ]).toEqual([
      { what: 'resolved', to: 'Resolved', isUsual: true },
      { what: 'closed', to: 'Final', isUsual: false },
      { what: 'status', from: 'Open', to: 'Waiting for requester' },
      { what: 'reopened', to: 'Waiting for requester', isUsual: false },
      undefined,
    ]);
    expect([
      status({ statusId: 'status-open', state: 'open' }),
      status({ statusId: 'status-resolved', state: 'closed' }),
      status(null),
      shown('department.changed', { from: 'department-support', to: 'department-sales' }),
      shown('department.changed', { from: '', to: 'department-sales' }),
      shown('requester.changed', { from: '', to: 'someone' }),
    ]).toEqual([
      { what: 'closed', to: 'Closed', isUsual: true },
      { what: 'status', from: 'Resolved', to: 'Closed' },
      undefined,
      { what: 'department', from: 'Support', to: 'Sales' },
      undefined,
      undefined,
    ]);
  });

  test('V20: an assignment with agent and team, and who it was before', () => {
    const nobody = { agentId: null, teamId: null };
    const both = { agentId: 'john', teamId: 'team-field' };
    expect([
      shown('assignment.changed', { from: nobody, to: both }),
      shown('assignment.changed', { from: both, to: nobody }),
    ]).toEqual([
      { what: 'assignment', how: 'both', agentName: 'John Doe', teamName: 'Field', agentWas: '', teamWas: '' },
      { what: 'assignment', how: 'released', agentName: '', teamName: '', agentWas: 'John Doe', teamWas: 'Field' },
    ]);
  });

  test('V20: an assignment is told by who it is, not by the name', () => {
    const how = (from: readonly [string | null, string | null], to: readonly [string | null, string | null]) =>
      (
        shown('assignment.changed', {
          from: { agentId: from[0], teamId: from[1] },
          to: { agentId: to[0], teamId: to[1] },
        }) as { readonly how: string }
      ).how;
    expect([
      how([null, null], ['john', null]),
      how([null, null], ['jane', null]),
      how(['jane', 'team-field'], [null, 'team-field']),
      how(['jane', 'team-field'], ['jane', null]),
      how(['jane', null], ['jane', 'unknown']),
      how(['jane', null], [null, 'team-field']),
      how([null, 'team-field'], ['unknown', null]),
      how(['john', null], ['jane', 'team-field']),
      how(['unknown', 'team-field'], [null, null]),
    ]).toEqual(['claimed', 'agent', 'not-agent', 'not-team', 'team', 'team', 'agent', 'both', 'released']);
  });

  test('V20: due times, plans and referrals', () => {
    expect([
      shown('due.set', { from: 1, to: 5, reason: 'They asked' }),
      shown('due.set', { from: 5, to: null }),
      shown('due.planned', { planId: 'p', planName: 'Quick', from: { plan: { planId: 'q', planName: 'Slow' } } }),
      shown('due.planned', { planId: 'p', planName: 'Quick', reason: 'Urgent' }),
      shown('due.resumed', { dueMs: 7, toMs: 1 }),
      shown('due.resumed', { dueMs: 7, toMs: 1, response: { dueMs: 3, spans: [] } }),
      shown('referral.added', { kind: 'team', id: 'team-field' }),
      shown('referral.removed', { kind: 'team', id: 'team-field' }),
      shown('referral.added', { kind: 'team', id: 'team-field', byHand: true }),
      shown('referral.removed', { kind: 'agent', id: 'john', sinceMs: 5, byHand: true }),
    ]).toEqual([
      { what: 'due', from: 1, to: 5, reason: 'They asked' },
      { what: 'due', from: 5, to: null, reason: '' },
      { what: 'plan', from: 'Slow', to: 'Quick', reason: '' },
      { what: 'plan', from: '', to: 'Quick', reason: 'Urgent' },
      { what: 'resumed', dueMs: 7, responseDueMs: null },
      { what: 'resumed', dueMs: 7, responseDueMs: 3 },
      { what: 'referral', name: 'Field' },
      undefined,
      { what: 'referred', name: 'Field' },
      { what: 'unreferred', name: 'John Doe' },
    ]);
  });

  test('V17: the same plan is shown as recalculated, and not at all if the due time is unchanged', () => {
    const planned = (planId: string, dueMs: number) =>
      shown('due.planned', { planId, planName: 'Quick', dueMs, from: { plan: { planId: 'p', dueMs: 5 } } });
    expect([planned('p', 6), planned('p', 5), planned('q', 5)]).toEqual([
      { what: 'replanned', plan: 'Quick', moved: [{ target: 'resolution', fromMs: 5, toMs: 6 }], reason: '' },
      undefined,
      { what: 'plan', from: '', to: 'Quick', reason: '' },
    ]);
  });

  test('V17: a recalculation names the targets that it moved, and none that the event leaves', () => {
    const replanned = (from: object | null | undefined, response: object | null | undefined) =>
      shown('due.planned', {
        planId: 'p',
        planName: 'Quick',
        dueMs: 5,
        response,
        from: { plan: { planId: 'p', dueMs: 5 }, response: from },
      });
    const moved = (fromMs: number | null, toMs: number | null) => ({
      what: 'replanned',
      plan: 'Quick',
      moved: [{ target: 'response', fromMs, toMs }],
      reason: '',
    });
    expect([
      replanned({ dueMs: 2 }, { dueMs: 3 }),
      replanned({ dueMs: 2 }, null),
      replanned(null, { dueMs: 3 }),
      replanned({ dueMs: 2 }, { dueMs: 2 }),
      replanned(undefined, undefined),
    ]).toEqual([moved(2, 3), moved(2, null), moved(null, 3), undefined, undefined]);
  });

  test('V21: names that every JavaScript object knows are nothing special', () => {
    expect(field('source', 'constructor', 'toString')).toEqual(
      changed('source', { own: 'constructor' }, { own: 'toString' }),
    );
    expect([field('constructor', 'a', 'b'), shown('constructor', {}), shown('toString', {})]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test(`V21: whatever an event holds, the view is plain data (SEED=${seed})`, () => {
    const types = [
      'field.changed',
      'status.set',
      'status.changed',
      'assignment.changed',
      'due.set',
      'referral.added',
      'commit.undone',
    ];
    const contents = fc.oneof(
      arbitraryContent({ kind: 'ticket', id: 't1' }),
      fc.record({ type: fc.constantFrom(...types), data: anyData }),
    );
    const property = fc.property(contents, ({ type, data }) => {
      const change = shown(type, data);
      expect(structuredClone(change)).toEqual(change);
    });
    fc.assert(property, runs(200));
  });
});
