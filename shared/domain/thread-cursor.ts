import * as z from 'zod';
import type { CommitRef } from './event.ts';

/**
 * A position in a thread: just before one of its commits. It is that commit's position in the common order of commits,
 * so it stays valid whatever is inserted before or after it.
 */
export type ThreadCursor = string;

export interface ThreadPosition {
  readonly stamp: string;
  readonly ref: CommitRef;
}

const pattern =
  /^(?<stamp>[0-9a-f]{12}-[0-9a-f]{4}) (?<device>[a-z0-9][a-z0-9-]{0,39}) (?<seq>\d{1,13}) (?<sum>[\w-]{43})$/;

export function cursorBefore({ stamp, ref }: ThreadPosition): ThreadCursor {
  return `${stamp} ${ref.device} ${ref.seq} ${ref.sum}`;
}

/** A cursor as a window sends it back; parsed into a position. */
export const threadCursor = z.string().regex(pattern).transform(positionOf);

function positionOf(cursor: ThreadCursor): ThreadPosition {
  const { stamp = '', device = '', seq = '', sum = '' } = pattern.exec(cursor)?.groups ?? {};
  return { stamp, ref: { device, seq: Number(seq), sum } };
}
