import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type Blobs, type FileUse, openBlobs } from '../../main/blobs/blobs.ts';
import type { Disk } from '../../main/platform/disk.ts';
import type { Attachment } from '../../shared/domain/body.ts';
import type { Id } from '../../shared/domain/id.ts';
import { countingIds } from './test-desk.ts';

export const janes = { agentId: 'jane', windowId: 'window' };

export const newFileId = countingIds('file-');

/** No entry names a file, and every draft can be read. */
export const unused: FileUse = {
  isNamed: () => false,
  inDrafts: async () => new Set(),
  settled: async () => undefined,
  whenComplete: async () => undefined,
  knowsAll: async () => true,
};

export function blobsOn(disk: Disk, nowMs: () => number = () => 0, use = unused): Promise<Blobs> {
  return openBlobs(disk, '/desk', nowMs, use, () => undefined);
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Begins a file that is not refused. */
export async function begun(blobs: Blobs, name: string, size: number): Promise<string> {
  const fileId = newFileId();
  expect(await blobs.begin(janes, fileId, name, size)).toBeUndefined();
  return fileId;
}

/** Hands a file in as a window does, piece by piece. */
export async function handIn(blobs: Blobs, bytes: Buffer, name = 'log.txt', pieces = 3) {
  const fileId = await begun(blobs, name, bytes.length);
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += size) {
    expect(await blobs.append('jane', fileId, at, bytes.subarray(at, at + size))).toBeUndefined();
  }
  return { fileId, finished: await blobs.finish('jane', fileId) };
}

export const someBytes = Buffer.from('what the printer said '.repeat(50));

/** An agent’s uploaded file; its record is read first if need be. */
export async function stagedIn(blobs: Blobs, agentId: Id, fileId: Id): Promise<Attachment | undefined> {
  await blobs.load([fileId]);
  return blobs.staged(agentId, fileId);
}
