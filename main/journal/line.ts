import { hash } from 'node:crypto';
import * as z from 'zod';
import { type CommitLinks, linksOf } from '../../shared/domain/commit-links.ts';
import type { Draft } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import { type CommitHead, type EventHead, formatVersion, longestLine, readHead } from './head.ts';

/**
 * One commit is one line: `{…head…,"sum":"…","data":[…]}` and a newline. `sum` is the SHA-256 of the head's bytes as
 * they are in the line. For each event the head holds the length and the SHA-256 of its slice of `data`, with a salt
 * inside the slice. Erasing personal data therefore blanks a slice at equal length, and the chain stays valid.
 */

/** A commit before it becomes a line. */
export interface CommitDraft extends CommitLinks {
  readonly device: string;
  readonly seq: number;
  readonly stamp: string;
  readonly timeMs: number;
  readonly saw: Saw;
  readonly actor: string;
  readonly op: string;
  readonly key: string;
  readonly drafts: readonly Draft[];
  readonly prev: string;
  /** A hash of the request. It is part of the first event's slice, so that erasing removes it too. */
  readonly asked?: string;
}

export interface DecodedEvent {
  readonly type: string;
  readonly on: string;
  /**
   * `erased`: blanked on purpose. `damaged`: its bytes do not match the head. Both are kept and skipped. `intact`: its
   * bytes match, but its value was not wanted. `unread`: not even its bytes were checked.
   */
  readonly state: 'whole' | 'intact' | 'erased' | 'damaged' | 'unread';
  readonly value: unknown;
}

export interface DecodedCommit {
  /** A hash of the request. Release 0.1.0 did not write one. */
  readonly asked: string | undefined;
  readonly head: CommitHead;
  readonly sum: string;
  readonly events: readonly DecodedEvent[];
  /** The length of the line according to its head, without its newline. Bytes after it are not part of it. */
  readonly length: number;
  /** Whether the few bytes between and after its events are intact. */
  readonly isFramed: boolean;
}

function sumOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url');
}

/** Encodes a commit, and returns what decoding the line gives; `salt` returns a new random text for each event. */
export function encodeCommit(commit: CommitDraft, salt: () => string): DecodedCommit & { readonly bytes: Buffer } {
  const { device, seq, stamp, timeMs, saw, actor, op, key, drafts, prev, asked } = commit;
  const values = drafts.map(({ data }) => JSON.stringify(data));
  const slices = values.map((value, index) => {
    const mark = index === 0 && asked !== undefined ? `"asked":"${asked}",` : '';
    return `{"salt":"${salt()}",${mark}"value":${value}}`;
  });
  const events = drafts.map(({ type, target }, index) => {
    const slice = slices[index] ?? '';
    return { type, on: `${target.kind}:${target.id}`, size: Buffer.byteLength(slice), hash: sumOf(slice) };
  });
  const time = new Date(timeMs).toISOString();
  const links = linksOf(commit);
  const head = { v: formatVersion, device, seq, stamp, time, saw, actor, op, key, ...links, events, prev } as const;
  const open = JSON.stringify(head).slice(0, -1);
  const sum = sumOf(open);
  const bytes = Buffer.from(`${open},"sum":"${sum}","data":[${slices.join(',')}]}\n`);
  // Parsed from the encoded JSON, so that memory holds exactly what a restart will read.
  const decoded = events.map(({ type, on }, index): DecodedEvent => {
    return { type, on, state: 'whole', value: parsed(values[index] ?? '') };
  });
  const read = { ...head, saw: { ...saw } as CommitHead['saw'] };
  return { bytes, sum, head: read, events: decoded, asked, length: bytes.byteLength - 1, isFramed: true };
}

const sumMark = Buffer.from(',"sum":"');
const dataMark = '","data":[';
const between = ',';
const dataEnd = ']}';
const erasedMark = '{"erased":';
const sumLength = 43;

const newline = 0x0a;

