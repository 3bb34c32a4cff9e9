import type { Details } from '../lib/details.ts';
import type { Reason } from './reasons.ts';

/** A desk that exists and could not be opened. */
export interface UnopenedDesk {
  readonly reason: Reason;
  readonly details?: Details;
  readonly folder: string;
  /** What is missing or damaged, as paths in the folder. */
  readonly missing: readonly string[];
  readonly heldBy: LockHolder | null;
}

export interface LockHolder {
  readonly host: string;
  /** An ISO time; locks of older versions have none. */
  readonly since: string | null;
  /** Identifies this lock, so that no other one is taken over. */
  readonly token: string;
}
