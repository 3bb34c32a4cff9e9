/** Whether the rows of all tickets are there. */
export interface Completeness {
  readonly isComplete: () => boolean;
  /** Resolves when they are, or when the desk is closed before. */
  readonly whenComplete: () => Promise<void>;
  /** From now on some are missing, until `complete` is called. */
  readonly begin: () => void;
  readonly complete: () => void;
}

export function createCompleteness(): Completeness {
  let waiting: { readonly ended: Promise<void>; readonly end: () => void } | undefined;
  return {
    isComplete: () => waiting === undefined,
    whenComplete: () => waiting?.ended ?? Promise.resolve(),
    begin: () => {
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      waiting ??= { ended, end: () => end() };
    },
    complete: () => {
      const over = waiting;
      waiting = undefined;
      over?.end();
    },
  };
}
