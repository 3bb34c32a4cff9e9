import type { MemoryDisk } from '../support/memory-disk.ts';
import { checkComputer, computerDocuments, makeComputer } from './computer-documents.ts';
import { checkDesk, deskDocuments, makeDesk } from './desk-documents.ts';
import type { FaultCase, FaultOutcome, FaultPart } from './part.ts';

/** What is done to the files of a document, which it has already been done to. */
export interface Damaged {
  readonly disk: MemoryDisk;
  /** The document’s path. */
  readonly document: string;
  /** Bytes that must remain in some file on the disk. */
  readonly kept: readonly Buffer[];
  /** Whether the damage must be reported. */
  readonly isTold: boolean;
  /** Whether no generation of it can be read any more. */
  readonly isLost: boolean;
}

interface Blow {
  readonly title: string;
  readonly files: readonly string[];
  readonly bytes: ((before: Buffer) => Buffer | null) | 'folder';
  /** What is whole and only older cannot be known for damaged; a copy that is gone is no loss. */
  readonly isTold: boolean;
}

/** Every byte flipped, every length, and what else becomes of files: to one of a document's files, or to both. */
function* blowsTo(disk: MemoryDisk, document: string, seed: number): Generator<Blow> {
  const [newest, older] = [document, `${document}.previous`];
  for (const file of [newest, older]) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const { length } = disk.files().get(file) ?? { length: 0 };
    for (let at = 0; at < length; at += 1) {
      const bit = 1 << ((seed + at * 7) % 8);
      yield { title: `${name}, byte ${at} flipped by ${bit}`, files: [file], bytes: flipping(at, bit), isTold: true };
      yield { title: `${name} cut to ${at} bytes`, files: [file], bytes: (b) => b.subarray(0, at), isTold: true };
    }
    const other = disk.files().get(file === newest ? older : newest);
    yield { title: `${name} of NULs`, files: [file], bytes: ({ length: n }) => Buffer.alloc(n), isTold: true };
    yield { title: `${name} gone`, files: [file], bytes: () => null, isTold: file === newest };
    yield { title: `${name} is the other one`, files: [file], bytes: (b) => other ?? b, isTold: false };
    yield { title: `${name} a folder`, files: [file], bytes: 'folder', isTold: true };
  }
  const files = [newest, older];
  yield { title: 'both empty', files, bytes: () => Buffer.alloc(0), isTold: true };
  yield { title: 'both of NULs', files, bytes: ({ length: n }) => Buffer.alloc(n), isTold: true };
  yield { title: 'both flipped', files, bytes: flipping(seed % 50, 1), isTold: true };
  yield { title: 'both cut in half', files, bytes: (b) => b.subarray(0, b.length / 2), isTold: true };
  yield { title: 'both folders', files, bytes: 'folder', isTold: true };
  yield { title: 'both gone', files, bytes: () => null, isTold: false };
}

function flipping(at: number, bit: number): (before: Buffer) => Buffer {
  return (before) => {
    const bytes = Buffer.from(before);
    bytes[at] = (bytes[at] ?? 0) ^ bit;
    return bytes;
  };
}

async function strike(whole: MemoryDisk, document: string, { files, bytes, isTold }: Blow): Promise<Damaged> {
  const disk = whole.copy();
  const kept: Buffer[] = [];
  for (const file of files) {
    const before = disk.files().get(file) ?? Buffer.alloc(0);
    const after = bytes === 'folder' ? Buffer.from(`inside ${file}`) : bytes(before);
    await disk.remove(file);
    if (after) disk.put(bytes === 'folder' ? `${file}/inside` : file, after);
    if (after && isTold) kept.push(after);
  }
  return { disk, document, kept, isTold, isLost: files.length > 1 };
}

interface Place {
  readonly whole: MemoryDisk;
  readonly documents: readonly string[];
  readonly check: (damaged: Damaged) => Promise<FaultOutcome>;
}

function* casesAt({ whole, documents, check }: Place, seed: number): Generator<FaultCase> {
  for (const document of documents) {
    const row = document.replace(/^\/here\/(?:desk|data)\//, '').replace(/(devices|staged)\/.*/, '$1/…');
    for (const blow of blowsTo(whole, document, seed)) {
      yield { row, title: blow.title, run: async () => check(await strike(whole, document, blow)) };
    }
  }
}

async function* cases(seed: number): AsyncGenerator<FaultCase> {
  const desk = await makeDesk();
  yield* casesAt({ whole: desk, documents: deskDocuments(desk), check: checkDesk }, seed);
  const computer = await makeComputer();
  yield* casesAt({ whole: computer, documents: computerDocuments, check: checkComputer }, seed);
}

export const documentsPart: FaultPart = {
  name: 'documents',
  about: 'damages every document beside the journal, byte by byte, and works on',
  cases,
};
