/** How far a download is, in bytes. */
export interface Progress {
  readonly transferred: number;
  /** Null if the source does not say. */
  readonly total: number | null;
}

export interface Terminal {
  /** Whether a line can be overwritten because the output is a terminal. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Ends the line, so that the next one starts on its own. */
  readonly end: () => void;
}

/** Such as `34% (41 of 121 MB)`, or `41 MB` when the total is unknown. */
export function progressText({ transferred, total }: Progress): string {
  if (total === null) return `${megabytes(transferred)} MB`;
  const percent = Math.min(100, Math.floor((transferred / Math.max(total, 1)) * 100));
  return `${percent}% (${megabytes(transferred)} of ${megabytes(total)} MB)`;
}

/** Steps that get a line of their own in a log: each quarter, or each 25 MB if the total is unknown. */
function stepOf({ transferred, total }: Progress): number {
  return total === null ? Math.floor(transferred / 25_000_000) : Math.floor((transferred / Math.max(total, 1)) * 4);
}

/** One line that is overwritten, or a few lines if the output goes to a file. */
export function progressLine(label: string, { isTerminal, write }: Terminal): ProgressLine {
  let shown = '';
  let step = -1;
  return {
    show: (progress) => {
      const text = `${label}: ${progressText(progress)}`;
      if (isTerminal && text !== shown) {
        write(`\r${text.padEnd(shown.length)}`);
        shown = text;
      } else if (!isTerminal && stepOf(progress) > step) {
        step = stepOf(progress);
        write(`${text}\n`);
      }
    },
    end: () => {
      if (shown !== '') write('\n');
      shown = '';
    },
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
