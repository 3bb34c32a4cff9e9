import { describe, expect, test } from 'vitest';
import { type ReadThread, readUpTo, unseenEntry } from '../../../../../renderer/features/ticket/reading.ts';
import type { ShownItem } from '../../../../../shared/bridge/contract/tickets.ts';

function entry(id: string, agentId: string): ShownItem {
  return {
    kind: 'entry',
    id,
    entryKind: 'note',
    author: { agentId, name: agentId, colour: 'blue' },
    timeMs: 0,
    source: '',
    isConfirmation: false,
    mentions: [],
    isRetracted: false,
    bodyUrl: '',
    body: [],
    links: [],
    attachments: [],
  };
}

const change: ShownItem = {
  kind: 'change',
  id: 'x',
  author: { agentId: 'john', name: 'john', colour: 'blue' },
  timeMs: 0,
  changes: [],
};

/** A thread of Jane's whose entries are read, measured or neither. */
function thread(
  items: readonly ShownItem[],
  more: { entryCount?: number; read?: string[]; out?: string[] },
): ReadThread {
  const { read = [], out = [] } = more;
  const loaded = items.filter((item) => item.kind === 'entry');
  const { entryCount = loaded.length } = more;
  const entries = new Map(loaded.map((one, index) => [entryCount - loaded.length + index, one]));
  const reading = { read: new Set(read), measured: new Set([...read, ...out]) };
  return { entries, entryCount, myId: 'jane', reading };
}

const items = [entry('a', 'john'), change, entry('b', 'john'), entry('c', 'jane'), entry('d', 'john')];

describe('an entry that arrives during writing', () => {
  test('counts as read once it stood on the screen, and so do one’s own', () => {
    expect(readUpTo(thread(items, { read: ['b', 'd'] }), 1)).toBe(4);
    expect(unseenEntry(thread(items, { read: ['b', 'd'] }), 1)).toBeUndefined();
  });

  test('that was not on the screen keeps those behind it from counting, and is the one that is told of', () => {
    const missed = thread(items, { read: ['d'], out: ['b'] });
    expect(readUpTo(missed, 1)).toBe(1);
    expect(unseenEntry(missed, 1)?.id).toBe('b');
    const last = thread(items, { read: ['b'], out: ['d'] });
    expect(readUpTo(last, 1)).toBe(3);
    expect(unseenEntry(last, 1)?.id).toBe('d');
  });

  test('counts neither as read nor as unseen while its visibility is unknown', () => {
    const unknown = thread(items, {});
    expect(readUpTo(unknown, 1)).toBe(1);
    expect(unseenEntry(unknown, 1)).toBeUndefined();
  });

  test('that is older than what is loaded is not read', () => {
    expect(readUpTo(thread(items, { entryCount: 10, read: ['a', 'b', 'd'] }), 5)).toBe(5);
    expect(readUpTo(thread(items, { entryCount: 10, read: ['a', 'b', 'd'] }), 6)).toBe(10);
  });

  test('never becomes unread again', () => {
    expect(readUpTo(thread(items, { read: ['b', 'd'] }), 4)).toBe(4);
    expect(readUpTo(thread(items, {}), 7)).toBe(7);
  });
});
