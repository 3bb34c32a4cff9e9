/** A line that somebody waits for. */
export interface WantedLine {
  /** The file of its segment. */
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly found: (bytes: Buffer) => void;
  readonly failed: (error: unknown) => void;
}

/** Bytes of a segment that are read at once, and the lines in them, in order. */
export interface LineRun {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly lines: readonly WantedLine[];
}

/** Bytes between two lines that are read in vain, because that takes less time than another call. */
const longestGap = 4 * 1024;

/** The lines of one run are decoded without a pause. */
const longestRun = 64 * 1024;

/** Puts together what lies close to each other. A line that is longer than a run makes one of its own. */
export function runsOf(lines: readonly WantedLine[]): LineRun[] {
  const [only] = lines;
  if (only && lines.length === 1) return [{ ...only, lines }];
  const sorted = lines.toSorted((a, b) => (a.path === b.path ? a.offset - b.offset : a.path < b.path ? -1 : 1));
  const runs: (LineRun & { length: number; readonly lines: WantedLine[] })[] = [];
  for (const line of sorted) {
    const { path, offset } = line;
    const last = runs.at(-1);
    const end = last ? last.offset + last.length : 0;
    const length = last ? Math.max(end, offset + line.length) - last.offset : 0;
    if (last?.path === path && offset - end <= longestGap && length <= longestRun) {
      last.length = length;
      last.lines.push(line);
    } else runs.push({ path, offset, length: line.length, lines: [line] });
  }
  return runs;
}
