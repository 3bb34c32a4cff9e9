import type { DraftFile } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { mostFiles } from '../../shared/domain/body.ts';
import { safeFileName } from '../../shared/domain/file-name.ts';
import { notTaken } from './files-missing.ts';
import { isFolder } from './folders.ts';
import { type HandingIn, handIn, type NotTaken } from './hand-in.ts';

/** A file on its way to the desk, or one that could not be taken. */
export interface FileInMotion {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
  readonly error: DeskError | null;
}

export interface Shelved {
  readonly files: readonly DraftFile[];
  readonly moving: readonly FileInMotion[];
}

/**
 * The files that go with something that is being written. They are read on while nobody sees the form, and what could
 * not be taken is still named when it is opened again: it must not go out as if nothing had been missing.
 */
export interface Shelf {
  readonly shown: () => Shelved;
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (chosen: Iterable<File>) => void;
  /** The same for a picture that the words show; it goes by this name in them. */
  readonly addPicture: (file: File, pictureId: string) => void;
  readonly tryAgain: (...ids: string[]) => void;
  /** Takes files away, whether they are here, still being read, or were never taken. */
  readonly remove: (...ids: string[]) => void;
  /** Waits for the files that are being read; says so when one could not be taken and nobody has decided about it yet. */
  readonly arrived: () => Promise<DeskError | null>;
  /** Puts these in the place of those that are here; those on their way stay. */
  readonly reset: (files: readonly DraftFile[]) => void;
  /** Nothing of it is wanted any more. */
  readonly clear: () => void;
  /** Listens for each file that has arrived or was removed. */
  readonly onFiles: (listener: (files: readonly DraftFile[]) => void) => void;
}

/** Said here, so that nobody finds out only when everything is written. */
const tooMany: DeskError = { code: 'refused', reason: 'attachments.too-many' };

const folder: DeskError = { code: 'refused', reason: 'file.folder' };

/** The desk’s process did not even hear of it. */
const unheard: DeskError = { code: 'unavailable', reason: 'file.unheard' };

interface Source {
  readonly file: File;
  /** As it was when the file was chosen. */
  readonly size: number;
  readonly givenUp: AbortController;
  /** Whether the words show it as a picture. */
  readonly isPicture: boolean;
}

export function createShelf(desk: HandingIn, newId: () => string): Shelf {
  let shelved: Shelved = { files: [], moving: [] };
  const sources = new Map<string, Source>();
  const listeners = new Set<() => void>();
  let tell: ((files: readonly DraftFile[]) => void) | undefined;
  /** One file after the other: they arrive in the order in which they were chosen. */
  let reading: Promise<void> = Promise.resolve();

  function show(next: Partial<Shelved>): void {
    shelved = { ...shelved, ...next };
    for (const listener of listeners) listener();
  }

  function update(id: string, part: Partial<FileInMotion>): void {
    show({ moving: shelved.moving.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  }

  function change(files: readonly DraftFile[]): void {
    show({ files });
    tell?.(files);
  }

  function begin(id: string, file: File, isPicture: boolean): void {
    sources.set(id, { file, size: file.size, givenUp: new AbortController(), isPicture });
    reading = reading.then(() => takeOne(id));
  }

  async function takeOne(id: string): Promise<void> {
    const source = sources.get(id);
    if (!source) return;
    const taken = await take(id, source).catch((): NotTaken => unheard); // A host that is ending answers nothing more.
    // Whoever took it away, or tried again, meanwhile has no use for this one.
    if (sources.get(id) !== source || taken === 'given-up') return;
    if ('code' in taken) return update(id, { error: taken });
    sources.delete(id);
    // In this order somebody always knows of it.
    change([...shelved.files, source.isPicture ? { ...taken, pictureId: id } : taken]);
    show({ moving: shelved.moving.filter((one) => one.id !== id) });
  }

  async function take(id: string, { file, size, givenUp }: Source): Promise<DraftFile | NotTaken> {
    if (isFolder(file)) return folder;
    if (shelved.files.length >= mostFiles) return tooMany;
    return handIn(desk, file, size, newId(), (percent) => update(id, { percent }), givenUp.signal);
  }

  function giveUp(id: string): void {
    sources.get(id)?.givenUp.abort();
    sources.delete(id);
  }

  function addAll(begun: readonly { readonly id: string; readonly file: File }[], isPicture: boolean): void {
    const lines = begun.map(({ id, file }) => ({ id, name: safeFileName(file.name), percent: 0, error: null }));
    show({ moving: [...shelved.moving, ...lines] });
    for (const { id, file } of begun) begin(id, file, isPicture);
  }

  const missing = () => notTaken(shelved.moving);

  return {
    shown: () => shelved,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add: (chosen) =>
      addAll(
        [...chosen].map((file) => ({ id: newId(), file })),
        false,
      ),
    addPicture: (file, id) => addAll([{ id, file }], true),
    tryAgain: (...ids) => {
      for (const id of ids) {
        const source = sources.get(id);
        if (!source) continue;
        update(id, { percent: 0, error: null });
        begin(id, source.file, source.isPicture);
      }
    },
    remove: (...ids) => {
      const gone = new Set(ids);
      for (const id of ids) giveUp(id);
      show({ moving: shelved.moving.filter((one) => !gone.has(one.id)) });
      if (shelved.files.some(({ fileId }) => gone.has(fileId)))
        change(shelved.files.filter(({ fileId }) => !gone.has(fileId)));
      else tell?.(shelved.files);
    },
    arrived: async () => {
      const isReading = () => shelved.moving.some(({ error }) => error === null);
      while (missing() === undefined && isReading()) await reading;
      return missing() ?? null;
    },
    reset: (files) => show({ files }),
    clear: () => {
      for (const id of [...sources.keys()]) giveUp(id);
      show({ files: [], moving: [] });
    },
    onFiles: (listener) => {
      tell = listener;
    },
  };
}
