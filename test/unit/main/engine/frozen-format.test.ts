import { readdirSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openBlobs } from '../../../../main/blobs/blobs.ts';
import { openDrafts } from '../../../../main/drafts/drafts.ts';
import { verifyDesk } from '../../../../main/inspect/verify.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import { parseTargetKey } from '../../../../shared/domain/event.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { recordEvents } from '../../../../shared/domain/records/record.ts';
import { isRecordKind, laterDefaults, recordKinds } from '../../../../shared/domain/records/registry.ts';
import { ticketEventTypes } from '../../../../shared/domain/ticket/ticket.ts';
import { foldedDesk } from '../../../support/folded-desk.ts';
import { createMemoryDisk } from '../../../support/memory-disk.ts';
import { openTestDesk, temporaryFolder } from '../../../support/test-desk.ts';
import { unusedFiles } from '../../../support/unused-files.ts';
import { desk as syncDesk } from '../../../sync/support/sync-desk.ts';

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'fixtures');
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const frozenDesks = readdirSync(fixtures).filter((name) => /^desk-\d+$/.test(name));

async function thawed(name: string): Promise<string> {
  const { path, remove } = await temporaryFolder();
  cleanUps.push(remove);
  await cp(join(fixtures, name, 'desk'), join(path, 'desk'), { recursive: true });
  return path;
}

interface FrozenEvent {
  readonly type: string;
  readonly on: string;
}

async function frozenEvents(name: string): Promise<FrozenEvent[]> {
  const journal = join(fixtures, name, 'desk', 'journal');
  const events: FrozenEvent[] = [];
  for (const device of await readdir(journal)) {
    const lines = (await readFile(join(journal, device, '000001.jsonl'), 'utf8')).trim().split('\n');
    for (const line of lines) events.push(...(JSON.parse(line) as { events: FrozenEvent[] }).events);
  }
  return events;
}

interface Folded {
  readonly tickets: Readonly<Record<string, unknown>>;
  readonly records: Readonly<Record<string, unknown>>;
}

interface Listed {
  readonly tickets: readonly { readonly id: string }[];
  readonly records: readonly { readonly kind: string; readonly id: string }[];
}

/** What a desk folded to when it was frozen. The first one lists it; the others hold it by id. */
async function foldedThen(name: string): Promise<Folded> {
  const folded = JSON.parse(await readFile(join(fixtures, name, 'folded.json'), 'utf8')) as Folded | Listed;
  if (!('length' in folded.tickets)) return folded as Folded;
  const { tickets, records } = folded as Listed;
  return {
    tickets: Object.fromEntries(tickets.map((ticket) => [ticket.id, ticket])),
    records: Object.fromEntries(records.map(({ kind, ...record }) => [`${kind}:${record.id}`, record])),
  };
}

describe.each(frozenDesks)('a desk of an earlier format: %s', (name) => {
  test('F16: folds to the same state as when it was written, in every later release', async () => {
    const desk = await openTestDesk(join(await thawed(name), 'desk'), { ids: 'later' });
    cleanUps.push(desk.close);
    expect(desk.reports).toEqual([]);
    const now = JSON.parse(JSON.stringify(await foldedDesk(desk))) as Folded;
    const then = await foldedThen(name);
    expect(now).toMatchObject(then);
    expect(Object.keys(now.tickets)).toEqual(Object.keys(then.tickets));
  });

  test('has sums and chains that are still right', async () => {
    const path = await thawed(name);
    const said: string[] = [];
    expect(await verifyDesk(nodeDisk, join(path, 'desk'), (line) => void said.push(line))).toBe(0);
    expect(said.at(-1)).toBe('All checksums and chains are valid.');
  });

  test('still has its draft and its file', async () => {
    const folder = join(await thawed(name), 'desk');
    const drafts = await openDrafts(nodeDisk, folder, () => undefined, Date.now);
    const [ticketId = ''] = Object.keys((await foldedThen(name)).tickets);
    const content = { text: '{"type":"doc"}', basedOn: 4 };
    expect(drafts.list('jane')).toMatchObject([{ slot: { tab: 'note', ticketId }, content }]);
    const blobs = await openBlobs(
      nodeDisk,
      folder,
      () => 0,
      unusedFiles,
      () => undefined,
    );
    await blobs.load(['file-1']);
    const file = blobs.staged('jane', 'file-1');
    expect((await blobs.stored.bytes(file ?? { hash: '', size: 0 })).toString()).toBe('a file of the first format\n');
  });
});

test('F16: every type of event that tickets and records know is in one of the frozen desks', async () => {
  const frozen = new Set<string>();
  for (const name of frozenDesks) for (const { type } of await frozenEvents(name)) frozen.add(type);
  const known = [...ticketEventTypes, ...Object.keys(recordEvents)];
  expect(known.filter((type) => !frozen.has(type))).toEqual([]);
});

test.each(frozenDesks)('G24: %s has all of its records, with a value for each field that came later', async (name) => {
  const desk = await openTestDesk(join(await thawed(name), 'desk'), { ids: 'later' });
  const puts = (await frozenEvents(name)).filter(({ type }) => type === 'record.put');
  const records = [...new Set(puts.map(({ on }) => on))].map(parseTargetKey);
  expect(records.length).toBeGreaterThan(20);
  for (const { kind, id } of records) {
    if (!isRecordKind(kind)) throw new Error(`${name} has a record of the unknown kind ${kind}`);
    const fields = Object.keys(recordKinds[kind].fields.shape);
    const record = desk.engine.records.get(kind, id);
    expect(Object.keys(record ?? {}), `${kind} ${id}`).toEqual(expect.arrayContaining([...fields, 'id', 'retired']));
  }
  await desk.close();
});

test('G20: the desk of the first release has all that it had, and what came since', async () => {
  const desk = await openTestDesk(join(await thawed('desk-1'), 'desk'), { ids: 'later' });
  cleanUps.push(desk.close);
  const { records } = await foldedDesk(desk);
  const then = Object.keys((await foldedThen('desk-1')).records);
  const later = Object.values(recordKinds).flatMap(({ kind }) => laterDefaults(kind).map((id) => `${kind}:${id}`));
  expect(Object.keys(records).toSorted()).toEqual([...then, ...later].toSorted());
  expect(records['status:status-waiting']).toMatchObject({ name: 'Waiting for requester', retired: false });
});

test('K15: a key of the first release, which did not record its request, still gives its answer', async () => {
  const device = 'anna-000001';
  const path = `journal/${device}/000001.jsonl`;
  const bytes = await readFile(join(fixtures, 'desk-1', 'desk', path));
  const disk = createMemoryDisk(new Map([[`/desk/${path}`, bytes]]));
  const { engine } = await syncDesk('frozen', { deviceId: device, disk });
  const ticketId = 'anna-000033';
  const asked = {
    key: 'key-000004',
    principal: agentPrincipal('jane'),
    name: 'due.set',
    input: { ticketId, dueMs: 1794924060000 },
  };
  expect(await engine.run(asked)).toMatchObject({ ok: true, value: { commit: `${device}:4`, ticketIds: [ticketId] } });
  const refused = { error: { reason: 'key.reused' } };
  expect(await engine.run({ ...asked, name: 'assignment.claim', input: { ticketId } })).toMatchObject(refused);
  const said = { key: 'key-000003', principal: agentPrincipal('jane'), name: 'field.set' };
  const input = { ticketId, field: 'priority', value: 'priority-low' };
  expect(await engine.run({ ...said, input })).toMatchObject(refused);
});
