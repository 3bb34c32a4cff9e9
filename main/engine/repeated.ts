import type { Done } from '../../shared/bridge/done.ts';
import { keyReused } from '../../shared/bridge/request-key.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { holdsWordsOf } from '../../shared/domain/held-words.ts';
import { type Actor, actorOf, type Principal } from '../../shared/domain/principal.ts';
import type { CommitEntry } from './commit-entry.ts';
import { type FoundCommit, findCommit } from './found-commit.ts';
import { mayUndo } from './may-undo.ts';
import { doneOf } from './outcome.ts';
import type { EnginePorts } from './ports.ts';
import { unusable } from './read-events.ts';
import type { Request } from './request.ts';
import { type DeskState, keyOf } from './state.ts';

/** Whether two requests under the same key are the same. */
export function isSameRequest(one: Request, other: Request): boolean {
  return one.asked === other.asked;
}

/** The result of a key, read from the journal. */
export interface Committed {
  readonly done: Done;
  readonly op: string;
  readonly events: readonly StampedEvent[];
}

/** Requests that were done before: recognized by their key, or by `once`. */
export interface Repeated {
  /** The first answer again; undefined if the request is new. */
  readonly answerOf: (request: Request) => Promise<Result<Done>> | undefined;
  readonly committed: (principal: Principal, key: string) => Promise<Committed | undefined>;
}

export function createRepeated(state: DeskState, ports: EnginePorts): Repeated {
  const withKey = (actor: Actor, key: string) => state.byKey.get(keyOf(actor, key));

  function answerOf(request: Request): Promise<Result<Done>> | undefined {
    const { actor, principal, key, links } = request;
    const earlier = withKey(actor, key);
    if (earlier) return answerOfKey(request, earlier);
    const first = links.once && state.firstOnly.first(links.once);
    return first && findCommit(state, ports, first).then((found) => done(doneBefore(found, principal)));
  }

  async function answerOfKey(request: Request, earlier: CommitEntry): Promise<Result<Done>> {
    const found = await findCommit(state, ports, earlier);
    return isSame(found, request) ? done(doneBefore(found, request.principal)) : keyReused;
  }

  /**
   * Commits of the first release do not record the request, so their events are compared with it. If the events were
   * erased this is impossible, and the request counts as a different one.
   */
  function isSame({ op, asked, events }: FoundCommit, request: Request): boolean {
    if (asked !== undefined) return asked === request.asked;
    if (events.some(({ type }) => type === unusable)) return false;
    return op === request.operation.name && holdsWordsOf(events, request.input, ports.clean);
  }

  function doneBefore(found: FoundCommit, principal: Principal): Done {
    return { ...doneOf(found.entry, found.events), mayUndo: mayUndo(state, ports, found, principal) };
  }

  async function committed(principal: Principal, key: string): Promise<Committed | undefined> {
    const entry = withKey(actorOf(principal), key);
    if (!entry) return undefined;
    const found = await findCommit(state, ports, entry);
    return { done: doneBefore(found, principal), op: found.op, events: found.events };
  }

  return { answerOf, committed };
}
