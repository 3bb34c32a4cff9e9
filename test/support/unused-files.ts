import type { FileUse } from '../../main/blobs/blobs.ts';

/** Files of a desk that nothing else is known of: none is ever taken away. */
export const unusedFiles: FileUse = {
  isNamed: () => true,
  inDrafts: async () => undefined,
  settled: async () => undefined,
  whenComplete: async () => undefined,
  knowsAll: async () => false,
};
