import type { Folded } from '../../../shared/domain/fold.ts';
import type { NaiveEvent } from './naive-line.ts';

/**
 * What a ticket's or a record's events have to come to, written down a second time: one switch over the events in
 * their order, without aspects, schemas, claims or anything else of the product. Conflicts are the oracle's business.
 */
export function foldNaively(on: string, events: readonly NaiveEvent[]): Folded {
  const [kind = '', id = ''] = on.split(/:(.*)/s);
  const state = kind === 'ticket' ? ticketModel(id) : recordModel(kind, id);
  for (const event of events) {
    if (state.newest < event.commit.stamp) state.newest = event.commit.stamp;
    // Events that a test made unreadable on purpose carry this mark, which the product does not know.
    if (event.data.broken === true) continue;
    if (kind === 'ticket') applyToTicket(state as TicketModel, event);
    else applyToRecord(state as RecordModel, event);
  }
  return state as unknown as Folded; // Safe: deep equality with the product's own state is what the tests check.
}

type Loose = Readonly<Record<string, unknown>>;
type TicketModel = ReturnType<typeof ticketModel>;

function ticketModel(id: string) {
  return {
    id,
    newest: '000000000000-0000',
    conflicts: [],
    involved: [] as Loose[],
    reached: {} as Record<string, Loose>,
    intake: { number: '', openedMs: 0, openedBy: '' } as Loose,
    fields: { summary: '', priority: '', topic: '', source: 'phone' } as Record<string, unknown>,
    custom: {} as Record<string, unknown>,
    status: { statusId: '', kind: 'open', state: 'open', closedMs: null, reopenedMs: null } as Loose,
    conversation: { entries: [] as Loose[] },
    assignment: { agentId: null, teamId: null } as unknown,
    department: { departmentId: '' } as Loose,
    referrals: { to: [] as Loose[] },
    due: { plan: null, manualMs: null } as Record<string, unknown>,
    requester: { personId: '' } as Loose,
    deletion: { deletedMs: null as unknown },
    links: { links: [] as Loose[] },
    followers: { agents: [] as Loose[] },
    answered: { mark: null as unknown },
    undone: { commits: [] as unknown[] },
    writers: {} as Record<string, NaiveWriter>,
  };
}

interface NaiveWriter {
  readonly commits: readonly string[];
  readonly before?: NaiveWriter;
}

/** What an event sets, so that an undo can tell whether that was set again since. */
const slots: Readonly<Record<string, (data: Loose) => readonly string[]>> = {
  'field.changed': ({ field }) =>
    ['summary', 'priority', 'topic', 'source'].includes(String(field)) ? [String(field)] : [],
  'custom.set': ({ fieldId }) => [`custom:${fieldId}`],
  'status.set': () => ['status'],
  'status.changed': () => ['status'],
  'assignment.changed': () => ['assignment'],
  'department.changed': () => ['department'],
  'referral.added': ({ kind, id }) => [`access/${kind}/${id}`],
  'referral.removed': ({ kind, id }) => [`access/${kind}/${id}`],
  'due.planned': () => ['plan', 'due/clock'],
  'due.paused': () => ['due/clock'],
  'due.resumed': () => ['due/clock'],
  'due.set': () => ['due'],
  'requester.changed': () => ['requester'],
  'answered.marked': () => ['answered'],
  'link.added': ({ ticketId }) => [`links/${ticketId}`],
  'link.removed': ({ ticketId }) => [`links/${ticketId}`],
  'follower.added': ({ agentId }) => [`followers/${agentId}`],
  'follower.removed': ({ agentId }) => [`followers/${agentId}`],
  'ticket.deleted': () => ['deletion'],
  'ticket.restored': () => ['deletion'],
};

function noteWriters(writers: Record<string, NaiveWriter>, { type, data, commit }: NaiveEvent): void {
  const name = `${commit.device}:${commit.seq}`;
  for (const slot of slots[type]?.(data) ?? []) {
    const last = writers[slot];
    if (last?.commits[0] !== name) writers[slot] = { commits: [name], ...(last && { before: last }) };
  }
  if (type !== 'commit.undone') return;
  for (const [slot, last] of Object.entries(writers)) {
    if (last.commits[0] !== name || last.before?.commits[0] !== data.commit) continue;
    const back = last.before?.before;
    writers[slot] = { ...back, commits: [...(back?.commits ?? []), name] };
  }
}

/** Agents and teams that a ticket has to do with, each from the first time on. */
function takePart(ticket: TicketModel, kind: 'agent' | 'team', id: unknown, since: string): void {
  if (typeof id !== 'string' || id === '') return;
  if (!ticket.involved.some((one) => one.kind === kind && one.id === id)) ticket.involved.push({ kind, id, since });
}

