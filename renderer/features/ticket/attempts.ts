import type { Result } from '../../../shared/bridge/result.ts';

/** The choices that were sent without an answer, so that the one executed can be named once that is known. */
export interface Attempts<Choice> {
  readonly follow: <Value>(choice: Choice, answer: Promise<Result<Value>>) => Promise<Result<Value>>;
  /** The choice that was executed; undefined if different ones may have been. */
  readonly known: () => Choice | undefined;
  /** Whether anything else than this choice may have been executed. */
  readonly differFrom: (choice: Choice) => boolean;
  readonly clear: () => void;
}

export function createAttempts<Choice>(): Attempts<Choice> {
  let unanswered: readonly Choice[] = [];

  return {
    follow: async (choice, answer) => {
      const result = await answer;
      if (result.ok) unanswered = [];
      // A refused choice was not executed, also if the reason is that an earlier one was.
      else if (result.error.code === 'unavailable') unanswered = [...unanswered, choice];
      return result;
    },
    known: () => {
      const [first, ...others] = unanswered;
      return first !== undefined && others.every((other) => isSame(other, first)) ? first : undefined;
    },
    differFrom: (choice) => unanswered.some((other) => !isSame(other, choice)),
    clear: () => {
      unanswered = [];
    },
  };
}

/** Choices are flat objects with their fields in the same order. */
function isSame<Choice>(one: Choice, other: Choice): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
