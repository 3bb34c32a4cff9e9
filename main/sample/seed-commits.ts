import type { Draft, StampedEvent } from '../../shared/domain/event.ts';
import { extend, type Folded } from '../../shared/domain/fold.ts';
import type { Id } from '../../shared/domain/id.ts';
import { isRefusal, type World } from '../../shared/domain/operation.ts';
import { actorAgentId, actorOf } from '../../shared/domain/principal.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { findOperation } from '../../shared/domain/registry.ts';
import { tick, zeroStamp } from '../../shared/domain/stamp.ts';
import { firstCounter, ticketNumber } from '../../shared/domain/ticket/intake.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { emptyTicket, type Ticket } from '../../shared/domain/ticket/ticket.ts';
import { deskRecordsOf } from '../engine/targets.ts';
import { encodeCommit } from '../journal/line.ts';
import { requestHash } from '../journal/request-hash.ts';
import type { SeedAction } from './seed-actions.ts';

export interface SeedCommits {
  /** The line of an action’s commit. */
  readonly lineOf: (action: SeedAction) => Buffer;
}

/**
 * Turns actions into lines, as the engine does it for one agent after the other: operations decide what happens, and the
 * next ones see it. Only tickets in work are held. Nothing is checked that a seeded action cannot get wrong: who may do
 * it, whether its key is new, whether its HTML is harmless.
 */
export function createSeedCommits(device: Id, makeId: (length: number) => string): SeedCommits {
  const tickets = new Map<Id, Ticket>();
  const records = new Map<string, Map<Id, RecordState>>();
  const personOf = new Map<string, Id>();
  const deskRecords = deskRecordsOf({ recordsOfKind: (kind) => records.get(kind) ?? new Map() });
  let chain = { seq: 0, sum: '' };
  let stamp = zeroStamp;
  let counter = firstCounter - 1;

  function decide({ name, input, by, timeMs }: SeedAction): {
    readonly drafts: readonly Draft[];
    readonly asked: string;
  } {
    const operation = findOperation(name);
    if (!operation) throw new Error(`No operation is called ${name}`);
    const parsed: unknown = operation.input.parse(input);
    const actor = actorOf(by);
    const world: World = {
      records: deskRecords,
      people: {
        named: () => [],
        withEmail: (email) => [personOf.get(email)].filter((id) => id !== undefined),
        isKnown: () => true,
      },
      ticket: (id) => tickets.get(id) ?? emptyTicket(id),
      actor,
      agentId: actorAgentId(actor) ?? null,
      newId: () => makeId(16),
      nextNumber: () => ticketNumber('', ++counter),
      clean: (html) => ({ html, text: html.replace(/^<p>|<\/p>$/g, '') }),
      staged: () => undefined,
      openTicketsOf: () => 0,
      writerOf: () => undefined,
      contestedOn: () => [],
      undoneOn: () => [],
      commit: () => undefined,
    };
    const drafts = operation.decide(world, parsed, timeMs);
    if (isRefusal(drafts)) throw new Error(`The seeded desk could not be made: ${drafts.refused}`);
    return { drafts, asked: requestHash(name, parsed) };
  }

  function keep(event: StampedEvent): void {
    const { target } = event;
    if (target.kind === ticketKind) {
      tickets.set(target.id, asTicket(extend(tickets.get(target.id), event)));
      return;
    }
    const ofKind = records.get(target.kind) ?? new Map<Id, RecordState>();
    const record = asRecord(extend(ofKind.get(target.id), event));
    records.set(target.kind, ofKind.set(target.id, record));
    if (target.kind === 'person') personOf.set(String(record.fields.email), target.id);
  }

  function lineOf(action: SeedAction): Buffer {
    const { drafts, asked } = decide(action);
    const { timeMs } = action;
    const actor = actorOf(action.by);
    const seq = chain.seq + 1;
    stamp = tick(stamp, timeMs);
    const key = `seed-key-${seq}`;
    const draft = { device, seq, stamp, timeMs, saw: {}, actor, op: action.name, key, drafts, prev: chain.sum, asked };
    const { bytes, sum } = encodeCommit(draft, () => makeId(22));
    chain = { seq, sum };
    const commit = { device, seq, sum };
    for (const [index, event] of drafts.entries()) keep({ ...event, index, commit, stamp, timeMs, actor });
    action.opened?.(drafts.find(({ type }) => type === 'ticket.opened')?.target.id ?? '');
    if (action.isLast) for (const { target } of drafts) if (target.kind === ticketKind) tickets.delete(target.id);
    return bytes;
  }

  return { lineOf };
}

function asTicket(folded: Folded): Ticket {
  if (!('intake' in folded)) throw new Error('A record has the kind of a ticket');
  return folded;
}

function asRecord(folded: Folded): RecordState {
  if ('intake' in folded) throw new Error('A ticket has the kind of a record');
  return folded;
}
