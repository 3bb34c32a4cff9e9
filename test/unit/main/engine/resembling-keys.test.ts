import { expect, test } from 'vitest';
import { hashOfText } from '../../../../main/columns/hash-table.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { expectDone } from '../../../support/test-desk.ts';

const john = agentPrincipal('john');

/** Two keys of one agent that have the same hash in memory. */
function resemblingKeys(): readonly [string, string] {
  const known = new Map<number, string>();
  for (let number = 0; number < 1_000_000; number += 1) {
    const key = `key-${number.toString(36)}`;
    const hash = hashOfText(`agent:john ${key}`);
    const other = known.get(hash);
    if (other !== undefined) return [other, key];
    known.set(hash, key);
  }
  return expect.fail('No two keys have the same hash');
}

test('K22: a key that only resembles a used one is a new key, and each returns its own first result', async () => {
  const [used, other] = resemblingKeys();
  const desk = await memoryDesk();
  const ticketId = await desk.opened();
  const hold = (on: MemoryDesk) => on.as('john', 'status.set', { ticketId, statusId: 'status-held' }, used);
  const rename = (on: MemoryDesk) =>
    on.as('john', 'field.set', { ticketId, field: 'summary', value: 'The printer is silent' }, other);
  const held = expectDone(await hold(desk));
  expect([await desk.engine.knowsKey(john, used), await desk.engine.knowsKey(john, other)]).toEqual([true, false]);
  expect([desk.engine.mayKnowKey(john, other), desk.engine.mayKnowKey(john, 'key-of-nobody')]).toEqual([true, false]);
  expect(await desk.engine.committed(john, other)).toBeUndefined();
  const renamed = expectDone(await rename(desk));
  expect(renamed.commit).not.toBe(held.commit);
  for (const life of ['the same', 'the next']) {
    const on = life === 'the same' ? desk : await desk.reopened();
    expect(await on.engine.knowsKey(john, other)).toBe(true);
    expect((await on.engine.committed(john, used))?.op).toBe('status.set');
    expect((await on.engine.committed(john, other))?.op).toBe('field.set');
    const again = [expectDone(await hold(on)).commit, expectDone(await rename(on)).commit];
    expect(again).toEqual([held.commit, renamed.commit]);
  }
});
