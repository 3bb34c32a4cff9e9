/** Whether everything of a kind is loaded, such as the rows of all tickets. */
export interface Completeness {
  readonly isComplete: () => boolean;
  /** Resolves when it is, or when it is certain that it will not be: the desk is closed. */
  readonly whenComplete: () => Promise<void>;
  /** Resolves when somebody waits for that. */
  readonly whenWanted: () => Promise<void>;
  /** From now on some is missing. */
  readonly begin: () => void;
  readonly complete: () => void;
  /** The rest will not be loaded; nobody waits for it any longer. */
  readonly abandon: () => void;
}

export function createCompleteness(): Completeness {
  let isComplete = true;
  let ended = Promise.resolve();
  let wanted = Promise.resolve();
  let end = (): void => undefined;
  let want = (): void => undefined;
  return {
    isComplete: () => isComplete,
    whenComplete: () => {
      want();
      return ended;
    },
    whenWanted: () => wanted,
    begin: () => {
      isComplete = false;
      ended = new Promise((resolve) => {
        end = resolve;
      });
      wanted = new Promise((resolve) => {
        want = resolve;
      });
    },
    complete: () => {
      isComplete = true;
      end();
    },
    abandon: () => end(),
  };
}
