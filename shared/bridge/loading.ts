/** How much of a desk has been read so far, for a progress bar. */
export interface Loading {
  /** From 0 to 1. */
  readonly fraction: number;
  /** Saved changes read so far. */
  readonly changes: number;
}

/** A desk that is being opened. */
export interface OpeningDesk extends Loading {
  readonly folder: string;
  /** Its name, once it has been read. */
  readonly name: string | null;
  /** `changes`: all saved changes are read. `tickets`: the open tickets are put together from them. */
  readonly stage: 'changes' | 'tickets';
}
