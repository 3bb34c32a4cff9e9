import type { Deskside } from '../../shared/bridge/contract.ts';
import type { DraftFile } from '../../shared/bridge/draft.ts';
import type { LocationProblem } from '../../shared/bridge/failures.ts';
import type { DeskError, Result } from '../../shared/bridge/result.ts';

/** Why a file was not taken, or nothing where that was given up. */
export type NotTaken = DeskError | 'given-up';

export interface HandingIn {
  readonly call: Deskside['call'];
  /** A file on a drive that does not answer is not waited for any longer than this. */
  readonly patienceMs: number;
}

const chunkBytes = 256 * 1024;

function refused(reason: LocationProblem & `file.${string}`): DeskError {
  return { code: 'refused', reason };
}

/**
 * Hands a file to the desk piece by piece; `progress` hears how far it is, in percent. The size is the one that the file
 * had when it was chosen: it is asked of the disk again and again, and one that has gone is said to be empty. Under its
 * key the file is taken in once.
 */
export async function handIn(
  desk: HandingIn,
  file: File,
  size: number,
  key: string,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<DraftFile | NotTaken> {
  // Only the whole of an empty file is really looked for on the disk.
  const first = await read(desk, size === 0 ? file : file.slice(0, chunkBytes), Math.min(size, chunkBytes), signal);
  if (!(first instanceof Uint8Array)) return first;
  const begun = await repeated(() => desk.call('file.begin', { name: file.name, size }, key));
  if (!begun.ok) return begun.error;
  const { fileId } = begun.value;
  const taken = await handInPieces(fileId, first);
  // A desk that does not hear it, because it has ended, gets rid of the half when it is opened again.
  if (taken === 'given-up' || 'code' in taken) desk.call('file.abandon', { fileId }).catch(() => undefined);
  return taken;

  async function handInPieces(id: string, beginning: Uint8Array): Promise<DraftFile | NotTaken> {
    let bytes = beginning;
    for (let at = 0; at < size; ) {
      const piece = { fileId: id, offset: at, chunk: base64(bytes) };
      const appended = await repeated(() => desk.call('file.append', piece));
      if (!appended.ok) return appended.error;
      if (signal.aborted) return 'given-up';
      at += bytes.length;
      progress(Math.min(99, Math.round((at / size) * 100)));
      if (at >= size) break;
      const next = await read(desk, file.slice(at, at + chunkBytes), Math.min(size - at, chunkBytes), signal);
      if (!(next instanceof Uint8Array)) return next;
      bytes = next;
    }
    const finished = await repeated(() => desk.call('file.finish', { fileId: id }));
    return finished.ok ? { fileId: id, ...finished.value } : finished.error;
  }
}

/** Asks once more where no answer came: it may have got lost on its way back, and what was done is not done again. */
async function repeated<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const first = await ask();
  return first.ok || first.error.code !== 'unavailable' ? first : ask();
}

/** A piece of a file, of as many bytes as it has to have. */
async function read(
  { patienceMs }: HandingIn,
  piece: Blob,
  size: number,
  signal: AbortSignal,
): Promise<Uint8Array | NotTaken> {
  const ended = new AbortController();
  const end = { signal: ended.signal };
  try {
    return await new Promise<Uint8Array | NotTaken>((resolve, reject) => {
      if (signal.aborted) return resolve('given-up');
      signal.addEventListener('abort', () => resolve('given-up'), end);
      const timer = setTimeout(() => resolve(refused('file.silent')), patienceMs);
      ended.signal.addEventListener('abort', () => clearTimeout(timer));
      piece.arrayBuffer().then((buffer) => {
        resolve(buffer.byteLength === size ? new Uint8Array(buffer) : refused('file.wrong-size'));
      }, reject);
    });
  } catch {
    return refused('file.unreadable'); // The browser names no cause that a person could do something about.
  } finally {
    ended.abort();
  }
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
}
