import { posix } from 'node:path';
import type { Disk, DiskFile } from '../../main/platform/disk.ts';
import { onePath } from './one-path.ts';

const { dirname } = posix;

/** A disk that lives in memory: fast, gone with the test, and copied like a USB stick. */
export interface MemoryDisk extends Disk {
  readonly copy: () => MemoryDisk;
  readonly files: () => ReadonlyMap<string, Buffer>;
  readonly put: (path: string, bytes: Buffer) => void;
}

/** A file's bytes, with room to grow: an append does not copy what is there. */
interface Content {
  bytes: Buffer;
  length: number;
  version: string;
}

let versions = 0;

function newVersion(): string {
  versions += 1;
  return String(versions);
}

function contentOf(bytes: Buffer): Content {
  return { bytes: Buffer.from(bytes), length: bytes.length, version: newVersion() };
}

function appended(content: Content, more: Uint8Array): void {
  const needed = content.length + more.byteLength;
  if (needed > content.bytes.length) {
    const grown = Buffer.alloc(Math.max(needed, content.bytes.length * 2, 4096));
    content.bytes.copy(grown, 0, 0, content.length);
    content.bytes = grown;
  }
  content.bytes.set(more, content.length);
  content.length = needed;
  content.version = newVersion();
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

export function createMemoryDisk(present: ReadonlyMap<string, Buffer> = new Map()): MemoryDisk {
  const contents = new Map([...present].map(([path, bytes]) => [path, contentOf(bytes)]));
  const folders = new Set<string>(['/']);
  for (const path of contents.keys()) noteFolder(dirname(path));

  function noteFolder(path: string): void {
    for (let folder = path; !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }

  function contentAt(path: string): Content {
    const content = contents.get(path);
    if (!content && folders.has(path)) throw systemError('EISDIR', path);
    if (!content) throw systemError('ENOENT', path);
    return content;
  }

  function moveFolder(from: string, to: string): void {
    for (const [path, content] of [...contents]) {
      if (!path.startsWith(`${from}/`)) continue;
      noteFolder(dirname(to + path.slice(from.length)));
      contents.set(to + path.slice(from.length), content);
      contents.delete(path);
    }
    for (const folder of [...folders]) if (folder === from || folder.startsWith(`${from}/`)) folders.delete(folder);
  }

  function files(): ReadonlyMap<string, Buffer> {
    return new Map([...contents].map(([path, { bytes, length }]) => [path, bytes.subarray(0, length)]));
  }

  return {
    open: async (given, flags) => {
      const path = onePath(given);
      if (flags.startsWith('create') && contents.has(path)) throw systemError('EEXIST', path);
      if (flags === 'read' || folders.has(path)) return fileOn(contentAt(path));
      const content = (flags.startsWith('append') && contents.get(path)) || contentOf(Buffer.alloc(0));
      contents.set(path, content);
      return fileOn(content);
    },
    read: async (path) => {
      const { bytes, length } = contentAt(onePath(path));
      return Buffer.from(bytes.subarray(0, length));
    },
    rename: async (from, to) => {
      if (folders.has(onePath(from))) return moveFolder(onePath(from), onePath(to));
      contents.set(onePath(to), contentAt(onePath(from)));
      contents.delete(onePath(from));
    },
    link: async (existing, name) => {
      if (contents.has(onePath(name))) throw systemError('EEXIST', name);
      contents.set(onePath(name), contentAt(onePath(existing)));
    },
    remove: async (path) => {
      contentAt(onePath(path));
      contents.delete(onePath(path));
    },
    makeFolder: async (path) => noteFolder(onePath(path)),
    removeFolder: async (given) => {
      const path = onePath(given);
      for (const name of [...contents.keys()]) if (name.startsWith(`${path}/`)) contents.delete(name);
      for (const folder of [...folders]) if (folder === path || folder.startsWith(`${path}/`)) folders.delete(folder);
    },
    list: async (given) => {
      const path = onePath(given);
      if (!folders.has(path)) throw systemError('ENOENT', path);
      const names = [...contents.keys(), ...folders].filter((name) => name !== path && dirname(name) === path);
      return names.map((name) => name.slice(name.lastIndexOf('/') + 1)).sort();
    },
    fingerprint: (path) => contents.get(onePath(path))?.version ?? (folders.has(onePath(path)) ? 'folder' : undefined),
    stat: async (path) => {
      const content = contents.get(onePath(path));
      return content && { size: content.length, changedMs: Number(content.version) };
    },
    syncFolder: async () => undefined,
    copy: () => createMemoryDisk(files()),
    files,
    put: (given, bytes) => {
      const path = onePath(given);
      noteFolder(dirname(path));
      contents.set(path, contentOf(bytes));
    },
  };
}

function fileOn(content: Content): DiskFile {
  return {
    write: async (bytes) => {
      appended(content, bytes);
      return bytes.byteLength;
    },
    readAt: async (position, length) =>
      Buffer.from(content.bytes.subarray(position, Math.min(position + length, content.length))),
    datasync: async () => undefined,
    truncate: async (length) => {
      content.length = Math.min(content.length, length);
    },
    size: async () => content.length,
    close: async () => undefined,
  };
}
