import { useSyncExternalStore } from 'react';
import type { FileUploads, UploadState } from './file-uploads.ts';

export interface Files extends UploadState, Pick<FileUploads, 'add' | 'addPicture' | 'tryAgain' | 'remove'> {}

/** The attachments of a draft. */
export function useFiles({ subscribe, shown, add, addPicture, tryAgain, remove }: FileUploads): Files {
  const { files, moving } = useSyncExternalStore(subscribe, shown);
  return { files, moving, add, addPicture, tryAgain, remove };
}
