import type { Deskside } from '../../shared/bridge/contract.ts';
import type { DraftFile } from '../../shared/bridge/draft.ts';
import type { LocationProblem } from '../../shared/bridge/failures.ts';
import type { DeskError, Result } from '../../shared/bridge/result.ts';

/** Why an upload did not complete: an error, or it was canceled. */
export type UploadFailure = DeskError | 'given-up';

export interface UploadDesk {
  readonly call: Deskside['call'];
  /** The timeout for reading from a drive that does not respond. */
  readonly patienceMs: number;
}

const chunkBytes = 256 * 1024;

function refused(reason: LocationProblem & `file.${string}`): DeskError {
  return { code: 'refused', reason };
}

/**
 * Uploads a file to the desk in chunks and reports progress in percent. `size` is the size when the file was chosen,
 * because the browser reads the current size from the disk, which is 0 for a deleted file. The key makes the upload
 * idempotent.
 */
export async function uploadFile(
  desk: UploadDesk,
  file: File,
  size: number,
  key: string,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<DraftFile | UploadFailure> {
  // A read of part of an empty file does not reach the disk, so the whole is read.
  const first = await read(desk, size === 0 ? file : file.slice(0, chunkBytes), Math.min(size, chunkBytes), signal);
  if (!(first instanceof Uint8Array)) return first;
  const begun = await repeated(() => desk.call('file.begin', { name: file.name, size }, key));
  if (!begun.ok) return begun.error;
  const { fileId } = begun.value;
  const taken = await handInPieces(fileId, first);
  // If the desk does not get this because it has ended, it removes the partial file when it is opened again.
  if (taken === 'given-up' || 'code' in taken) desk.call('file.abandon', { fileId }).catch(() => undefined);
  return taken;

  async function handInPieces(id: string, beginning: Uint8Array): Promise<DraftFile | UploadFailure> {
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

/** Retries once if no answer came: the answer may have been lost, and the request is idempotent. */
async function repeated<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const first = await ask();
  return first.ok || first.error.code !== 'unavailable' ? first : ask();
}

/** Reads a chunk of a file and checks its length. */
async function read(
  { patienceMs }: UploadDesk,
  piece: Blob,
  size: number,
  signal: AbortSignal,
): Promise<Uint8Array | UploadFailure> {
  const ended = new AbortController();
  const end = { signal: ended.signal };
  try {
    return await new Promise<Uint8Array | UploadFailure>((resolve, reject) => {
      if (signal.aborted) return resolve('given-up');
      signal.addEventListener('abort', () => resolve('given-up'), end);
      const timer = setTimeout(() => resolve(refused('file.silent')), patienceMs);
      ended.signal.addEventListener('abort', () => clearTimeout(timer));
      piece.arrayBuffer().then((buffer) => {
        resolve(buffer.byteLength === size ? new Uint8Array(buffer) : refused('file.wrong-size'));
      }, reject);
    });
  } catch {
    return refused('file.unreadable'); // The browser gives no cause that would help the person.
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
