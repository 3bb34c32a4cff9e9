import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openBlobs } from '../../../../main/blobs/blobs.ts';
import { openDrafts } from '../../../../main/drafts/drafts.ts';
import { verifyDesk } from '../../../../main/inspect/verify.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import { recordEvents } from '../../../../shared/domain/records/record.ts';
import { ticketEventTypes } from '../../../../shared/domain/ticket/ticket.ts';
import { foldedDesk } from '../../../support/folded-desk.ts';
import { openTestDesk, temporaryFolder } from '../../../support/test-desk.ts';
import { unusedFiles } from '../../../support/unused-files.ts';

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'fixtures');
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function thawed(): Promise<string> {
  const { path, remove } = await temporaryFolder();
  cleanUps.push(remove);
  await cp(join(fixtures, 'desk-1', 'desk'), join(path, 'desk'), { recursive: true });
  return path;
}

async function frozenEventTypes(): Promise<Set<string>> {
  const journal = join(fixtures, 'desk-1', 'desk', 'journal');
  const types = new Set<string>();
  for (const device of await readdir(journal)) {
    const lines = (await readFile(join(journal, device, '000001.jsonl'), 'utf8')).trim().split('\n');
    for (const line of lines)
      for (const { type } of (JSON.parse(line) as { events: { type: string }[] }).events) types.add(type);
  }
  return types;
}

describe('a desk of the first format', () => {
  test('F16: folds to what it folded to when it was written', async () => {
    const path = await thawed();
    const desk = await openTestDesk(join(path, 'desk'), { ids: 'later' });
    cleanUps.push(desk.close);
    expect(desk.reports).toEqual([]);
    const folded = JSON.parse(await readFile(join(fixtures, 'desk-1', 'folded.json'), 'utf8')) as unknown;
    expect(JSON.parse(JSON.stringify(foldedDesk(desk)))).toEqual(folded);
  });

  test('F16: holds every type of event that tickets and records knew', async () => {
    const frozen = await frozenEventTypes();
    const younger = new Set(['access.recovered']);
    const known = [...ticketEventTypes, ...Object.keys(recordEvents)].filter((type) => !younger.has(type));
    expect(known.filter((type) => !frozen.has(type))).toEqual([]);
  });

  test('has sums and chains that are still right', async () => {
    const path = await thawed();
    const said: string[] = [];
    expect(await verifyDesk(nodeDisk, join(path, 'desk'), (line) => void said.push(line))).toBe(0);
    expect(said.at(-1)).toBe('Every sum and every chain is right.');
  });

  test('still has its draft and its file', async () => {
    const folder = join(await thawed(), 'desk');
    const drafts = await openDrafts(nodeDisk, folder, () => undefined, Date.now);
    const [ticketId = ''] = (
      JSON.parse(await readFile(join(fixtures, 'desk-1', 'folded.json'), 'utf8')) as { tickets: { id: string }[] }
    ).tickets.map(({ id }) => id);
    expect(await drafts.get('jane', { tab: 'note', ticketId })).toMatchObject({ text: '{"type":"doc"}', basedOn: 4 });
    const blobs = await openBlobs(
      nodeDisk,
      folder,
      () => 0,
      unusedFiles,
      () => undefined,
    );
    const file = blobs.staged('jane', 'file-1');
    expect((await blobs.stored.bytes(file ?? { hash: '', size: 0 })).toString()).toBe('a file of the first format\n');
  });
});
