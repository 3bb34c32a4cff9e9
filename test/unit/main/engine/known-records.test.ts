import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOverlay, createTargets, deskRecordsOf, type Overlay } from '../../../../main/engine/targets.ts';
import { agentAccess } from '../../../../shared/domain/access.ts';
import { targetKey } from '../../../../shared/domain/event.ts';
import { permissionSchema } from '../../../../shared/domain/permission.ts';
import { emptyRecord, type RecordState } from '../../../../shared/domain/records/record.ts';
import { type RecordKind, recordKinds } from '../../../../shared/domain/records/registry.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

/*
 * Lists of records and the access of agents are kept until a record changes. Whatever changes, they are what somebody
 * who keeps nothing would find.
 */

const ids = ['a', 'b', 'c'] as const;
const id = fc.constantFrom(...ids);

function state(kind: RecordKind, fields: fc.Arbitrary<RecordState['fields']>): fc.Arbitrary<RecordState> {
  const more = { id, fields, retired: fc.boolean(), replacedBy: fc.option(id) };
  return fc.record(more).map((given) => ({ ...emptyRecord({ kind, id: given.id }), ...given }));
}

const place = fc.record({ departmentId: id, roleId: id });

const states = fc.oneof(
  state('role', fc.record({ name: id, permissions: fc.subarray(permissionSchema.options.slice(0, 4)) })),
  state('team', fc.record({ name: id, memberIds: fc.subarray([...ids]) })),
  state('person', fc.record({ name: id })),
  state('department', fc.constant({ name: 'D', isPublic: true, signature: '', planId: null, scheduleId: null })),
  state(
    'agent',
    fc
      .tuple(place, fc.array(place, { maxLength: 2 }), fc.boolean())
      .map(([here, extended, isAdministrator]) => ({ name: 'A', colour: 'teal', ...here, extended, isAdministrator })),
  ),
);

type Change = { readonly put: RecordState } | { readonly drop: RecordState };

const change = fc
  .tuple(states, fc.nat(6))
  .map(([record, chance]): Change => (chance === 0 ? { drop: record } : { put: record }));
const changes = fc.array(change, { maxLength: 30 });

const founded = foundingRecord();

function foundingRecord(): RecordState {
  const { desk: fields } = recordKinds.desk.defaults;
  return { ...emptyRecord({ kind: 'desk', id: 'desk' }), fields: { ...fields } };
}

/** Everything that is kept, and the same computed anew. */
function expectAsComputed(records: ReturnType<typeof deskRecordsOf>, targets: Pick<Overlay, 'recordsOfKind'>): void {
  const anew = deskRecordsOf({ recordsOfKind: targets.recordsOfKind });
  for (const agentId of ids) expect(agentAccess(records, agentId)).toEqual(agentAccess(anew, agentId));
  for (const kind of ['agent', 'team', 'role', 'department', 'person', 'status'] as const) {
    expect(records.all(kind)).toEqual(anew.all(kind));
  }
}

describe('records, and what agents may do,', () => {
  test(`are up to date after every change (SEED=${seed})`, () => {
    const property = fc.property(fc.nat({ max: 5 }), changes, (foundedAt, all) => {
      const targets = createTargets();
      const records = deskRecordsOf(targets);
      for (const [index, one] of all.entries()) {
        if (index === foundedAt) targets.set(targetKey(founded), founded);
        if ('put' in one) targets.set(targetKey(one.put), one.put);
        else targets.drop(targetKey(one.drop));
        expectAsComputed(records, targets);
      }
    });
    fc.assert(property, runs(60));
  });

  test(`include what the batch has changed, and only there (SEED=${seed})`, () => {
    const property = fc.property(fc.array(states), fc.array(states), (before, batch) => {
      const targets = createTargets();
      for (const one of [founded, ...before]) targets.set(targetKey(one), one);
      const records = deskRecordsOf(targets);
      const overlay = createOverlay(targets);
      const above = deskRecordsOf(overlay);
      for (const one of batch) {
        overlay.set(targetKey(one), one);
        expectAsComputed(above, overlay);
        expectAsComputed(records, targets);
      }
    });
    fc.assert(property, runs(60));
  });

  test('are computed once while no record changes', () => {
    const targets = createTargets();
    targets.set(targetKey(founded), founded);
    const agent = { departmentId: 'a', roleId: 'a', extended: [], isAdministrator: false, name: 'A', colour: 'teal' };
    targets.set('agent:a', { ...emptyRecord({ kind: 'agent', id: 'a' }), fields: agent });
    const records = deskRecordsOf(targets);
    const access = agentAccess(records, 'a');
    targets.set('person:p', { ...emptyRecord({ kind: 'person', id: 'p' }), fields: { name: 'P' } });
    expect(access).toBeDefined();
    expect(agentAccess(records, 'a')).toBe(access);
    expect(records.all('agent')).toBe(records.all('agent'));
  });
});
