import type { DraftFile } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { mostFiles } from '../../shared/domain/body.ts';
import { safeFileName } from '../../shared/domain/file-name.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { failedUploads } from './failed-uploads.ts';
import { isFolder } from './folders.ts';
import { type UploadDesk, type UploadFailure, uploadFile } from './upload-file.ts';

/** An upload in progress, or a failed one. */
export interface FileUpload {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
  readonly error: DeskError | null;
}

export interface UploadState {
  readonly files: readonly DraftFile[];
  readonly moving: readonly FileUpload[];
}

/**
 * The attachments of a draft. Uploads continue while the form is closed, and failed ones are still listed when it is
 * opened again, so that nothing is sent as if it were complete.
 */
export interface FileUploads {
  readonly shown: () => UploadState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (chosen: Iterable<File>) => void;
  /** The same for a picture in the text, which refers to it by this id. */
  readonly addPicture: (file: File, pictureId: string) => void;
  readonly tryAgain: (...ids: string[]) => void;
  /** Removes attached files, and uploads in progress or failed. */
  readonly remove: (...ids: string[]) => void;
  /** Waits for uploads; returns an error if one failed and was neither retried nor removed. */
  readonly arrived: () => Promise<DeskError | null>;
  /** Replaces the attached files; uploads stay. */
  readonly reset: (files: readonly DraftFile[]) => void;
  /** Removes everything. */
  readonly clear: () => void;
  /** Sets the listener for added and removed files. */
  readonly onFiles: (listener: (files: readonly DraftFile[]) => void) => void;
}

/** Reported as soon as the file is chosen, not only on sending. */
const tooMany: DeskError = { code: 'refused', reason: 'attachments.too-many' };

const folder: DeskError = { code: 'refused', reason: 'file.folder' };

/** The request did not reach the desk’s process. */
const unheard: DeskError = { code: 'unavailable', reason: 'file.unheard' };

interface Source {
  readonly file: File;
  /** The size when the file was chosen. */
  readonly size: number;
  readonly givenUp: AbortController;
  /** Whether the text shows it as a picture. */
  readonly isPicture: boolean;
}

export function createFileUploads(desk: UploadDesk, newId: () => string): FileUploads {
  let state: UploadState = { files: [], moving: [] };
  const sources = new Map<string, Source>();
  const listeners = new Set<() => void>();
  let tell: ((files: readonly DraftFile[]) => void) | undefined;
  /** Sequential, so that files arrive in the order in which they were chosen. */
  const reads = createSerialQueue();

  function show(next: Partial<UploadState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function update(id: string, part: Partial<FileUpload>): void {
    show({ moving: state.moving.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  }

  function change(files: readonly DraftFile[]): void {
    show({ files });
    tell?.(files);
  }

  function begin(id: string, file: File, isPicture: boolean): void {
    sources.set(id, { file, size: file.size, givenUp: new AbortController(), isPicture });
    void reads.run(() => takeOne(id));
  }

  async function takeOne(id: string): Promise<void> {
    const source = sources.get(id);
    if (!source) return;
    // A host that is shutting down no longer answers.
    const taken = await take(id, source).catch((): UploadFailure => unheard);
    // The file was removed, or its upload restarted, during the upload.
    if (sources.get(id) !== source || taken === 'given-up') return;
    if ('code' in taken) return update(id, { error: taken });
    sources.delete(id);
    // Added before it is removed from the uploads, so that it is always listed. Removed even if a listener throws, because
    // `arrived` waits until no file is being read.
    try {
      change([...state.files, source.isPicture ? { ...taken, pictureId: id } : taken]);
    } finally {
      show({ moving: state.moving.filter((one) => one.id !== id) });
    }
  }

  async function take(id: string, { file, size, givenUp }: Source): Promise<DraftFile | UploadFailure> {
    if (isFolder(file)) return folder;
    if (state.files.length >= mostFiles) return tooMany;
    return uploadFile(desk, file, size, newId(), (percent) => update(id, { percent }), givenUp.signal);
  }

  function giveUp(id: string): void {
    sources.get(id)?.givenUp.abort();
    sources.delete(id);
  }

  function addAll(begun: readonly { readonly id: string; readonly file: File }[], isPicture: boolean): void {
    const lines = begun.map(({ id, file }) => ({ id, name: safeFileName(file.name), percent: 0, error: null }));
    show({ moving: [...state.moving, ...lines] });
    for (const { id, file } of begun) begin(id, file, isPicture);
  }

  const missing = () => failedUploads(state.moving);

  return {
    shown: () => state,
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
      show({ moving: state.moving.filter((one) => !gone.has(one.id)) });
      if (state.files.some(({ fileId }) => gone.has(fileId)))
        change(state.files.filter(({ fileId }) => !gone.has(fileId)));
      else tell?.(state.files);
    },
    arrived: async () => {
      const isReading = () => state.moving.some(({ error }) => error === null);
      while (missing() === undefined && isReading()) await reads.idle();
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
