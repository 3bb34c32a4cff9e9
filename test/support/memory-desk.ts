import type { Done } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { type StartingRecord, startingRecord } from '../../shared/domain/starting-records.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import { countingIds, expectDone, monday, openTestDesk, someTicket, type TestDesk } from './test-desk.ts';
import { threadEvents } from './whole-thread.ts';

/** A desk on an in-memory disk, with methods named after an agent’s actions. */
export interface MemoryDesk extends TestDesk {
  readonly disk: MemoryDisk;
  /** Opens a ticket, as John by default; returns its id. */
  readonly opened: (more?: Partial<InputOf<'ticket.open'>>, agentId?: string) => Promise<string>;
  readonly ticket: (ticketId: string) => Ticket;
  readonly row: (ticketId: string) => TicketRow;
  /** Does what must succeed. */
  readonly does: <Name extends OperationName>(
    agentId: string | null,
    name: Name,
    input: InputOf<Name>,
  ) => Promise<Done>;
  /** Does what must be refused, and says why. */
  readonly refusal: <Name extends OperationName>(
    agentId: string | null,
    name: Name,
    input: InputOf<Name>,
  ) => Promise<string>;
  /** The events of a ticket's last commit, as type and data. */
  readonly lastCommit: (ticketId: string) => Promise<readonly Pick<StampedEvent, 'type' | 'data'>[]>;
  /** The same desk after a restart. */
  readonly reopened: () => Promise<MemoryDesk>;
}

/** Lena works in every department with all access, Max in Support and Maintenance, and both sit in a team. */
const moreRecords: readonly StartingRecord[] = [
  agent('lena', 'Lena Lead', ['department-support', 'department-sales', 'department-maintenance'], 'role-all-access'),
  agent('max', 'Max Both', ['department-support', 'department-maintenance'], 'role-expanded'),
  startingRecord('team', 'team-field', { name: 'Field', memberIds: ['max', 'sam'] }),
  startingRecord('plan', 'plan-quick', {
    name: 'Quick',
    graceHours: 2,
    scheduleId: 'schedule-always',
    isTransient: false,
  }),
  startingRecord('plan', 'plan-passing', {
    name: 'Passing',
    graceHours: 4,
    scheduleId: 'schedule-always',
    isTransient: true,
  }),
  startingRecord('field', 'field-building', {
    name: 'Building',
    type: 'line',
    choices: [],
    isRequired: false,
    order: 1,
  }),
  startingRecord('status', 'status-held', {
    name: 'On hold',
    kind: 'open',
    state: 'open',
    reopenable: false,
    position: 5,
  }),
  startingRecord('status', 'status-final', {
    name: 'Final',
    kind: 'closed',
    state: 'closed',
    reopenable: false,
    position: 5,
  }),
];

function agent(id: string, name: string, [own = '', ...others]: readonly string[], roleId: string): StartingRecord {
  const extended = others.map((departmentId) => ({ departmentId, roleId }));
  return startingRecord('agent', id, {
    name,
    colour: 'red',
    departmentId: own,
    roleId,
    extended,
    isAdministrator: false,
  });
}

export async function memoryDesk(records: readonly StartingRecord[] = []): Promise<MemoryDesk> {
  return onDisk(createMemoryDisk(), [...moreRecords, ...records]);
}

let lives = 0;

async function onDisk(
  disk: MemoryDisk,
  records: readonly StartingRecord[],
  clock: TestDesk['clock'] = { nowMs: monday },
): Promise<MemoryDesk> {
  lives += 1;
  const opened = await openTestDesk('/desk', { disk, records, clock, ids: `id${lives}` });
  // Keys of this life alone: after a restart an old key would only give back its old answer.
  const newKey = countingIds(`key-${lives}-`);
  const desk: TestDesk = {
    ...opened,
    as: (agentId, name, input, key = newKey()) => opened.as(agentId, name, input, key),
  };

  function ticket(ticketId: string): Ticket {
    const found = desk.ticketNow(ticketId);
    if (!found) throw new Error(`There is no ticket ${ticketId}`);
    return found;
  }

  const does: MemoryDesk['does'] = async (agentId, name, input) => expectDone(await desk.as(agentId, name, input));

  return {
    ...desk,
    disk,
    ticket,
    row: (ticketId) => ticketRow(ticket(ticketId)),
    does,
    opened: async (more = {}, agentId = 'john') => {
      const [ticketId = ''] = (await does(agentId, 'ticket.open', { ...someTicket(), ...more })).ticketIds;
      return ticketId;
    },
    refusal: async (agentId, name, input) => reasonOf(await desk.as(agentId, name, input)),
    lastCommit: async (ticketId) => {
      const thread = await threadEvents(desk.engine, ticketId);
      const newest = thread.at(-1)?.commit.sum;
      return thread.filter(({ commit }) => commit.sum === newest).map(({ type, data }) => ({ type, data }));
    },
    reopened: async () => {
      await desk.close();
      return onDisk(disk, [], desk.clock);
    },
  };
}

function reasonOf(result: Result<Done>): string {
  if (result.ok) throw new Error('It was done, although it should have been refused');
  const { reason, details } = result.error;
  return reason === 'permission.missing' ? String(details?.permission) : reason;
}

/** A reply, or a note, to a thread that the author has read to its end. */
export function words(
  { conversation }: Ticket,
  ticketId: string,
  more: Partial<InputOf<'conversation.post'>> = {},
): InputOf<'conversation.post'> {
  const basedOn = conversation.entries.length;
  return { ticketId, visibility: 'public', body: '<p>On my way.</p>', basedOn, ...more };
}
