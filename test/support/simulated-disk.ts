import { posix } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Disk, DiskFile, OpenFlags } from '../../main/platform/disk.ts';
import type { Random } from '../../shared/lib/random.ts';
import { changed, contentOf, type FileContent, flushed, flushRefused, survivingContent } from './fault-content.ts';
import { onePath } from './one-path.ts';

const { dirname } = posix;

/**
 * A disk in memory that keeps what was written apart from what would survive a power cut:
 *
 * 1. A file's bytes are safe after `datasync`, which is part of each write to a file opened with `-safely`. Those of a
 *    refused one are shown to readers and never become safe, whatever a later `datasync` says: so does a page cache that
 *    has dropped what it could not write.
 * 2. A name that was created, renamed or removed is safe after `syncFolder` of its folder; `makeFolder` is safe at once.
 * 3. `powerCut` gives the disk that the next start finds: what is safe, and of the rest whatever chance leaves.
 *
 * `hooks` see every call: they refuse it, delay it, or take a snapshot at that moment.
 */
export interface SimulatedDisk extends Disk {
  hooks: DiskHooks;
  /** Bytes that all files together may have; a write that does not fit is cut short, the next one refused. */
  room: number;
  readonly callCount: () => number;
  /** The same disk at this moment, as another process would find it. */
  readonly copy: () => SimulatedDisk;
  readonly powerCut: (random: Random) => SimulatedDisk;
  /** A power cut that leaves only what is safe. */
  readonly powerCutLosingAll: () => SimulatedDisk;
  /** Every file's bytes by its path, without a call. */
  readonly files: () => ReadonlyMap<string, Buffer>;
  /** Puts a file there, safe at once, without a call. */
  readonly put: (path: string, bytes: Uint8Array | string) => void;
}

export type CallKind = keyof Disk | keyof DiskFile;

export interface DiskCall {
  /** Counted from 1. */
  readonly number: number;
  readonly kind: CallKind;
  readonly path: string;
}

export interface DiskHooks {
  /** Throwing refuses the call. */
  readonly before?: (call: DiskCall) => Promise<void> | void;
  /** Throwing reports a failure although the call took effect. */
  readonly after?: (call: DiskCall) => Promise<void> | void;
  /** How many of the bytes offered a write takes. */
  readonly portion?: (call: DiskCall, offered: number) => number;
}

const changing: ReadonlySet<CallKind> = new Set<CallKind>([
  'open',
  'rename',
  'link',
  'remove',
  'makeFolder',
  'removeFolder',
  'syncFolder',
  'write',
  'datasync',
  'truncate',
]);

/** Whether a call can change what a power cut leaves. */
export function changesDisk({ kind }: DiskCall): boolean {
  return changing.has(kind);
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}

type Names = Map<string, FileContent>;

/** Names that appear and go together; nothing means that the name goes. */
interface NameChange {
  readonly folders: readonly string[];
  readonly names: readonly (readonly [path: string, file: FileContent | undefined])[];
}

interface Stored {
  readonly folders: Set<string>;
  readonly names: Names;
  readonly safeNames: Names;
  readonly nameChanges: NameChange[];
}

export function createSimulatedDisk(): SimulatedDisk {
  return diskOver({ folders: new Set(['/']), names: new Map(), safeNames: new Map(), nameChanges: [] });
}

function applyNames(names: Names, { names: changes }: NameChange): void {
  for (const [path, file] of changes) {
    if (file) names.set(path, file);
    else names.delete(path);
  }
}

