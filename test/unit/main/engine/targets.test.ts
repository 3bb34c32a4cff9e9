import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOverlay, createTargets, deskRecordsOf, type Targets } from '../../../../main/engine/targets.ts';
import { targetKey } from '../../../../shared/domain/event.ts';
import type { Id } from '../../../../shared/domain/id.ts';
import { emptyRecord, type RecordState } from '../../../../shared/domain/records/record.ts';
import { emptyTicket } from '../../../../shared/domain/ticket/ticket.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const recordOf = (kind: string, id: Id): RecordState => emptyRecord({ kind, id });

function targetsWith(records: readonly RecordState[]): Targets {
  const targets = createTargets();
  for (const record of records) targets.set(targetKey(record), record);
  return targets;
}

/** Counts the records that are visited when a map is walked through; looking one up visits none. */
class CountingMap extends Map<Id, RecordState> {
  visited = 0;

  override *entries(): MapIterator<[Id, RecordState]> {
    for (const entry of super.entries()) {
      this.visited += 1;
      yield entry;
    }
  }

  override *values(): MapIterator<RecordState> {
    for (const [, state] of this.entries()) yield state;
  }

  override *keys(): MapIterator<Id> {
    for (const [id] of this.entries()) yield id;
  }

  override [Symbol.iterator](): MapIterator<[Id, RecordState]> {
    return this.entries();
  }
}

describe('an overlay', () => {
  it('looks up a record of a changed kind without walking through the others', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `person-${index}`);
    const people = new CountingMap(ids.map((id) => [id, recordOf('person', id)]));
    const base = targetsWith([recordOf('desk', 'desk')]);
    const overlay = createOverlay({
      ...base,
      recordsOfKind: (kind) => (kind === 'person' ? people : base.recordsOfKind(kind)),
    });
    for (const id of ['person-7', 'person-new']) overlay.set(targetKey({ kind: 'person', id }), recordOf('person', id));
    const records = deskRecordsOf(overlay);
    for (const id of ids) records.get('person', id);
    expect(overlay.recordsOfKind('person').get('person-9')).toBe(people.get('person-9'));
    expect(overlay.recordsOfKind('person').has('person-new')).toBe(true);
    expect(overlay.recordsOfKind('person').size).toBe(2_001);
    expect(people.visited).toBe(0);
    expect([...overlay.recordsOfKind('person').values()]).toHaveLength(2_001);
    expect(people.visited).toBe(2_000);
  });

  it(`has the records of the base with those of the batch in their place, each once (SEED=${seed})`, () => {
    const record = fc.record({ kind: fc.constantFrom('person', 'team'), id: fc.constantFrom('a', 'b', 'c', 'd') });
    const property = fc.property(fc.array(record), fc.array(record), (before, batch) => {
      const base = targetsWith(before.map(({ kind, id }) => recordOf(kind, id)));
      const overlay = createOverlay(base);
      const merged = targetsWith([...base.recordsOfKind('person').values(), ...base.recordsOfKind('team').values()]);
      for (const { kind, id } of batch) {
        const state = recordOf(kind, id);
        overlay.set(targetKey(state), state);
        merged.set(targetKey(state), state);
      }
      for (const kind of ['person', 'team', 'agent']) {
        const expected = merged.recordsOfKind(kind);
        const found = overlay.recordsOfKind(kind);
        expect([...found.values()].toSorted(byId)).toEqual([...expected.values()].toSorted(byId));
        expect(found.size).toBe(expected.size);
        for (const id of ['a', 'b', 'c', 'd']) {
          expect(found.get(id)).toBe(expected.get(id));
          expect(found.has(id)).toBe(expected.has(id));
        }
      }
    });
    fc.assert(property, runs(100));
  });

  it('does not take a ticket for a record', () => {
    const overlay = createOverlay(createTargets());
    overlay.set(targetKey({ kind: 'ticket', id: 'a' }), emptyTicket('a'));
    expect(overlay.recordsOfKind('ticket').size).toBe(0);
    expect(overlay.get(targetKey({ kind: 'ticket', id: 'a' }))).toEqual(emptyTicket('a'));
  });
});

const byId = (a: RecordState, b: RecordState) => (a.id < b.id ? -1 : 1);
