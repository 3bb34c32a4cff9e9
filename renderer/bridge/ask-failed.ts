import type { DeskError } from '../../shared/bridge/result.ts';

/** A failed query, as the error that react-query carries. */
export class AskFailed extends Error {
  readonly error: DeskError;

  constructor(error: DeskError) {
    super(error.reason);
    this.error = error;
  }
}

/** Whether the desk did not answer. Data already shown may still be valid. */
export function isOutOfReach(error: Error): boolean {
  return error instanceof AskFailed && error.error.code === 'unavailable';
}
