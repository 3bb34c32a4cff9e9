import type { Done } from '../../shared/bridge/done.ts';
import { keyReused } from '../../shared/bridge/request-key.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { holdsWordsOf } from '../../shared/domain/held-words.ts';
import { actorOf, type Principal } from '../../shared/domain/principal.ts';
import type { CommitEntry } from './commit-entry.ts';
import { type FoundCommit, findCommit } from './found-commit.ts';
import { mayUndo } from './may-undo.ts';
import { doneOf } from './outcome.ts';
import type { EnginePorts } from './ports.ts';
import { readCommit } from './read-commit.ts';
import { unusable } from './read-events.ts';
import type { Request } from './request.ts';
import type { DeskState } from './state.ts';

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
  /** The first answer again, or undefined if the request is new; without waiting where that is clear at once. */
  readonly answerOf: (request: Request) => Promise<Result<Done> | undefined> | undefined;
  readonly isKnown: (principal: Principal, key: string) => Promise<boolean>;
  /** The same without reading lines: a key that only resembles a known one is taken for it. */
  readonly mayBeKnown: (principal: Principal, key: string) => boolean;
  readonly committed: (principal: Principal, key: string) => Promise<Committed | undefined>;
}

export function createRepeated(state: DeskState, ports: EnginePorts): Repeated {
  async function withKey(key: string, candidates: readonly CommitEntry[]): Promise<CommitEntry | undefined> {
    for (const entry of candidates) if (await isUnder(key, entry)) return entry;
    return undefined;
  }

  /** A line that can no longer be read counts as found. Reading it for its content reports the damage. */
  async function isUnder(key: string, entry: CommitEntry): Promise<boolean> {
    try {
      return (await readCommit(ports, entry)).head.key === key;
    } catch {
      return true;
    }
  }

  function answerOf(request: Request): Promise<Result<Done> | undefined> | undefined {
    const { actor, key, links } = request;
    const candidates = state.commits.underKey(actor, key);
    if (candidates.length > 0) return answerOfKey(request, candidates);
    return links.once && state.commits.firstFor(links.once) && answerOfCause(request);
  }

  async function answerOfKey(request: Request, candidates: readonly CommitEntry[]): Promise<Result<Done> | undefined> {
    const earlier = await withKey(request.key, candidates);
    if (!earlier) return answerOfCause(request);
    const found = await findCommit(state, ports, earlier);
    return isSame(found, request) ? done(doneBefore(found, request.principal)) : keyReused;
  }

  async function answerOfCause({ links, principal }: Request): Promise<Result<Done> | undefined> {
    const first = links.once && state.commits.firstFor(links.once);
    return first && done(doneBefore(await findCommit(state, ports, first), principal));
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
    const entry = await withKey(key, under(principal, key));
    if (!entry) return undefined;
    const found = await findCommit(state, ports, entry);
    return { done: doneBefore(found, principal), op: found.op, events: found.events };
  }

  const under = (principal: Principal, key: string) => state.commits.underKey(actorOf(principal), key);

  return {
    answerOf,
    isKnown: async (principal, key) => (await withKey(key, under(principal, key))) !== undefined,
    mayBeKnown: (principal, key) => !state.index.isComplete() || under(principal, key).length > 0,
    committed,
  };
}
