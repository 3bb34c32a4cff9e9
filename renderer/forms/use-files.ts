import { useCallback, useRef, useState } from 'react';
import type { DraftFile } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { mostFiles } from '../../shared/domain/body.ts';
import { problems } from '../../shared/domain/problems.ts';
import { deskside } from '../bridge/deskside.ts';
import { useUnsaved } from '../bridge/use-unsaved.ts';

/** A file on its way to the desk, or one that could not be taken. */
export interface FileInMotion {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
  readonly error: DeskError | null;
}

export interface Files {
  readonly files: readonly DraftFile[];
  readonly moving: readonly FileInMotion[];
  readonly add: (chosen: Iterable<File>) => Promise<void>;
  /** Waits for the files that are on their way; says what is wrong when one of them could not be taken. */
  readonly arrived: () => Promise<DeskError | null>;
  readonly remove: (id: string) => void;
  readonly reset: (files: readonly DraftFile[]) => void;
}

/** Said here, so that nobody finds out only when everything is written. */
const tooMany: DeskError = {
  code: 'refused',
  message: problems['attachments.too-many'],
  reason: 'attachments.too-many',
};

const notTaken: DeskError = {
  code: 'refused',
  message: problems['attachment.not-taken'],
  reason: 'attachment.not-taken',
};

const chunkBytes = 256 * 1024;

function base64(bytes: Uint8Array): string {
  let binary = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
}

/** Hands a file to the desk piece by piece; `progress` hears how far it is, in percent. */
async function handIn(file: File, progress: (percent: number) => void): Promise<DraftFile | DeskError> {
  const begun = await deskside.call('file.begin', { name: file.name, size: file.size });
  if (!begun.ok) return begun.error;
  const { fileId } = begun.value;
  for (let at = 0; at < file.size; at += chunkBytes) {
    const bytes = new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer());
    const appended = await deskside.call('file.append', { fileId, chunk: base64(bytes) });
    if (!appended.ok) return appended.error;
    progress(Math.min(99, Math.round(((at + bytes.length) / file.size) * 100)));
  }
  const finished = await deskside.call('file.finish', { fileId });
  return finished.ok ? { fileId, ...finished.value } : finished.error;
}

/** The files that go with something that is being written. `changed` hears of every file that has arrived or gone. */
export function useFiles(changed: (files: readonly DraftFile[]) => void): Files {
  const [files, setFiles] = useState<readonly DraftFile[]>([]);
  const [moving, setMoving] = useState<readonly FileInMotion[]>([]);
  // Several files arrive between two drawings of the page: what counts is what is here now.
  const present = useRef<readonly DraftFile[]>([]);
  const underWay = useRef(new Set<Promise<boolean>>());
  // What is half read is in no draft yet.
  useUnsaved(moving.some(({ error }) => error === null));

  const reset = useCallback((next: readonly DraftFile[]) => {
    present.current = next;
    setFiles(next);
  }, []);

  const change = useCallback(
    (next: readonly DraftFile[]) => {
      reset(next);
      changed(next);
    },
    [changed, reset],
  );

  /** Whether it could be taken. */
  const takeOne = useCallback(
    async (id: string, file: File): Promise<boolean> => {
      const update = (part: Partial<FileInMotion>) =>
        setMoving((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
      const isFull = present.current.length >= mostFiles;
      const taken = isFull ? tooMany : await handIn(file, (percent) => update({ percent }));
      if ('code' in taken) {
        update({ error: taken });
        return false;
      }
      setMoving((all) => all.filter((one) => one.id !== id));
      change([...present.current, taken]);
      return true;
    },
    [change],
  );

  const add = useCallback(
    async (chosen: Iterable<File>) => {
      const begun = [...chosen].map((file) => ({ id: crypto.randomUUID(), file }));
      setMoving((all) => [...all, ...begun.map(({ id, file }) => ({ id, name: file.name, percent: 0, error: null }))]);
      const takeAll = async () => {
        const taken: boolean[] = [];
        for (const { id, file } of begun) taken.push(await takeOne(id, file));
        return taken.every(Boolean);
      };
      const taking = takeAll();
      underWay.current.add(taking);
      await taking.finally(() => underWay.current.delete(taking));
    },
    [takeOne],
  );

  const arrived = useCallback(async () => {
    while (underWay.current.size > 0) {
      if ((await Promise.all(underWay.current)).includes(false)) return notTaken;
    }
    return null;
  }, []);

  const remove = useCallback(
    (id: string) => {
      setMoving((all) => all.filter((one) => one.id !== id));
      change(present.current.filter(({ fileId }) => fileId !== id));
    },
    [change],
  );

  return { files, moving, add, arrived, remove, reset };
}
