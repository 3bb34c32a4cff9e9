import { describe, expect, test } from 'vitest';
import { contestedRecords } from '../../main/bridge/contested-records.ts';
import { agentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { expectDone } from '../support/test-desk.ts';
import { exchange } from './support/exchange.ts';
import { desk, foundedDesks, type SyncDesk } from './support/sync-desk.ts';

const plan = { kind: 'plan', id: 'plan-default' } as const;

const put = async ({ as }: SyncDesk, fields: object) =>
  expectDone(await as('jane', 'record.put', { ...plan, fields: { ...fields } }));

async function shownTo(agentId: Id, { engine }: SyncDesk) {
  const access = agentAccess(engine.records, agentId);
  return access ? contestedRecords(engine, access) : [];
}

/** Each card as its field and its values; the one that counts has a star. */
async function cards(of: SyncDesk) {
  const conflicts = await shownTo('jane', of);
  return conflicts.map(({ id, field, sides }) => [
    id,
    field,
    ...sides.map(
      ({ named, isPresent, isHere }) => `${String(named)}${isPresent ? '*' : ''} ${isHere ? 'here' : 'there'}`,
    ),
  ]);
}

async function apart() {
  const [anna, bo] = await foundedDesks('anna', 'bo');
  await put(anna, { graceHours: 6, name: 'Six hours' });
  bo.clock.nowMs += 60_000;
  await put(bo, { graceHours: 8 });
  await exchange(anna, bo);
  return { anna, bo };
}

const hours = ({ engine }: SyncDesk) => engine.records.get('plan', plan.id)?.graceHours;

describe('a field of a desk record that two devices set differently', () => {
  test('C8: has a card with both values on both devices, for those who may change the record', async () => {
    const { anna, bo } = await apart();
    expect(await cards(anna)).toEqual([['plan-default', 'graceHours', '6 here', '8* there']]);
    expect(await cards(bo)).toEqual([['plan-default', 'graceHours', '6 there', '8* here']]);
    const [conflict] = await shownTo('jane', anna);
    expect(conflict?.sides[0]).toMatchObject({ agentName: 'Jane Doe', value: 6 });
    expect(await shownTo('john', anna)).toEqual([]);
  });

  test('C8: is decided by keeping the value that counts, which changes nothing else', async () => {
    const { anna, bo } = await apart();
    const { mayUndo } = await put(anna, { graceHours: 8 });
    expect(mayUndo).toBe(false);
    expect(await cards(anna)).toEqual([]);
    await exchange(anna, bo);
    expect([await cards(bo), hours(bo)]).toEqual([[], 8]);
    expect(await anna.as('jane', 'record.put', { ...plan, fields: { graceHours: 8 } })).toMatchObject({
      error: { reason: 'field.unchanged' },
    });
  });

  test('C8: is decided by the other value, too, and undoing that takes the value back', async () => {
    const { anna, bo } = await apart();
    const { commit } = await put(bo, { graceHours: 6 });
    await exchange(anna, bo);
    expect([await cards(anna), await cards(bo), hours(anna)]).toEqual([[], [], 6]);
    expectDone(await bo.as('jane', 'commit.undo', { commit }));
    expect([await cards(bo), hours(bo)]).toEqual([[], 8]);
  });

  test('C8: has a new card if both devices decide differently', async () => {
    const { anna, bo } = await apart();
    await put(anna, { graceHours: 6 });
    bo.clock.nowMs += 60_000;
    await put(bo, { graceHours: 9 });
    await exchange(anna, bo);
    expect(await cards(anna)).toEqual([['plan-default', 'graceHours', '6 here', '9* there']]);
    const again = await desk('anna', { disk: anna.disk });
    expect(await cards(again)).toEqual(await cards(anna));
  });

  test('C8: has none for positions, nor while the record is archived', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const move = async (on: SyncDesk, id: Id, before: Id | null) =>
      expectDone(await on.as('jane', 'record.move', { kind: 'department', id, before }));
    await move(anna, 'department-support', 'department-maintenance');
    await move(bo, 'department-support', 'department-sales');
    const sales = { kind: 'department', id: 'department-sales' } as const;
    expectDone(await anna.as('jane', 'record.put', { ...sales, fields: { signature: 'One' } }));
    expectDone(await bo.as('jane', 'record.put', { ...sales, fields: { signature: 'Two' } }));
    await exchange(anna, bo);
    expect((await cards(anna)).map(([id, field]) => [id, field])).toEqual([['department-sales', 'signature']]);
    expectDone(await anna.as('jane', 'record.retire', { ...sales, replacedBy: 'department-support' }));
    expect(await cards(anna)).toEqual([]);
    expectDone(await anna.as('jane', 'record.restore', sales));
    expect(await cards(anna)).toHaveLength(1);
  });
});
