import { expect, test } from 'vitest';
import type { StampedEvent } from '../../../../../shared/domain/event.ts';
import { conversation, type EntryHead, type Posted } from '../../../../../shared/domain/ticket/conversation.ts';
import {
  firstReply,
  hasFiles,
  lastPublicEntry,
  lastReply,
  retractedIds,
} from '../../../../../shared/domain/ticket/found-entries.ts';

const entries = 5_000;
const someEvent = {} as StampedEvent; // Safe: retracting reads nothing of it.
let reads = 0;

/** An entry that counts how often its properties are read. */
function counting(head: EntryHead): EntryHead {
  return new Proxy(head, {
    get: (from, name) => {
      reads += 1;
      return Reflect.get(from, name) as unknown;
    },
  });
}

function entry(index: number, changes: Partial<EntryHead> = {}): EntryHead {
  const common = { by: 'agent:jane', timeMs: index, retracted: false, hasFiles: false } as const;
  return counting({ id: `entry-${index}`, kind: 'note', ...common, ...changes });
}

const long = { entries: Array.from({ length: entries }, (_none, index) => entry(index)) };

test('a long thread is gone through once for each question, however often rows and pages ask', () => {
  const ask = () => [
    lastPublicEntry(long),
    lastReply(long),
    firstReply(long),
    hasFiles(long),
    [...retractedIds(long)].length,
  ];
  reads = 0;
  expect(ask()).toEqual([undefined, undefined, undefined, false, 0]);
  expect(reads).toBeGreaterThan(entries);
  reads = 0;
  expect(ask()).toEqual([undefined, undefined, undefined, false, 0]);
  expect(reads).toBe(0);
});

test('what was found in a thread is not said of it once another entry was posted or retracted', () => {
  const reply = entry(entries, { kind: 'reply', hasFiles: true });
  const posted = { entries: long.entries.concat(reply) };
  expect(lastPublicEntry(posted)?.id).toBe(reply.id);
  expect(lastReply(posted)?.id).toBe(reply.id);
  expect(firstReply(posted)?.id).toBe(reply.id);
  expect(hasFiles(posted)).toBe(true);
  const retracted = conversation.events['conversation.retracted'].apply(posted, { entryId: reply.id }, someEvent);
  expect(lastPublicEntry(retracted)).toBeUndefined();
  expect(lastReply(retracted)?.retracted).toBe(true);
  expect(firstReply(retracted)).toBeUndefined();
  expect(hasFiles(retracted)).toBe(false);
  expect([...retractedIds(retracted)]).toEqual([reply.id]);
});

test('foreseeing the undo of a new entry, and undoing it, do not go through the thread', () => {
  const posted = { entries: long.entries.concat(entry(entries)) };
  const entryId = `entry-${entries}`;
  const { invert } = conversation.events['conversation.posted'];
  reads = 0;
  const data = { entryId, kind: 'note', body: { html: '', text: '' }, attachments: [] } satisfies Posted;
  expect(invert?.(data, posted, [])).toMatchObject({ type: 'conversation.retracted' });
  const { entries: after } = conversation.events['conversation.retracted'].apply(posted, { entryId }, someEvent);
  expect(reads).toBeLessThan(50);
  expect(after.at(-1)?.retracted).toBe(true);
  expect(after.slice(0, -1)).toEqual(posted.entries.slice(0, -1));
});
