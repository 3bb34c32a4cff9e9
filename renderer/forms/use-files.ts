import { useSyncExternalStore } from 'react';
import type { Shelf, Shelved } from './shelf.ts';

export interface Files extends Shelved, Pick<Shelf, 'add' | 'addPicture' | 'tryAgain' | 'remove'> {}

/** The attachments of a draft. */
export function useFiles({ subscribe, shown, add, addPicture, tryAgain, remove }: Shelf): Files {
  const { files, moving } = useSyncExternalStore(subscribe, shown);
  return { files, moving, add, addPicture, tryAgain, remove };
}
