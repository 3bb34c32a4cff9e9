import type { Id } from '../id.ts';

/** For whom, when and where a condition is evaluated. */
export interface Viewpoint {
  /** The agent behind `me`; null if there is none, as in a rule. */
  readonly agentId: Id | null;
  /** Their teams, and the archived ones replaced by those. */
  readonly teamIds: ReadonlySet<Id>;
  readonly nowMs: number;
  /** The IANA time zone in which days begin; an unknown one counts as UTC. */
  readonly timeZone: string;
}

/** Three-valued: undefined if this version of Deskside cannot tell. */
export type Truth = boolean | undefined;
