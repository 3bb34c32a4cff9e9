import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { DraftFile } from '../../shared/bridge/draft.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { deskside, newKey } from '../bridge/deskside.ts';
import { useUnsaved } from '../bridge/use-unsaved.ts';
import { createShelf, type Shelf, type Shelved } from './shelf.ts';

export interface Files
  extends Shelved,
    Pick<Shelf, 'add' | 'addPicture' | 'tryAgain' | 'remove' | 'arrived' | 'sent' | 'clear'> {
  /** Goes on with the files of a draft, and those that have arrived since somebody last looked after them. */
  readonly goOnWith: (files: readonly DraftFile[]) => void;
}

const patienceMs = 20_000;

/** The files of each place, as long as there are any: its form may be closed while they are read. */
const shelves = new Map<string, Shelf>();

function shelfOf(place: string): Shelf {
  const known = shelves.get(place);
  if (known) return known;
  const made = createShelf({ call: deskside.call, patienceMs }, newKey);
  shelves.set(place, made);
  return made;
}

/** The files that go with what is written in one place. `changed` hears of every file that has arrived or gone. */
export function useFiles(
  tab: 'intake' | 'reply' | 'note' | 'message',
  ticketId: string,
  changed: (files: readonly DraftFile[]) => void,
): Files {
  const { status } = useDesk();
  // What one agent chose is never offered to the next one.
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const place = `${agentId} ${tab} ${ticketId}`;
  const shelf = shelfOf(place);
  const { files, moving } = useSyncExternalStore(shelf.subscribe, shelf.shown);
  const latest = useRef(changed);
  useEffect(() => {
    latest.current = changed;
  });

  useEffect(() => {
    shelves.set(place, shelf);
    const stop = shelf.tend((next) => latest.current(next));
    return () => {
      stop();
      if (shelf.isEmpty()) shelves.delete(place);
    };
  }, [shelf, place]);

  // What is not read to its end is in no draft yet.
  useUnsaved(moving.length > 0);

  const goOnWith = useCallback(
    (kept: readonly DraftFile[]) => {
      const known = new Set(kept.map(({ fileId }) => fileId));
      const arrivedSince = shelf.shown().files.filter(({ fileId }) => !known.has(fileId));
      shelf.reset([...kept, ...arrivedSince]);
      if (arrivedSince.length > 0) latest.current(shelf.shown().files);
    },
    [shelf],
  );

  const { add, addPicture, tryAgain, remove, arrived, sent, clear } = shelf;
  return { files, moving, add, addPicture, tryAgain, remove, arrived, sent, clear, goOnWith };
}
