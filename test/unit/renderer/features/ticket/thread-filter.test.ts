import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filteredThread } from '../../../../../renderer/features/ticket/thread-filter.ts';
import type { ShownItem } from '../../../../../shared/bridge/contract/tickets.ts';
import { threadFilters } from '../../../../../shared/bridge/preferences.ts';
import { runs } from '../../../../support/runs.ts';

const kinds = ['message', 'reply', 'note', 'change'] as const;

function itemOf(kind: (typeof kinds)[number], id: string): ShownItem {
  const author = { agentId: null, name: 'Ken', colour: 'blue' };
  const common = { id, author, timeMs: 0 };
  if (kind === 'change') return { ...common, kind, changes: [] };
  const said = { source: 'phone', isConfirmation: false, isRetracted: false };
  const body = { bodyUrl: '', body: [], links: [], attachments: [], mentions: [] };
  return { ...common, ...said, ...body, kind: 'entry', entryKind: kind };
}

const thread = kinds.map((kind) => itemOf(kind, kind));
const none: ReadonlySet<string> = new Set();

describe('V130: the filter of a thread', () => {
  test.each([
    ['all', ['message', 'reply', 'note', 'change'], [0, 0]],
    ['entries', ['message', 'reply', 'note'], [0, 1]],
    ['conversation', ['message', 'reply'], [1, 1]],
    ['messages', ['message'], [2, 1]],
    ['replies', ['reply'], [2, 1]],
    ['notes', ['note'], [2, 1]],
    ['changes', ['change'], [3, 0]],
  ] as const)('%s shows %j and counts what it hides', (filter, shown, [entries, changes]) => {
    const { items, hidden } = filteredThread(thread, filter, none);
    expect(items.map(({ id }) => id)).toEqual(shown);
    expect(hidden).toEqual({ entries, changes });
  });

  test('never hides an entry in which searched words were found', () => {
    expect(filteredThread(thread, 'changes', new Set(['note'])).items.map(({ id }) => id)).toEqual(['note', 'change']);
  });

  test('shows and hides every item once, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...kinds), { maxLength: 20 }),
        fc.constantFrom(...threadFilters),
        (all, filter) => {
          const items = all.map((kind, index) => itemOf(kind, `${index}`));
          const filtered = filteredThread(items, filter, none);
          expect(filtered.items.length + filtered.hidden.entries + filtered.hidden.changes).toBe(items.length);
          expect(items.filter((item) => filtered.items.includes(item))).toEqual(filtered.items);
        },
      ),
      runs(100),
    );
  });
});