/**
 * What is wanted of an event: its value, only whether its bytes are intact, or nothing. Hashing and parsing all data is
 * most of the work of decoding.
 */
export type Wanted = (event: EventHead, head: CommitHead) => 'value' | 'check' | 'nothing';

/**
 * Decodes and checks the line at the start of the bytes; undefined if any byte of its head is damaged or its content is
 * impossible. Our own lines are checked too: anybody who can compute a checksum could write one into our folder.
 */
export function decodeCommit(line: Buffer, wanted: Wanted = everyValue): DecodedCommit | undefined {
  const read = readLine(line);
  const head = readHead(read?.head);
  if (!read || !head) return undefined;
  const commit = decoded(line, { ...read, head }, wanted);
  return commit.length < longestLine ? commit : undefined;
}

function everyValue(): 'value' {
  return 'value';
}

/** Whether the head is intact, whatever it says. */
export function isSealed(line: Buffer): boolean {
  return readLine(line) !== undefined;
}

/** The parts of a line with an intact head. A head contains no line break. */
function readLine(line: Buffer): { head: unknown; sum: string; dataStart: number } | undefined {
  const firstEnd = line.indexOf(newline);
  const headEnd = (firstEnd < 0 ? line : line.subarray(0, firstEnd)).indexOf(sumMark);
  if (headEnd < 0 || headEnd > longestLine) return undefined;
  const sumStart = headEnd + sumMark.length;
  const dataStart = sumStart + sumLength + dataMark.length;
  const sum = line.toString('latin1', sumStart, sumStart + sumLength);
  const mark = line.toString('latin1', sumStart + sumLength, dataStart);
  const open = line.subarray(0, headEnd);
  if (mark !== dataMark || sum !== sumOf(open)) return undefined;
  return { head: parsed(`${open.toString('utf8')}}`), sum, dataStart };
}

const newerHead = z.object({ v: z.int().min(formatVersion + 1) });

/**
 * Whether a newer version of Deskside wrote the line. Every version computes the head's checksum this way and puts its
 * number first, so a line with one damaged byte is not taken for a newer one.
 */
export function isNewerLine(line: Buffer): boolean {
  const read = readLine(line);
  return read !== undefined && newerHead.safeParse(read.head).success;
}

function decoded(
  line: Buffer,
  { head, sum, dataStart }: { head: CommitHead; sum: string; dataStart: number },
  wanted: Wanted,
): DecodedCommit {
  let start = dataStart;
  let isFramed = true;
  let asked: string | undefined;
  const events = head.events.map((event, index): DecodedEvent => {
    const { type, on, size, hash } = event;
    const slice = line.subarray(start, start + size);
    start += size;
    const end = index === head.events.length - 1 ? dataEnd : between;
    isFramed &&= line.toString('latin1', start, start + end.length) === end;
    start += end.length;
    const want = wanted(event, head);
    if (want === 'nothing') return { type, on, state: 'unread', value: undefined };
    // A slice contains no line break: sizes that span other lines would cause all of those to be hashed again.
    if (slice.length < size || slice.includes(newline)) return { type, on, state: 'damaged', value: undefined };
    if (sumOf(slice) !== hash) return { type, on, state: isErased(slice) ? 'erased' : 'damaged', value: undefined };
    if (want === 'check') return { type, on, state: 'intact', value: undefined };
    const { value, asked: mark } = partsOf(parsed(slice.toString('utf8')));
    if (index === 0 && typeof mark === 'string') asked = mark;
    return { type, on, state: 'whole', value };
  });
  return { head, sum, events, asked, length: start, isFramed };
}

function isErased(slice: Buffer): boolean {
  return slice.toString('latin1', 0, erasedMark.length) === erasedMark;
}

function partsOf(slice: unknown): { readonly value?: unknown; readonly asked?: unknown } {
  return typeof slice === 'object' && slice !== null ? slice : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Invalid JSON is a normal result here: the caller reports the line.
  }
}
