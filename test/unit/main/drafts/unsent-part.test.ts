import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unsentPart } from '../../../../main/drafts/unsent-part.ts';
import type { StampedEvent } from '../../../../shared/domain/event.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const noRecords: DeskRecords = { get: () => undefined, all: () => [], replacedBy: () => null };

function left(text: string, sent: string, before?: string) {
  const content = { key: 'key-one', text, files: [], basedOn: 0 };
  const follows = before === undefined ? {} : { follows: { key: 'key-before', words: before } };
  const slot = { tab: 'message', ticketId: 'ticket' } as const;
  return unsentPart({ slot, content: { ...content, ...follows } }, [posted(sent)], noRecords);
}

function posted(text: string): StampedEvent {
  return {
    type: 'conversation.posted',
    target: { kind: 'ticket', id: 'ticket' },
    data: { entryId: 'entry', kind: 'message', body: { html: text, text }, attachments: [] },
    index: 0,
    commit: { device: 'one', seq: 1, sum: '' },
    stamp: '',
    timeMs: 0,
    actor: 'agent:jane',
  };
}

test('W11: nothing is left of a text that was sent whole', () => {
  expect(left('Printer is out of ink', 'Printer is out of ink')).toBeNull();
});

test('W11: newer text is kept under the next key, with what was sent before it', () => {
  expect(left('Out of ink. And paper.', 'Out of ink.')?.follows).toEqual({ key: 'key-one', words: 'Out of ink.' });
});

test('W11: nothing is left if the rest was sent, though what was sent before begins like the rest', () => {
  expect(left('word1 word4', 'word4', 'word1 word2')).toBeNull();
  expect(left('aaa', 'aa', 'aaaa')).toBeNull();
});

test('W11: another text is not taken for one that was sent', () => {
  expect(left('word1 word4', 'word5', 'word1 word2')).not.toBeNull();
  expect(left('word1 word4', 'word', 'word1 word2')).not.toBeNull();
});

const edited = [
  ['a note that was shortened after it was saved', 'VIP.'],
  ['a note that was cleared after it was saved', ''],
  ['a note that was changed in its last letters', 'VIP. Room 10'],
] as const;

/** What is left of the note about a requester, after another one was saved under its key. */
function leftOfNote(note: string, basedOn: string, saved: string) {
  const text = JSON.stringify({ note, about: { personId: 'ken', name: 'Ken', basedOn } });
  const content = { key: 'key-one', text, files: [], basedOn: 0 };
  const put = {
    ...posted(''),
    type: 'record.put',
    target: { kind: 'person', id: 'ken' },
    data: { fields: { note: saved } },
  };
  return unsentPart({ slot: { tab: 'about', ticketId: 'ticket' }, content }, [put], noRecords);
}

test.each(edited)('W49: %s is newer, although the saved one begins like it', (_what, note) => {
  const saved = 'VIP. Room 100';
  expect(leftOfNote(note, saved, saved)?.key).not.toBeUndefined();
});

test('W49: nothing is left of a saved note, nor of what was written on its way to it', () => {
  expect(leftOfNote('VIP. Room 100', '', 'VIP. Room 100')).toBeNull();
  expect(leftOfNote('VIP. Ro', '', 'VIP. Room 100')).toBeNull();
  expect(leftOfNote('VIP. Room 100', 'VIP. Room 100', 'VIP. Room 100')).toBeNull();
});

/** The same, letter by letter. */
function isSent(text: string, sent: string, before: string): boolean {
  return [...Array(text.length + 1).keys()].some(
    (cut) => before.startsWith(text.slice(0, cut)) && sent.startsWith(text.slice(cut)),
  );
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 9 });

test(`W11: a text is sent if it is a beginning of the one before and then of the one sent (SEED=${seed})`, () => {
  fc.assert(
    fc.property(letters, letters, letters, (text, sent, before) => {
      expect(left(text, sent, before) === null).toBe(isSent(text, sent, before));
    }),
    runs(2_000),
  );
});

test('W11: a long text of equal letters is judged at once', () => {
  const many = 'a'.repeat(90_000);
  expect(left(`${many}b`, `${many}c`, many)).not.toBeNull();
});