function diskOver(stored: Stored): SimulatedDisk {
  const { folders, names, safeNames } = stored;
  let nameChanges = [...stored.nameChanges];
  let calls = 0;

  async function perform<T>(kind: CallKind, path: string, effect: (call: DiskCall) => T, refused = () => {}) {
    calls += 1;
    const call = { number: calls, kind, path };
    try {
      await disk.hooks.before?.(call);
    } catch (error) {
      refused();
      throw error;
    }
    const result = effect(call);
    await disk.hooks.after?.(call);
    return result;
  }

  function change(...changes: NameChange['names']): void {
    const all = { folders: [...new Set(changes.map(([path]) => dirname(path)))], names: changes };
    applyNames(names, all);
    nameChanges.push(all);
  }

  function present(path: string): FileContent {
    if (folders.has(path)) throw systemError('EISDIR');
    const file = names.get(path);
    if (!file) throw systemError('ENOENT');
    return file;
  }

  function place(path: string): void {
    const folder = dirname(path);
    if (names.has(folder)) throw systemError('ENOTDIR');
    if (!folders.has(folder)) throw systemError('ENOENT');
    if (folders.has(path)) throw systemError('EISDIR');
  }

  function opened(path: string, flags: OpenFlags): FileContent {
    place(path);
    const known = names.get(path);
    if (known && flags.startsWith('create')) throw systemError('EEXIST');
    if (!known && flags === 'read') throw systemError('ENOENT');
    const file = known ?? contentOf('');
    if (!known) change([path, file]);
    else if (flags === 'replace') changed(file, { at: 0, bytes: undefined });
    return file;
  }

  function used(): number {
    return [...new Set(names.values())].reduce((sum, { shown }) => sum + shown.length, 0);
  }

  function written(file: FileContent, call: DiskCall, bytes: Uint8Array): number {
    const left = disk.room - used();
    if (left <= 0) throw systemError('ENOSPC');
    const count = Math.min(bytes.byteLength, left, disk.hooks.portion?.(call, bytes.byteLength) ?? bytes.byteLength);
    changed(file, { at: file.shown.length, bytes: Buffer.from(bytes.subarray(0, count)) });
    return count;
  }

  function fileOf(path: string, file: FileContent, isSafe: boolean): DiskFile {
    const write = (bytes: Uint8Array) => perform('write', path, (call) => written(file, call, bytes));
    const datasync = () =>
      perform(
        'datasync',
        path,
        () => flushed(file),
        () => flushRefused(file),
      );
    return {
      write: isSafe ? (bytes) => write(bytes).then((count) => datasync().then(() => count)) : write,
      readAt: (at, length) => perform('readAt', path, () => Buffer.from(file.shown.subarray(at, at + length))),
      datasync,
      truncate: (length) => perform('truncate', path, () => changed(file, { at: length, bytes: undefined })),
      size: () => perform('size', path, () => file.shown.length),
      close: () => perform('close', path, () => undefined),
    };
  }

  function makeFolder(path: string): void {
    if (folders.has(path)) return;
    if (names.has(path)) throw systemError('EEXIST');
    if (names.has(dirname(path))) throw systemError('ENOTDIR');
    makeFolder(dirname(path));
    folders.add(path);
  }

  function removeFolder(path: string): void {
    const isInside = (name: string) => name === path || name.startsWith(`${path}/`);
    for (const name of [...names.keys()]) if (isInside(name)) change([name, undefined]);
    for (const folder of [...folders]) if (isInside(folder)) folders.delete(folder);
  }

  function list(path: string): string[] {
    if (names.has(path)) throw systemError('ENOTDIR');
    if (!folders.has(path)) throw systemError('ENOENT');
    const inside = [...names.keys(), ...folders].filter((other) => other !== '/' && dirname(other) === path);
    return inside.map((other) => other.slice(path === '/' ? 1 : path.length + 1)).sort();
  }

  function syncFolder(path: string): void {
    if (!folders.has(path)) throw systemError('ENOENT');
    for (const names of nameChanges) if (names.folders.includes(path)) applyNames(safeNames, names);
    nameChanges = nameChanges.filter(({ folders: touched }) => !touched.includes(path));
  }

  /** A disk with other contents under the same names; a file with two names stays one. */
  function mapped(
    kept: Names,
    safe: Names,
    changes: readonly NameChange[],
    become: (file: FileContent) => FileContent,
  ) {
    const known = new Map<FileContent, FileContent>();
    const of = (file: FileContent): FileContent => {
      const next = known.get(file) ?? become(file);
      known.set(file, next);
      return next;
    };
    const namesOf = (from: Names) => new Map([...from].map(([path, file]) => [path, of(file)] as const));
    const nameChanges = changes.map(({ folders, names }) => ({
      folders,
      names: names.map(([path, file]) => [path, file && of(file)] as const),
    }));
    return diskOver({ folders: new Set(folders), names: namesOf(kept), safeNames: namesOf(safe), nameChanges });
  }

  function afterCut(survives: () => boolean, become: (file: FileContent) => FileContent): SimulatedDisk {
    const left = new Map(safeNames);
    for (const names of nameChanges) if (survives()) applyNames(left, names);
    return mapped(left, left, [], become);
  }

  /** Names come back all, none, up to some moment, or any of them. */
  function survivors(random: Random): () => boolean {
    const until = random.between(0, nameChanges.length);
    let seen = 0;
    return random.pick([() => true, () => false, () => seen++ < until, () => random.chance(0.5)]);
  }

  const disk: SimulatedDisk = {
    hooks: {},
    room: Number.POSITIVE_INFINITY,
    callCount: () => calls,
    open: (given, flags) => {
      const path = onePath(given);
      return perform('open', path, () => fileOf(path, opened(path, flags), flags.endsWith('-safely')));
    },
    read: (path) => perform('read', onePath(path), () => Buffer.from(present(onePath(path)).shown)),
    rename: (from, to) => perform('rename', onePath(to), () => moved(onePath(from), onePath(to))),
    link: (existing, name) => perform('link', onePath(name), () => linked(onePath(existing), onePath(name))),
    remove: (path) => perform('remove', onePath(path), () => removed(onePath(path))),
    makeFolder: (path) => perform('makeFolder', onePath(path), () => makeFolder(onePath(path))),
    removeFolder: (path) => perform('removeFolder', onePath(path), () => removeFolder(onePath(path))),
    list: (path) => perform('list', onePath(path), () => list(onePath(path))),
    // Callers cannot tell equal bytes from an unchanged file.
    fingerprint: (path) => (folders.has(onePath(path)) ? 'folder' : names.get(onePath(path))?.shown.toString('latin1')),
    stat: (path) =>
      perform('stat', onePath(path), () => {
        const shown = names.get(onePath(path))?.shown;
        return shown && { size: shown.length, changedMs: crc32(shown) };
      }),
    syncFolder: (path) => perform('syncFolder', onePath(path), () => syncFolder(onePath(path))),
    copy: () => mapped(names, safeNames, nameChanges, (file) => ({ ...file, changes: [...file.changes] })),
    powerCut: (random) => afterCut(survivors(random), (file) => survivingContent(file, random)),
    powerCutLosingAll: () =>
      afterCut(
        () => false,
        (file) => contentOf(file.safe),
      ),
    files: () => new Map([...names].map(([path, { shown }]) => [path, shown])),
    put: (given, bytes) => {
      const path = onePath(given);
      makeFolder(dirname(path));
      const file = contentOf(bytes);
      names.set(path, file);
      safeNames.set(path, file);
    },
  };

  function linked(existing: string, name: string): void {
    place(name);
    if (names.has(name)) throw systemError('EEXIST');
    change([name, present(existing)]);
  }

  function removed(path: string): void {
    present(path);
    change([path, undefined]);
  }

  function moved(from: string, to: string): void {
    const file = present(from);
    place(to);
    change([to, file], [from, undefined]);
  }

  return disk;
}
