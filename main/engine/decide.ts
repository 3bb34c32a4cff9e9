import { type Failed, failed, type Result } from '../../shared/bridge/result.ts';
import { type Access, accessOf, sightOf } from '../../shared/domain/access.ts';
import { type Draft, type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import {
  isRefusal,
  type Missing,
  type PastCommit,
  type Refusal,
  type Requirement,
  type World,
} from '../../shared/domain/operation.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { AnyOperation } from '../../shared/domain/registry.ts';
import { isDeleted } from '../../shared/domain/ticket/deletion.ts';
import { ticketNumber } from '../../shared/domain/ticket/intake.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { meets, whoCould } from '../../shared/domain/who-could.ts';
import type { FieldWriters } from './field-writers.ts';
import { type FoundCommit, pastCommit } from './found-commit.ts';
import { knownTo, unsavedTickets } from './known-people.ts';
import { unfitAdministrators } from './new-administrators.ts';
import { openTicketsOf } from './open-tickets-of.ts';
import { withUnsaved } from './people/person-keys.ts';
import type { EnginePorts } from './ports.ts';
import type { Request } from './request.ts';
import { counterAfter, type DeskState } from './state.ts';
import { contestedOn, createOverlay, deskRecordsOf, type Overlay, ticketIn, undoneOn } from './targets.ts';

/** A batch being decided: the state on the disk, and on top of it the results of its earlier operations. */
export interface Deciding {
  readonly state: DeskState;
  readonly ports: EnginePorts;
  /** The commits of our own that operations of the batch refer to, by name. */
  readonly commits: Map<string, FoundCommit>;
  readonly overlay: Overlay;
  /** The desk records, with those that operations of the batch have changed. */
  readonly records: () => DeskRecords;
  /** Of the desk records that operations of the batch need or change. */
  readonly writers: FieldWriters;
  /** What earlier operations of the batch did to desk records. */
  readonly recordEvents: StampedEvent[];
  /** The counter of the last ticket number. */
  lastCounter: number;
}

export function createDeciding(state: DeskState, ports: EnginePorts): Deciding {
  const overlay = createOverlay(state.targets);
  let changed: DeskRecords | undefined;
  const records = () => {
    if (!overlay.hasRecords()) return state.records;
    changed ??= deskRecordsOf(overlay);
    return changed;
  };
  const { lastCounter } = state;
  return { state, ports, commits: new Map(), overlay, records, writers: new Map(), recordEvents: [], lastCounter };
}

type Decidable = Pick<Request, 'operation' | 'input' | 'principal' | 'actor' | 'passphraseFor'>;

/** Checks permissions and decides an operation. It reads only the overlay and writes nothing. */
export function decide(batch: Deciding, request: Decidable, nowMs: number): Result<readonly Draft[]> {
  const { state, ports } = batch;
  const { operation, input, principal, actor, passphraseFor } = request;
  const records = batch.records();
  const needed = (operation.needs?.(input).tickets ?? []).map((id) => ticketIn(batch.overlay, id));
  const access = accessOf(records, principal);
  if (!access) return noAccess();
  const problem = permissionProblem(records, access, operation, operation.requires(input, records), needed, nowMs);
  if (problem) return problem;
  if (!operation.isForDeleted && needed.some(isDeleted)) return failed('refused', 'ticket.deleted');
  let counter = batch.lastCounter;
  const world: World = {
    records,
    people: peopleFor(state, batch, access),
    ticket: (id) => ticketIn(batch.overlay, id),
    actor,
    agentId: access.kind === 'agent' ? access.agentId : null,
    newId: ports.newId,
    nextNumber: () => {
      counter = counterAfter(state, counter);
      return ticketNumber(state.device.code, counter);
    },
    clean: ports.clean,
    staged: (fileId) => ports.staged(principal, fileId),
    openTicketsOf: (kind, ids) => openTicketsOf(state.rows, unsavedTickets(batch.overlay), kind, ids),
    writerOf: (record, field) => batch.writers.get(targetKey(record))?.get(field),
    contestedOn: (record) => contestedOn(batch.overlay, record),
    undoneOn: (record) => undoneOn(batch.overlay, record),
    commit: (name) => neededCommit(batch, batch.commits.get(name)),
  };
  const objection = access.kind === 'system' ? undefined : operation.objection?.(world, input, access);
  if (objection && 'missing' in objection) {
    const { missing, on = [] } = objection;
    return access.kind === 'agent' ? lacking(records, [missing], on.map(world.ticket), nowMs) : forbidden(missing);
  }
  if (objection) return refusal(objection);
  const decided = operation.decide(world, input, nowMs);
  if (isRefusal(decided)) return refusal(decided);
  const unfit = unfitAdministrators(ports, records, decided).some((id) => id !== passphraseFor);
  if (unfit) return failed('refused', 'pins.new-administrator');
  batch.lastCounter = counter;
  return { ok: true, value: decided };
}

/** Whom an operation may find: visitors and requesters learn nothing about the people that the desk knows. */
function peopleFor(state: DeskState, { overlay }: Deciding, access: Access): World['people'] {
  if (access.kind === 'visitor' || access.kind === 'requester') {
    return { named: () => [], withEmail: () => [], isKnown: () => false };
  }
  let index: Pick<World['people'], 'named' | 'withEmail'> | undefined;
  let isKnown: World['people']['isKnown'] | undefined;
  const people = () => {
    index ??= withUnsaved(state.people, overlay.changedOfKind('person'));
    return index;
  };
  return {
    named: (name) => people().named(name),
    withEmail: (email) => people().withEmail(email),
    isKnown: (personId) => {
      isKnown ??= access.kind === 'agent' ? knownTo(state, access, unsavedTickets(overlay)) : () => true;
      return isKnown(personId);
    },
  };
}

/** The results of earlier operations in the batch count too, although they are not written. */
function neededCommit(
  { state, overlay, recordEvents }: Deciding,
  found: FoundCommit | undefined,
): PastCommit | undefined {
  const past = found && pastCommit(state, found);
  const isTouched = (id: Id) => overlay.changed.has(targetKey({ kind: ticketKind, id }));
  return (
    past && {
      ...past,
      isChangedSince: (id) => isTouched(id) || past.isChangedSince(id),
      recordEvents: (record) => [
        ...past.recordEvents(record),
        ...recordEvents.filter(({ target }) => target.kind === record.kind && target.id === record.id),
      ],
    }
  );
}

function permissionProblem(
  records: DeskRecords,
  access: Access,
  operation: AnyOperation,
  required: readonly Requirement[],
  needed: readonly Ticket[],
  nowMs: number,
): Failed | undefined {
  if (!isFor(operation, access)) return forbidden(required.includes('system') ? 'system' : 'agent');
  if (!needed.every((ticket) => isInSight(access, ticket))) return notFound();
  if (access.kind !== 'agent') return undefined;
  const missing = required.find((requirement) => !meets(access, requirement, needed));
  return missing && lacking(records, [missing, ...required], needed, nowMs);
}

/** Agents need permissions instead; the desk itself may do everything. */
function isFor({ alsoFor = [] }: AnyOperation, { kind }: Access): boolean {
  return kind === 'agent' || kind === 'system' || alsoFor.includes(kind);
}

function noAccess() {
  return failed('forbidden', 'access.none');
}

/** The first is missing. An agent is told who meets all that is required; others learn no names. */
function lacking(
  records: DeskRecords,
  [missing, ...others]: readonly [Missing, ...Missing[]],
  tickets: readonly Ticket[],
  nowMs: number,
): Failed {
  const { error } = forbidden(missing);
  if (missing === 'agent' || missing === 'system') return { ok: false, error };
  const required = [missing, ...others].filter((requirement) => requirement !== 'agent');
  return { ok: false, error: { ...error, could: whoCould(records, required, tickets, nowMs) } };
}

function forbidden(missing: Missing): Failed {
  if (missing === 'agent') return failed('forbidden', 'access.agents-only');
  if (missing === 'administrator' || missing === 'system') return failed('forbidden', `permission.${missing}`);
  return failed('forbidden', 'permission.missing', { details: { permission: missing } });
}

function refusal({ refused: reason, details, code = 'refused' }: Refusal): Failed {
  return { ok: false, error: { code, reason, ...(details && { details }) } };
}

function isInSight(access: Access, ticket: Ticket): boolean {
  return sightOf(access, { id: ticket.id, requesterId: ticket.requester.personId, whereabouts: ticket }) !== undefined;
}

/** A ticket that does not exist and one that the agent may not see give the same answer. */
function notFound() {
  return failed('not-found', 'ticket.unseen');
}
