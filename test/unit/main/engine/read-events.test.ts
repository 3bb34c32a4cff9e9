import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventsOf } from '../../../../main/engine/read-events.ts';
import { decodeCommit, encodeCommit } from '../../../../main/journal/line.ts';
import { fold } from '../../../../shared/domain/fold.ts';
import { recordKinds } from '../../../../shared/domain/records/registry.ts';
import { ticketEventTypes } from '../../../../shared/domain/ticket/ticket.ts';
import { anyData, arbitraryContent } from '../../../support/arbitrary-events.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const kinds = ['ticket', ...Object.keys(recordKinds), 'gadget', 'constructor'];
const types = [
  ...ticketEventTypes,
  'record.put',
  'record.retired',
  'record.restored',
  'mood.changed',
  'constructor',
  'toString',
];

/** Events from a line that another program wrote. */
function readBack(target: { kind: string; id: string }, contents: readonly { type: string; data: unknown }[]) {
  const drafts = contents.map(({ type, data }) => ({ type, target, data: data ?? null }));
  const { bytes } = encodeCommit(
    {
      device: 'device-zed',
      seq: 1,
      stamp: '01a1e4a85700-0000',
      timeMs: Date.UTC(2026, 10, 16),
      saw: {},
      actor: 'agent:zed',
      op: 'mood.set',
      key: 'key-00000001',
      drafts,
      prev: '',
    },
    () => 'salt',
  );
  const commit = decodeCommit(bytes.subarray(0, -1));
  if (!commit) throw new Error('The line cannot be read back');
  return eventsOf(commit);
}

describe(`events of another device (SEED=${seed})`, () => {
  test('F3: whatever JSON their data holds, folding them never throws, nor does listing their conflicts', () => {
    const contents = fc.array(fc.record({ type: fc.constantFrom(...types), data: anyData }), {
      minLength: 1,
      maxLength: 6,
    });
    const property = fc.property(fc.constantFrom(...kinds), contents, (kind, some) => {
      const target = { kind, id: 'x1' };
      const folded = fold(target, readBack(target, some), () => false);
      expect(JSON.parse(JSON.stringify(folded))).toEqual(folded);
    });
    fc.assert(property, runs(100));
  });

  test('F3: what fits is read as it was written, and what does not is skipped', () => {
    const property = fc.property(arbitraryContent({ kind: 'ticket', id: 'x1' }), (content) => {
      const [event] = readBack({ kind: 'ticket', id: 'x1' }, [content]);
      // A key `__proto__` is no name of anything and is dropped on the way.
      const written: unknown = JSON.parse(JSON.stringify(content), (key, value: unknown) =>
        key === '__proto__' ? undefined : value,
      );
      if (ticketEventTypes.includes(content.type)) expect(event).toMatchObject(written as object);
      else expect(event).toMatchObject({ type: 'event.unusable', data: undefined });
    });
    fc.assert(property, runs(100));
  });
});
