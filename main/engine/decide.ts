import { failed, type Result } from '../../shared/bridge/result.ts';
import { type Access, accessOf, allows, canSee, holdsAnywhere, rightsOn } from '../../shared/domain/access.ts';
import { actorAgentId, type Draft, system, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import {
  isRefusal,
  type PastCommit,
  type Refusal,
  type Requirement,
  type World,
} from '../../shared/domain/operation.ts';
import { permissionActs } from '../../shared/domain/permission.ts';
import { problemSentence } from '../../shared/domain/problems.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { isOpened, ticketNumber } from '../../shared/domain/ticket/intake.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { type FoundCommit, isChangedSince } from './found-commit.ts';
import { knownTo, unsavedTickets } from './known-people.ts';
import { withUnsaved } from './people.ts';
import type { EnginePorts } from './ports.ts';
import type { Request } from './request.ts';
import { counterAfter, type DeskState } from './state.ts';
import { deskRecordsOf, type Overlay, ticketIn } from './targets.ts';

/** One batch in the making: what earlier operations of it decided, and the last number given. */
export interface Deciding {
  readonly overlay: Overlay;
  lastCounter: number;
}

/** The commits of our own that operations of a batch are about, by name. */
export type NeededCommits = ReadonlyMap<string, FoundCommit>;

/** Who may, and what follows. Everything it reads lies in the overlay; nothing is written here. */
export function decide(
  state: DeskState,
  ports: EnginePorts,
  batch: Deciding,
  request: Request,
  commits: NeededCommits,
  nowMs: number,
): Result<readonly Draft[]> {
  const { operation, input, actor } = request;
  const records = deskRecordsOf(batch.overlay);
  const needed = (operation.needs?.(input).tickets ?? []).map((id) => ticketIn(batch.overlay, id));
  const access = actor === system ? undefined : accessOf(records, actorAgentId(actor) ?? '');
  const problem = permissionProblem(access, actor, operation.requires(input, records), needed);
  if (problem) return problem;
  let counter = batch.lastCounter;
  let isKnown: World['people']['isKnown'] | undefined;
  const world: World = {
    records,
    people: {
      ...withUnsaved(state.people, unsavedPeople(batch.overlay)),
      isKnown: (personId) => {
        isKnown ??= access ? knownTo(state, access, unsavedTickets(batch.overlay, state.targets.tickets)) : () => true;
        return isKnown(personId);
      },
    },
    ticket: (id) => ticketIn(batch.overlay, id),
    actor,
    agentId: actorAgentId(actor) ?? null,
    newId: ports.newId,
    nextNumber: () => {
      counter = counterAfter(state, counter);
      return ticketNumber(state.device.code, counter);
    },
    clean: ports.clean,
    staged: (fileId) => ports.staged(actor, fileId),
    commit: (name) => pastCommit(state, batch, commits.get(name)),
  };
  const objection = access && operation.objection?.(world, input, access);
  if (objection) return 'missing' in objection ? forbidden(objection.missing) : refusal(objection);
  const decided = operation.decide(world, input, nowMs);
  if (isRefusal(decided)) return refusal(decided);
  batch.lastCounter = counter;
  return { ok: true, value: decided };
}

/** What earlier operations of the batch did counts as well, although it is on no disk yet. */
function pastCommit(state: DeskState, { overlay }: Deciding, found: FoundCommit | undefined): PastCommit | undefined {
  if (!found) return undefined;
  const isTouched = (id: Id) => overlay.changed.has(targetKey({ kind: ticketKind, id }));
  return { ...found, isChangedSince: (id) => isTouched(id) || isChangedSince(state, found.entry, id) };
}

function unsavedPeople({ changed }: Overlay): RecordState[] {
  return [...changed.values()].filter((state): state is RecordState => 'kind' in state && state.kind === 'person');
}

function permissionProblem(
  access: Access | undefined,
  actor: string,
  required: readonly Requirement[],
  needed: readonly Ticket[],
): { ok: false; error: ReturnType<typeof failed>['error'] } | undefined {
  if (actor === system) return needed.every(({ intake }) => isOpened(intake)) ? undefined : notFound();
  if (!access) return failed('forbidden', 'You do not work on this desk any more. Ask an administrator.');
  if (!needed.every((ticket) => canSee(access, ticket))) return notFound();
  const missing = required.find((requirement) => !isMet(access, requirement, needed));
  return missing && forbidden(missing);
}

function forbidden(missing: Requirement) {
  return failed('forbidden', sentenceFor(missing), { reason: missing });
}

function refusal({ refused, details = {}, code = 'refused' }: Refusal) {
  return failed(code, problemSentence(refused, details), { reason: refused, details });
}

/** A ticket that does not exist and one that the agent may not see give the same answer. */
function notFound() {
  return failed('not-found', 'There is no such ticket among those you can see.');
}

function isMet(access: Access, requirement: Requirement, needed: readonly Ticket[]): boolean {
  if (requirement === 'administrator') return access.isAdministrator;
  if (requirement === 'system') return false;
  if (needed.length === 0) return holdsAnywhere(access, requirement);
  return needed.every((ticket) => allows(rightsOn(access, ticket) ?? new Set(), requirement));
}

function sentenceFor(requirement: Requirement): string {
  if (requirement === 'administrator') return 'Only an administrator of this desk can do that.';
  if (requirement === 'system') return 'The desk does that by itself; nobody can ask for it.';
  const act = requirement === 'any-ticket-permission' ? 'write notes' : permissionActs[requirement];
  return `Your role does not allow you to ${act} here. Ask an administrator, or somebody of the department.`;
}
