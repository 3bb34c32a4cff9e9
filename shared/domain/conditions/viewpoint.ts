import type { Id } from '../id.ts';

/** For whom, when and where a condition is asked. */
export interface Viewpoint {
  /** Whoever `me` is; null where nobody in particular asks, as a rule does not. */
  readonly agentId: Id | null;
  /** Their teams, and the archived ones that those stand for. */
  readonly teamIds: ReadonlySet<Id>;
  readonly nowMs: number;
  /** The zone in which days begin, an IANA name; an unknown one counts as UTC. */
  readonly timeZone: string;
}

/** Whether something holds; undefined where this Deskside does not know what it means. */
export type Truth = boolean | undefined;
