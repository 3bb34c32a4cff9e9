/** Whether the rows of all tickets are there. */
export interface Completeness {
  readonly isComplete: () => boolean;
  /** Resolves when they are, or when it is certain that they will not be: the desk is closed. */
  readonly whenComplete: () => Promise<void>;
  /** From now on some are missing. */
  readonly begin: () => void;
  readonly complete: () => void;
  /** The rest will not be loaded; nobody waits for it any longer. */
  readonly abandon: () => void;
}

export function createCompleteness(): Completeness {
  let isComplete = true;
  let ended = Promise.resolve();
  let end = (): void => undefined;
  return {
    isComplete: () => isComplete,
    whenComplete: () => ended,
    begin: () => {
      isComplete = false;
      ended = new Promise((resolve) => {
        end = resolve;
      });
    },
    complete: () => {
      isComplete = true;
      end();
    },
    abandon: () => end(),
  };
}
