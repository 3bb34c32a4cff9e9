import { beforeEach, describe, expect, test } from 'vitest';
import { openStagedFiles, type StagedFiles } from '../../../../main/blobs/staged-files.ts';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import type { Attachment } from '../../../../shared/domain/body.ts';
import { createSimulatedDisk, type DiskCall, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const folder = '/desk/blobs/staged';
const file: Attachment = { name: 'Größe.txt', size: 3, type: 'application/octet-stream', hash: 'ab'.repeat(32) };

const handedIn = { agentId: 'jane', file, stagedMs: 1_000 };

let disk: SimulatedDisk;
let faults: DocumentFault[];

beforeEach(async () => {
  disk = createSimulatedDisk();
  faults = [];
  await disk.makeFolder(folder);
});

function open(): Promise<StagedFiles> {
  return openStagedFiles(disk, folder, 1_000, (fault) => faults.push(fault));
}

async function loaded(): Promise<StagedFiles> {
  const staged = await open();
  await staged.loadAll();
  return staged;
}

describe('Q6: what is known of a file that was handed in', () => {
  test('outlives damage to one of its two files', async () => {
    await (await open()).put('file-0001', handedIn);
    for (const name of ['file-0001.json', 'file-0001.json.previous']) {
      disk.put(`${folder}/${name}`, Buffer.from(`broken ${name}`));
      const staged = await loaded();
      expect(staged.get('file-0001')).toEqual(handedIn);
      expect(String(disk.files().get(`${folder}/damaged/${name}.1`))).toBe(`broken ${name}`);
    }
    expect(faults.map(({ instead, keptAs }) => [instead, keptAs !== null])).toContainEqual(['older', false]);
  });

  test('is reported and kept in place when both are damaged, and is never mistaken for another', async () => {
    await (await open()).put('file-0001', handedIn);
    const names = ['file-0001.json', 'file-0001.json.previous'];
    for (const name of names) disk.put(`${folder}/${name}`, Buffer.from('{"agentId":"john","file":{}}'));
    const before = [...disk.files()].map(String);
    expect((await loaded()).get('file-0001')).toBeUndefined();
    expect(faults.map(({ file: at, instead }) => [at, instead])).toEqual(
      names.map((name) => [`${folder}/${name}`, 'nothing']),
    );
    expect([...disk.files()].map(String)).toEqual(before);
  });

  test('is read as an earlier version wrote it, and told where that is damaged', async () => {
    disk.put(`${folder}/file-0001`, Buffer.from(JSON.stringify({ agentId: 'jane', file })));
    disk.put(`${folder}/file-0002`, Buffer.from('{"agentId":"jane","file":{"name":'));
    const staged = await loaded();
    expect(staged.get('file-0001')).toEqual(handedIn);
    expect(staged.get('file-0002')).toBeUndefined();
    expect(faults.map(({ file: at }) => at)).toEqual([`${folder}/file-0002`]);
    expect([...disk.files().keys()]).toContain(`${folder}/file-0002`);
  });
});

test('Q6: other files there are ignored', async () => {
  disk.put(`${folder}/.DS_Store`, Buffer.from('of the system'));
  await disk.makeFolder(`${folder}/a folder`);
  disk.put(`${folder}/a folder/with a file`, Buffer.from('of somebody'));
  await loaded();
  expect(faults).toEqual([]);
});

describe('Q29: opening a desk', () => {
  const readsOf = (calls: readonly DiskCall[]) => calls.filter(({ kind }) => kind === 'read').map(({ path }) => path);

  /** A disk with some staged files, and the calls that it gets from now on. */
  async function filled(count: number) {
    const staged = await open();
    for (let index = 0; index < count; index += 1) await staged.put(`file-000${index}`, handedIn);
    const calls: DiskCall[] = [];
    disk.hooks = { before: (call) => void calls.push(call) };
    return calls;
  }

  test('does as much however many files were uploaded: the record of each is read when somebody needs it', async () => {
    const calls = await filled(8);
    const staged = await open();
    const opening = calls.length;
    expect(readsOf(calls)).toEqual([]);
    expect(staged.areLoaded(['file-0003', 'file-0009'])).toBe(false);
    expect(() => staged.get('file-0003')).toThrow('was not loaded');
    await staged.load(['file-0003', 'file-0009']);
    expect(staged.areLoaded(['file-0003', 'file-0009'])).toBe(true);
    expect(staged.get('file-0003')).toEqual(handedIn);
    expect(staged.get('file-0009')).toBeUndefined();
    expect(new Set(readsOf(calls).map((path) => path.replace(/\.json.*/, '')))).toEqual(
      new Set([`${folder}/file-0003`]),
    );
    disk = createSimulatedDisk();
    await disk.makeFolder(folder);
    const few = await filled(1);
    await open();
    expect(few.length).toBe(opening);
  });

  test('reads each record once, however many wait for it', async () => {
    const calls = await filled(3);
    const staged = await open();
    await Promise.all([staged.loadAll(), staged.load(['file-0001']), staged.loadAll(), staged.load(['file-0001'])]);
    expect(readsOf(calls).toSorted()).toEqual([...new Set(readsOf(calls))].toSorted());
    expect(staged.withHash(file.hash).map(([fileId]) => fileId)).toEqual(['file-0000', 'file-0001', 'file-0002']);
  });

  test('reads again what a bug kept from being read', async () => {
    await filled(2);
    const staged = await open();
    disk.hooks = {
      before: () => {
        throw new Error('a bug');
      },
    };
    await expect(staged.loadAll()).rejects.toThrow('a bug');
    disk.hooks = {};
    await staged.loadAll();
    expect(staged.get('file-0001')).toEqual(handedIn);
  });

  test('reads and writes nothing more once it was closed', async () => {
    const calls = await filled(9);
    const staged = await open();
    const loading = staged.loadAll();
    const putting = staged.put('file-0009', handedIn);
    await staged.close();
    const after = calls.length;
    await Promise.all([loading, putting]);
    expect(calls.length).toBe(after);
    expect(staged.areLoaded(['file-0008'])).toBe(false);
  });
});
