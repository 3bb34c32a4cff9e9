import type { DeskError } from '../../shared/bridge/result.ts';

/** A question that was not answered, as react-query carries it. */
export class AskFailed extends Error {
  readonly error: DeskError;

  constructor(error: DeskError) {
    super(error.reason);
    this.error = error;
  }
}

/** Whether the desk did not answer at all: what is shown may still be true. */
export function isOutOfReach(error: Error): boolean {
  return error instanceof AskFailed && error.error.code === 'unavailable';
}
