/** One use of the fake, in the order in which they came. */
export interface Use {
  readonly name: string;
  readonly given: readonly unknown[];
  /** Whether Electron was ready by then: some calls have no effect, or throw, before or after that. */
  readonly isReady: boolean;
}

export interface Record {
  readonly uses: readonly Use[];
  readonly isReady: () => boolean;
  readonly becomeReady: () => void;
  readonly note: (name: string, ...given: readonly unknown[]) => void;
  /** A function that notes that it was called before it does what it does. */
  readonly noted: <Given extends readonly unknown[], Answer>(
    name: string,
    does: (...given: Given) => Answer,
  ) => (...given: Given) => Answer;
  /** The same for what the real one refuses until it is ready. */
  readonly afterReady: Record['noted'];
  /** The same for what the real one refuses once it is ready. */
  readonly beforeReady: Record['noted'];
  /** What every use of this name was given. */
  readonly given: (name: string) => (readonly unknown[])[];
}

export function createRecord(): Record {
  const uses: Use[] = [];
  let isReady = false;
  const note = (name: string, ...given: readonly unknown[]) => void uses.push({ name, given, isReady });
  const noted: Record['noted'] =
    (name, does) =>
    (...given) => {
      note(name, ...given);
      return does(...given);
    };
  return {
    uses,
    isReady: () => isReady,
    becomeReady: () => {
      isReady = true;
    },
    note,
    noted,
    afterReady: (name, does) =>
      noted(name, (...given) => {
        if (!isReady) throw new Error(`${name} can only be used after app is ready`);
        return does(...given);
      }),
    beforeReady: (name, does) =>
      noted(name, (...given) => {
        if (isReady) throw new Error(`${name} should be called before app is ready`);
        return does(...given);
      }),
    given: (name) => uses.filter((use) => use.name === name).map(({ given }) => given),
  };
}
