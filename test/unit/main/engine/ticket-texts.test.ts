import { expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

function posts(desk: MemoryDesk, ticketId: string, text: string, visibility: 'public' | 'internal' = 'public') {
  return desk.does('jane', 'conversation.post', { ticketId, body: `<p>${text}</p>`, visibility, basedOn: 1_000 });
}

async function textsIn({ engine }: MemoryDesk, ticketId: string): Promise<string[]> {
  const { parts = [] } = engine.texts.signs(ticketId) ?? {};
  const entries = await Promise.all(parts.map((_sign, part) => engine.texts.entries(ticketId, part)));
  return entries.flat().map(({ kind, text }) => `${kind}: ${text}`);
}

test('Y50: the texts of a ticket are its entries in their order, without retracted ones', async () => {
  const desk = await memoryDesk();
  const id = await desk.opened({ details: 'It smokes' });
  const sent = await posts(desk, id, 'Unplug it');
  await posts(desk, id, 'Third time this month', 'internal');
  expect(await textsIn(desk, id)).toEqual(['message: It smokes', 'reply: Unplug it', 'note: Third time this month']);
  const undone = await desk.does('jane', 'commit.undo', { commit: sent.commit });
  expect(await textsIn(desk, id)).toEqual(['message: It smokes', 'note: Third time this month']);
  expect(await textsIn(await desk.reopened(), id)).toEqual(['message: It smokes', 'note: Third time this month']);
  expect(undone.commit).not.toBe(sent.commit);
  expect(desk.engine.texts.signs('unknown')).toBeUndefined();
});

test('Y54: the signs of a ticket change with its texts, and are the same after a restart', async () => {
  const desk = await memoryDesk();
  const [id, other] = [await desk.opened(), await desk.opened()];
  const signs = () => desk.engine.texts.signs(id);
  const first = signs();
  await desk.does('jane', 'field.set', { ticketId: other, field: 'summary', value: 'Another one' });
  expect(signs()).toEqual(first);
  await desk.does('jane', 'field.set', { ticketId: id, field: 'summary', value: 'New words' });
  expect(signs()?.head).not.toBe(first?.head);
  expect(signs()?.parts).toEqual(first?.parts);
  await posts(desk, id, 'A reply');
  expect(signs()?.parts).not.toEqual(first?.parts);
  const reopened = await desk.reopened();
  expect(reopened.engine.texts.signs(id)).toEqual(signs());
  expect(reopened.engine.texts.checkpoint()).toBe(desk.engine.texts.checkpoint());
});

test('Y57: a new entry of a long ticket changes only the last part, and a retraction all of them', async () => {
  const desk = await memoryDesk();
  const id = await desk.opened();
  const first = await posts(desk, id, 'Reply 1');
  for (let count = 2; count < 130; count += 1) await posts(desk, id, `Reply ${count}`);
  const parts = () => desk.engine.texts.signs(id)?.parts ?? [];
  const before = parts();
  expect(before).toHaveLength(2);
  await posts(desk, id, 'Reply 130');
  expect(parts()[0]).toBe(before[0]);
  expect(parts()[1]).not.toBe(before[1]);
  expect((await textsIn(desk, id)).slice(1)).toEqual(
    Array.from({ length: 130 }, (_reply, at) => `reply: Reply ${at + 1}`),
  );
  await desk.does('jane', 'commit.undo', { commit: first.commit });
  expect(parts()[0]).not.toBe(before[0]);
  expect((await textsIn(desk, id)).slice(1, 3)).toEqual(['reply: Reply 2', 'reply: Reply 3']);
});