function noteParts(ticket: TicketModel, { type, data, commit: { actor, stamp } }: NaiveEvent): void {
  const author = /^agent:(.*)$/s.exec(actor)?.[1];
  const acts =
    type === 'ticket.opened' ||
    (type === 'department.changed' && data.from !== '') ||
    (type === 'conversation.posted' && data.kind !== 'message');
  if (acts) takePart(ticket, 'agent', author, stamp);
  for (const id of (data.mentions ?? []) as readonly unknown[]) takePart(ticket, 'agent', id, stamp);
  if (type !== 'assignment.changed') return;
  takePart(ticket, 'agent', (data.to as Loose).agentId, stamp);
  takePart(ticket, 'team', (data.to as Loose).teamId, stamp);
}

function applyToTicket(ticket: TicketModel, event: NaiveEvent): void {
  const { type, data, commit } = event;
  noteParts(ticket, event);
  noteWriters(ticket.writers, event);
  const { timeMs, actor } = commit;
  const { kind, id, to } = data;
  const isThisReferral = (other: Loose) => other.kind === kind && other.id === id;
  switch (type) {
    case 'ticket.opened':
      ticket.intake = { number: data.number, openedMs: timeMs, openedBy: actor };
      break;
    case 'fields.filled':
      Object.assign(ticket.fields, data.values);
      break;
    case 'field.changed':
      if (String(data.field) in ticket.fields) ticket.fields[String(data.field)] = to;
      break;
    case 'custom.set': {
      const { fieldId, label, type: of } = data;
      if ((to as Loose).value === '') delete ticket.custom[String(fieldId)];
      else ticket.custom[String(fieldId)] = { label, type: of, ...(to as Loose) };
      break;
    }
    case 'status.set':
    case 'status.changed': {
      const before = ticket.status;
      ticket.status = statusAfter(before, data, timeMs);
      noteEnds(ticket, before, { timeMs, by: actor });
      break;
    }
    case 'conversation.posted':
      ticket.conversation.entries.push({
        id: data.entryId,
        kind,
        by: actor,
        timeMs,
        retracted: false,
        hasFiles: (data.attachments as readonly unknown[]).length > 0,
      });
      break;
    case 'conversation.retracted':
      ticket.conversation.entries = ticket.conversation.entries.map((entry) =>
        entry.id === data.entryId ? { ...entry, retracted: true } : entry,
      );
      break;
    case 'assignment.changed':
      if (isSomebodys(to) && !isSomebodys(ticket.assignment)) ticket.reached.assigned = { timeMs, by: actor };
      ticket.assignment = to;
      break;
    case 'department.changed':
      ticket.department = { departmentId: to };
      break;
    case 'referral.added':
      if (!ticket.referrals.to.some(isThisReferral))
        ticket.referrals.to.push({ kind, id, sinceMs: data.sinceMs ?? timeMs });
      break;
    case 'referral.removed':
      ticket.referrals.to = ticket.referrals.to.filter((other) => !isThisReferral(other));
      break;
    case 'due.planned': {
      const { spans: _spans, timeZone: _zone, from: _from, response, ...plan } = data;
      ticket.due.plan = plan;
      if (response !== undefined) delete ticket.due.response;
      if (response) ticket.due.response = withoutSpans(response as Loose);
      break;
    }
    case 'due.paused':
    case 'due.resumed':
      ticket.due = clockAfter(ticket.due, type, data);
      break;
    case 'due.set':
      ticket.due.manualMs = to;
      delete ticket.due.passed;
      if (data.hasPassed === true && data.from !== null && to === null)
        ticket.due.passed = { dueMs: data.from, closedMs: timeMs };
      break;
    case 'requester.changed':
      ticket.requester = { personId: to };
      break;
    case 'answered.marked':
      ticket.answered = { mark: data.mark };
      break;
    case 'link.added':
    case 'link.removed': {
      const others = ticket.links.links.filter((link) => link.ticketId !== data.ticketId);
      ticket.links = {
        links: type === 'link.added' ? [...others, { kind, ticketId: data.ticketId, number: data.number }] : others,
      };
      break;
    }
    case 'follower.added':
      if (ticket.followers.agents.every(({ agentId }) => agentId !== data.agentId))
        ticket.followers.agents.push({ agentId: data.agentId, since: commit.stamp });
      break;
    case 'follower.removed':
      ticket.followers.agents = ticket.followers.agents.filter(({ agentId }) => agentId !== data.agentId);
      break;
    case 'ticket.deleted':
      ticket.deletion = { deletedMs: timeMs };
      break;
    case 'ticket.restored':
      ticket.deletion = { deletedMs: null };
      break;
    case 'commit.undone':
      ticket.undone.commits.push(data.commit);
      break;
  }
}

