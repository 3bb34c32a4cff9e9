import { expect, test } from 'vitest';
import { authorName } from '../../../../../renderer/features/ticket/author-name.ts';
import { verbOf } from '../../../../../renderer/features/ticket/entry-verb.ts';
import type { Text } from '../../../../../renderer/i18n/text.tsx';
import type { ShownEntry } from '../../../../../shared/bridge/contract/tickets.ts';

const text: Text = (id, values) => [id, ...Object.values(values ?? {})].join(' ');
const john = { agentId: 'john', name: 'John Doe', colour: 'blue' } as const;
const desk = { agentId: null, name: '', colour: 'slate' } as const;
// Safe: the rest of an entry is not looked at.
const message = (author: ShownEntry['author'], source: string) =>
  ({ entryKind: 'message', source, author }) as unknown as ShownEntry;

test('A34: a message recorded by an agent names the agent, and others do not', () => {
  expect(verbOf(text, message(john, 'phone'), 'Ken')).toBe('thread.message.phone John Doe');
  expect(verbOf(text, message(desk, 'web'), 'Ken')).toBe('thread.message.written');
});

test('A34: what no agent did, the desk did', () => {
  expect([authorName(text, john), authorName(text, desk)]).toEqual(['John Doe', 'change.desk']);
});
