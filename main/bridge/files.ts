import type { fileCalls } from '../../shared/bridge/contract/files.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import type { Attachment } from '../../shared/domain/body.ts';
import { pictureTypeOf, shownPictures } from '../../shared/domain/picture.ts';
import type { Blobs, FileProblem } from '../blobs/blobs.ts';
import { idOf } from '../platform/random-ids.ts';
import type { CallHandlers } from './handlers.ts';

export interface FilePorts {
  readonly blobs: Pick<Blobs, 'begin' | 'append' | 'abandon' | 'finish' | 'load' | 'staged' | 'stored'>;
}

export function fileHandlers({ blobs }: FilePorts): CallHandlers<keyof typeof fileCalls> {
  return {
    'file.begin': async ({ windowId, ownerId }, { name, size }, key) => {
      const fileId = idOf('file', ownerId, key);
      const problem = await blobs.begin({ agentId: ownerId, windowId }, fileId, name, size);
      return problem ? fileProblem(problem) : done({ fileId });
    },
    'file.append': async ({ ownerId }, { fileId, offset, chunk }) => {
      const problem = await blobs.append(ownerId, fileId, offset, Buffer.from(chunk, 'base64'));
      return problem ? fileProblem(problem) : done({});
    },
    'file.abandon': async ({ ownerId }, { fileId }) => {
      await blobs.abandon(ownerId, fileId);
      return done({});
    },
    'file.finish': async ({ ownerId }, { fileId }) => {
      const finished = await blobs.finish(ownerId, fileId);
      return typeof finished === 'string' ? fileProblem(finished) : done(handedIn(finished));
    },
    'file.picture': async ({ ownerId }, { fileId }) => {
      await blobs.load([fileId]);
      const file = blobs.staged(ownerId, fileId);
      const bytes = file && shownPictures([file]).length > 0 ? await blobs.stored.bytes(file) : undefined;
      const type = bytes instanceof Buffer ? pictureTypeOf(bytes) : undefined;
      if (!(bytes instanceof Buffer) || !type) return fileProblem('file.unknown');
      return done({ url: `data:${type};base64,${bytes.toString('base64')}` });
    },
  };
}

function handedIn({ name, size, hash }: Attachment) {
  return { name, size, hash };
}

function fileProblem(problem: FileProblem) {
  return failed('refused', problem);
}
