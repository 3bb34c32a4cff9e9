import { hash } from 'node:crypto';
import * as z from 'zod';
import type { Draft } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import { idSchema } from '../../shared/domain/id.ts';
import { isStamp } from '../../shared/domain/stamp.ts';

/**
 * One commit is one line: `{…head…,"sum":"…","data":[…]}` and a newline. `sum` is the SHA-256 of the head's bytes as
 * they stand in the line; the head holds, for each event, the length and the SHA-256 of its slice of `data`, salted
 * inside the slice. So erasing personal data blanks a slice at equal length, and the chain stays as it was.
 */
export const formatVersion = 1;

/** Bytes of the longest line, newline included. */
export const longestLine = 768 * 1024;

const sumPattern = /^[\w-]{43}$/;

const headSchema = z.object({
  v: z.literal(formatVersion),
  device: idSchema,
  seq: z.int().min(1),
  stamp: z.string().refine(isStamp),
  time: z.iso.datetime(),
  saw: z.record(idSchema, z.array(z.string().regex(/^\d{1,15}\.[\w-]{12}$/)).min(1)),
  actor: z.string().max(60),
  op: z.string().max(60),
  key: z.string().max(60),
  events: z
    .array(
      z.object({
        type: z.string().max(60),
        on: z.string().regex(/^[a-z][a-z-]{0,39}:[a-z0-9][a-z0-9-]{0,39}$/),
        size: z.int().min(2),
        hash: z.string().regex(sumPattern),
      }),
    )
    .min(1),
  prev: z.string().regex(/^([\w-]{43})?$/),
});

export type CommitHead = Readonly<z.infer<typeof headSchema>>;

/** What the engine knows of a commit before it becomes a line. */
export interface CommitDraft {
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
}

export interface DecodedEvent {
  readonly type: string;
  readonly on: string;
  /** `erased`: blanked on purpose. `damaged`: its bytes do not match the head. Both are kept and skipped. */
  readonly state: 'whole' | 'erased' | 'damaged';
  readonly value: unknown;
}

export interface DecodedCommit {
  readonly head: CommitHead;
  readonly sum: string;
  readonly events: readonly DecodedEvent[];
  /** How many bytes the line has by its head, without its newline. What stands behind them is no part of it. */
  readonly length: number;
  /** Whether the few bytes between and behind its events are as they were written. */
  readonly isFramed: boolean;
}

function sumOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url');
}

/** The line of a commit, and what reading it back gives; `salt` gives a new random text for each event. */
export function encodeCommit(commit: CommitDraft, salt: () => string): DecodedCommit & { readonly bytes: Buffer } {
  const { device, seq, stamp, timeMs, saw, actor, op, key, drafts, prev } = commit;
  const values = drafts.map(({ data }) => JSON.stringify(data));
  const slices = values.map((value) => `{"salt":"${salt()}","value":${value}}`);
  const events = drafts.map(({ type, target }, index) => {
    const slice = slices[index] ?? '';
    return { type, on: `${target.kind}:${target.id}`, size: Buffer.byteLength(slice), hash: sumOf(slice) };
  });
  const time = new Date(timeMs).toISOString();
  const head = { v: formatVersion, device, seq, stamp, time, saw, actor, op, key, events, prev } as const;
  const open = JSON.stringify(head).slice(0, -1);
  const sum = sumOf(open);
  const bytes = Buffer.from(`${open},"sum":"${sum}","data":[${slices.join(',')}]}\n`);
  // What memory holds has been through JSON, so that it is to the letter what a restart will read.
  const decoded = events.map(({ type, on }, index): DecodedEvent => {
    return { type, on, state: 'whole', value: parsed(values[index] ?? '') };
  });
  const read = { ...head, saw: { ...saw } as CommitHead['saw'] };
  return { bytes, sum, head: read, events: decoded, length: bytes.byteLength - 1, isFramed: true };
}

const sumMark = Buffer.from(',"sum":"');
const dataMark = '","data":[';
const between = ',';
const dataEnd = ']}';
const sumLength = 43;

/** The line that the bytes begin with, checked; nothing when any byte of its head is not as it was written. */
export function decodeCommit(line: Buffer): DecodedCommit | undefined {
  const read = readLine(line);
  const head = headSchema.safeParse(read?.head);
  return read && head.success ? decoded(line, { ...read, head: head.data }) : undefined;
}

/** The same for a line that this device wrote itself: that its sum is right says that its head is as we made it. */
export function decodeOwnCommit(line: Buffer): DecodedCommit | undefined {
  const read = readLine(line);
  // Safe for our own version: these are, to the byte, what `encodeCommit` wrote.
  const head = read?.head as CommitHead | undefined;
  return read && head?.v === formatVersion ? decoded(line, { ...read, head }) : undefined;
}

export type DecodeLine = typeof decodeCommit;

/** The parts of a line whose head is as it was written. */
function readLine(line: Buffer): { head: unknown; sum: string; dataStart: number } | undefined {
  const headEnd = line.indexOf(sumMark);
  if (headEnd < 0) return undefined;
  const sumStart = headEnd + sumMark.length;
  const dataStart = sumStart + sumLength + dataMark.length;
  const sum = line.toString('latin1', sumStart, sumStart + sumLength);
  const mark = line.toString('latin1', sumStart + sumLength, dataStart);
  const open = line.subarray(0, headEnd);
  if (mark !== dataMark || sum !== sumOf(open)) return undefined;
  return { head: parsed(`${open.toString('utf8')}}`), sum, dataStart };
}

function decoded(line: Buffer, { head, sum, dataStart }: { head: CommitHead; sum: string; dataStart: number }) {
  let start = dataStart;
  let isFramed = true;
  const events = head.events.map(({ type, on, size, hash }, index): DecodedEvent => {
    const slice = line.subarray(start, start + size);
    start += size;
    const end = index === head.events.length - 1 ? dataEnd : between;
    isFramed &&= line.toString('latin1', start, start + end.length) === end;
    start += end.length;
    const text = slice.toString('utf8');
    if (sumOf(slice) === hash) return { type, on, state: 'whole', value: valueInSlice(parsed(text)) };
    return { type, on, state: text.startsWith('{"erased":') ? 'erased' : 'damaged', value: undefined };
  });
  return { head, sum, events, length: start, isFramed };
}

function valueInSlice(slice: unknown): unknown {
  return typeof slice === 'object' && slice !== null && 'value' in slice ? slice.value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON is an answer here, not an error: the caller reports the line.
  }
}
