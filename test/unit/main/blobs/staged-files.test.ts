import { beforeEach, describe, expect, test } from 'vitest';
import { openStagedFiles, type StagedFiles } from '../../../../main/blobs/staged-files.ts';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import type { Attachment } from '../../../../shared/domain/body.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';

const folder = '/desk/blobs/staged';
const file: Attachment = { name: 'Größe.txt', size: 3, type: 'application/octet-stream', hash: 'ab'.repeat(32) };

const handedIn = { agentId: 'jane', file, stagedMs: 1_000 };

let disk: MemoryDisk;
let faults: DocumentFault[];

beforeEach(async () => {
  disk = createMemoryDisk();
  faults = [];
  await disk.makeFolder(folder);
});

function open(): Promise<StagedFiles> {
  return openStagedFiles(disk, folder, 1_000, (fault) => faults.push(fault));
}

describe('Q6: what is known of a file that was handed in', () => {
  test('outlives damage to one of its two files', async () => {
    await (await open()).put('file-0001', handedIn);
    for (const name of ['file-0001.json', 'file-0001.json.previous']) {
      disk.put(`${folder}/${name}`, Buffer.from(`broken ${name}`));
      const staged = await open();
      expect(staged.all.get('file-0001')).toEqual(handedIn);
      expect(String(disk.files().get(`${folder}/damaged/${name}.1`))).toBe(`broken ${name}`);
    }
    expect(faults.map(({ instead, keptAs }) => [instead, keptAs !== null])).toContainEqual(['older', false]);
  });

  test('is reported and kept in place when both are damaged, and is never mistaken for another', async () => {
    await (await open()).put('file-0001', handedIn);
    const names = ['file-0001.json', 'file-0001.json.previous'];
    for (const name of names) disk.put(`${folder}/${name}`, Buffer.from('{"agentId":"john","file":{}}'));
    const before = [...disk.files()].map(String);
    expect((await open()).all.get('file-0001')).toBeUndefined();
    expect(faults.map(({ file: at, instead }) => [at, instead])).toEqual(
      names.map((name) => [`${folder}/${name}`, 'nothing']),
    );
    expect([...disk.files()].map(String)).toEqual(before);
  });

  test('is read as an earlier version wrote it, and told where that is damaged', async () => {
    disk.put(`${folder}/file-0001`, Buffer.from(JSON.stringify({ agentId: 'jane', file })));
    disk.put(`${folder}/file-0002`, Buffer.from('{"agentId":"jane","file":{"name":'));
    const staged = await open();
    expect(staged.all.get('file-0001')).toEqual(handedIn);
    expect(staged.all.get('file-0002')).toBeUndefined();
    expect(faults.map(({ file: at }) => at)).toEqual([`${folder}/file-0002`]);
    expect([...disk.files().keys()]).toContain(`${folder}/file-0002`);
  });
});

test('Q6: other files there are ignored', async () => {
  disk.put(`${folder}/.DS_Store`, Buffer.from('of the system'));
  disk.put(`${folder}/a folder/with a file`, Buffer.from('of somebody'));
  await open();
  expect(faults).toEqual([]);
});
