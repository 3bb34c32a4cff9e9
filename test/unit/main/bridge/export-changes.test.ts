import { describe, expect, test } from 'vitest';
import { type ExportedPart, exportChanges } from '../../../../main/bridge/export-changes.ts';
import type { RecordCommitPlace } from '../../../../main/engine/record-commits.ts';
import type { AuditEntry } from '../../../../shared/views/audit.ts';

const change = { kind: 'topic', what: 'archived', replacement: null, next: null, fields: [] } as const;

/** A change, newest first, of as many records as its number says. */
function entryOf(at: number, records: number): AuditEntry {
  const changes = Array.from({ length: records }, (_, index) => ({ ...change, id: `id-${index}`, name: `n${index}` }));
  return { commit: `a:${at}`, timeMs: at, agentId: 'jane', agentName: 'Jane', isUndo: false, changes, left: 0 };
}

function reading(entries: readonly AuditEntry[]) {
  const asked: number[] = [];
  const read = async (after: RecordCommitPlace | null, limit: number): Promise<ExportedPart> => {
    asked.push(limit);
    const from = after === null ? 0 : entries.findIndex(({ timeMs }) => timeMs === after.timeMs) + 1;
    const part = entries.slice(from, from + limit);
    const following = entries[from + limit];
    const last = part.at(-1)?.timeMs ?? 0;
    return {
      entries: part,
      next: following ? { timeMs: last, device: 'a', seq: 1 } : null,
      left: following ? { count: entries.length - from - part.length, newestMs: following.timeMs } : null,
    };
  };
  return { read, asked };
}

const commitsIn = (text: string) => [
  ...new Set(
    text
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(',').at(-1)),
  ),
];

describe('the export of changes', () => {
  const entries = Array.from({ length: 250 }, (_, index) => entryOf(1_000 - index, 1));

  test('R71: has all of them, if there are no more than fit', async () => {
    for (const most of [250, 1_000]) {
      const { text, left } = await exportChanges(reading(entries).read, most);
      expect([commitsIn(text).length, left]).toEqual([250, null]);
    }
  });

  test('R71: ends exactly where it is full, and says how many earlier ones there are, and of when', async () => {
    for (const [most, limits] of [
      [100, [100]],
      [130, [100, 30]],
      [249, [100, 100, 49]],
    ] as const) {
      const { read, asked } = reading(entries);
      const { text, left } = await exportChanges(read, most);
      expect(commitsIn(text)).toEqual(entries.slice(0, most).map(({ commit }) => commit));
      expect(left).toEqual({ count: 250 - most, newestMs: 1_000 - most });
      expect(asked).toEqual(limits);
    }
  });

  test('R71: has nothing but its head without changes', async () => {
    const { text, left } = await exportChanges(reading([]).read, 10);
    expect([text.split('\r\n').length, left]).toEqual([2, null]);
  });
});
