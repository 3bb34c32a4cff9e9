import type { DecodedCommit } from './line.ts';

/** The position of a line: folder, segment, first byte, and length without the newline. */
export interface Position {
  readonly folder: string;
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

export interface PlacedCommit extends DecodedCommit {
  readonly position: Position;
}

/** Bytes that are not a line of this folder: damaged, out of place, or false. */
export interface BadLine {
  readonly position: Position;
  readonly bytes: Buffer;
  /** Whether its checksum is right and only its content is impossible. */
  readonly isSealed: boolean;
}

export function segmentName(segment: number): string {
  return `${String(segment).padStart(6, '0')}.jsonl`;
}

export function segmentNumber(name: string): number | undefined {
  return /^\d{6}\.jsonl$/.test(name) ? Number(name.slice(0, 6)) : undefined;
}

/** Whether the whole line is intact; a truncated one may have only its head. */
export function isWhole({ events, isFramed }: DecodedCommit): boolean {
  return isFramed && events.every(({ state }) => state !== 'damaged');
}

export function isBad(line: PlacedCommit | BadLine): line is BadLine {
  return 'bytes' in line;
}
