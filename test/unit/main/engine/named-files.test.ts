import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNamedFiles, type NamedFile } from '../../../../main/engine/named-files.ts';
import type { StampedEvent } from '../../../../shared/domain/event.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
const file = fc.record({
  name: fc.constantFrom('log.txt', 'screen.png', 'Ünïcode 📎.pdf'),
  size: fc.constantFrom(0, 300, 5_000_000_000),
  type: fc.constantFrom('text/plain', 'image/png'),
  hash: fc.constantFrom(...hashes),
});
const posted = fc.record({ ticketId: fc.constantFrom('one', 'two'), attachments: fc.array(file, { maxLength: 3 }) });

function eventOf({ ticketId, attachments }: { ticketId: string; attachments: readonly unknown[] }): StampedEvent {
  return {
    type: 'conversation.posted',
    target: { kind: 'ticket', id: ticketId },
    data: { attachments },
    index: 0,
    commit: { device: 'device', seq: 1, sum: '' },
    stamp: '',
    timeMs: 0,
    actor: 'agent:jane',
  };
}

describe(`the files that entries name (SEED=${seed})`, () => {
  test('are found by their hash, each name in each ticket once, also after they were stored in parts', () => {
    const property = fc.property(fc.array(posted, { maxLength: 30 }), fc.nat(), (entries, cut) => {
      const files = createNamedFiles();
      const model: NamedFile[] = [];
      for (const { ticketId, attachments } of entries) {
        files.note([eventOf({ ticketId, attachments })]);
        for (const one of attachments) {
          const isKnown = model.some(
            (other) =>
              other.ticketId === ticketId &&
              other.hash === one.hash &&
              other.name === one.name &&
              other.size === one.size,
          );
          if (!isKnown) model.push({ ...one, ticketId });
        }
      }
      const middle = cut % (entries.length + 1);
      const first = createNamedFiles();
      first.note(entries.slice(0, middle).map(eventOf));
      const stored = createNamedFiles();
      stored.load(first.save(0));
      const from = stored.size();
      stored.load(files.save(from));
      for (const one of [files, stored]) {
        expect([...one.all()]).toEqual(model);
        for (const hash of [...hashes, 'd'.repeat(64)]) {
          const named = model.filter((each) => each.hash === hash);
          expect(one.withHash(hash)).toEqual(named);
          expect(one.has(hash)).toBe(named.length > 0);
        }
      }
    });
    fc.assert(property, runs(60));
  });

  test('are only those of entries', () => {
    const files = createNamedFiles();
    files.note([{ ...eventOf({ ticketId: 'one', attachments: [] }), type: 'event.unusable', data: undefined }]);
    expect(files.size()).toBe(0);
  });
});
