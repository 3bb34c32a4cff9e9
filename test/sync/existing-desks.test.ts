import { expect, test } from 'vitest';
import { expectDone } from '../support/test-desk.ts';
import { desk, everythingOn, found } from './support/sync-desk.ts';

const waiting = { kind: 'status', id: 'status-waiting' } as const;

test('G25: two devices agree on a default that neither wrote, whatever each does to it and in whatever order', async () => {
  const [anna, bo] = [await desk('anna'), await desk('bo', { code: 'B' })];
  await found(anna, true);
  await bo.engine.ingest(anna.lines());
  expect(bo.engine.records.get('status', waiting.id)).toEqual(anna.engine.records.get('status', waiting.id));
  expectDone(await anna.as('jane', 'record.put', { ...waiting, fields: { name: 'Pending' } }));
  expectDone(await bo.as('lena', 'record.retire', { ...waiting }));
  const [fromAnna, fromBo] = [anna.lines(), bo.lines()];
  await anna.engine.ingest(fromBo);
  await bo.engine.ingest(fromAnna);
  expect(anna.engine.records.get('status', waiting.id)).toMatchObject({
    name: 'Pending',
    state: 'open',
    retired: true,
  });
  expect(bo.engine.records.get('status', waiting.id)).toEqual(anna.engine.records.get('status', waiting.id));
  expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
});