function isSomebodys(assignment: unknown): boolean {
  const { agentId, teamId } = assignment as Loose;
  return agentId !== null || teamId !== null;
}

/** When a ticket was resolved, and closed: an undo brings back the time and the author of before. */
function noteEnds(ticket: TicketModel, before: Loose, moment: Loose): void {
  const { state, kind, closedMs, endedMs } = ticket.status;
  const isOld = (name: string) => {
    const known = ticket.reached[name]?.timeMs;
    return known !== undefined && (known === closedMs || known === endedMs);
  };
  if (state === 'closed' && before.state !== 'closed' && !isOld('ended')) ticket.reached.ended = moment;
  if (kind === 'closed' && before.kind !== 'closed' && !isOld('closed')) ticket.reached.closed = moment;
}

function withoutSpans({ spans: _spans, ...response }: Loose): Loose {
  return response;
}

function clockAfter({ paused: _paused, waits: known, ...before }: Loose, type: string, data: Loose) {
  const { planId, startMs, dueMs, sinceMs, remainingMs, toMs, response } = data;
  const plan = before.plan as Loose | null;
  const isOfPlan = plan !== null && plan.planId === planId && plan.startMs === startMs;
  const earlier = ((known ?? []) as [number, number][]).filter(([from]) => from < Number(sinceMs));
  const waits = type === 'due.resumed' && toMs !== null ? [...earlier, [sinceMs, toMs]] : earlier;
  const after: Record<string, unknown> = { ...before, plan: isOfPlan ? { ...plan, dueMs } : plan };
  const target = before.response as Loose | undefined;
  if (isOfPlan && response && target?.startMs === startMs)
    after.response = { ...target, dueMs: (response as Loose).dueMs };
  if (type === 'due.paused') after.paused = { planId, dueMs, sinceMs, remainingMs, ...(response ? { response } : {}) };
  if (waits.length > 0) after.waits = waits;
  return after;
}

function statusAfter(before: Loose, { statusId, kind, state, from, restored }: Loose, timeMs: number): Loose {
  const earlierKind = statusId === 'status-resolved' ? 'resolved' : 'closed';
  const now = kind ?? (state === 'open' ? 'open' : earlierKind);
  const isClosed = now === 'resolved' || now === 'closed';
  const { kind: kindBefore, state: stateBefore } = (from ?? {}) as Loose;
  const wasClosed =
    kindBefore === undefined ? stateBefore === 'closed' : ['resolved', 'closed'].includes(String(kindBefore));
  const after: Loose = {
    statusId,
    kind: now,
    state: isClosed ? 'closed' : 'open',
    closedMs: isClosed ? timeMs : null,
    reopenedMs: !isClosed && wasClosed ? timeMs : before.reopenedMs,
    ...((restored as Loose | undefined) ??
      (isClosed && before.state === 'closed' && (before.endedMs ?? before.closedMs) !== null
        ? { endedMs: before.endedMs ?? before.closedMs }
        : {})),
  };
  if (after.reopenedMs === null) return after;
  const earlier = (before.reopenings ?? 0) as number;
  const step = after.reopenedMs === before.reopenedMs ? 0 : isClosed ? -1 : 1;
  const reopenings = Math.max(0, earlier + step);
  return reopenings === 0 ? after : { ...after, reopenings };
}

interface RecordModel {
  readonly kind: string;
  readonly id: string;
  newest: string;
  readonly conflicts: readonly never[];
  fields: Loose;
  retired: boolean;
  replacedBy: unknown;
  undone?: readonly unknown[];
}

function recordModel(kind: string, id: string): RecordModel {
  return {
    kind,
    id,
    newest: '000000000000-0000',
    conflicts: [],
    fields: {},
    retired: false,
    replacedBy: null,
  };
}

function applyToRecord(record: RecordModel, { type, data }: NaiveEvent): void {
  if (type === 'record.put') record.fields = { ...record.fields, ...(data.fields as Loose) };
  if (type === 'record.retired') Object.assign(record, { retired: true, replacedBy: data.replacedBy });
  if (type === 'commit.undone') record.undone = [...(record.undone ?? []), data.commit];
  if (type === 'record.restored') Object.assign(record, { retired: false, replacedBy: null });
}
