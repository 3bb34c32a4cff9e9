import type { QueryAnswer, QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import { canSee, rightsOn } from '../../shared/domain/access.ts';
import { allInUse, inUse } from '../../shared/domain/records/desk-records.ts';
import type { Plan } from '../../shared/domain/ticket/due.ts';
import { hoursFor, plannedDue, presentPlan } from '../../shared/domain/ticket/planning.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { agentShown } from '../../shared/views/agent-shown.ts';
import { deskChoices } from '../../shared/views/choices.ts';
import { queueRow } from '../../shared/views/queue-row.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { lackOf } from '../session/sign-in.ts';
import type { ComputerPort } from './computer-port.ts';
import { listedDrafts } from './draft-list.ts';
import { pinState } from './pins.ts';
import { sentUnder } from './sent.ts';
import { ticketPage } from './ticket-page.ts';
import type { ViewLinks } from './view-links.ts';

export interface Asking {
  readonly desk: LiveDesk;
  readonly access: AgentAccess;
  readonly windowId: string;
  readonly links: ViewLinks;
  readonly nowMs: () => number;
  readonly computer: ComputerPort | undefined;
}

type Answers = {
  readonly [Name in QueryName]: (
    asking: Asking,
    input: Required<QueryInput<Name>>,
  ) => Promise<Result<QueryAnswer<Name>>> | Result<QueryAnswer<Name>>;
};

const peopleShown = 8;

export const answers: Answers = {
  'queue.page': ({ desk, access }, { queue, offset, limit }) => {
    const { ids, total } = desk.queues.page(access, queue, offset, limit);
    const tickets = ids.map((id) => desk.engine.tickets.get(id)).filter((ticket) => ticket !== undefined);
    return done({ rows: tickets.map((ticket) => queueRow(desk.engine.records, ticket)), total });
  },
  'queue.counts': ({ desk, access }) => {
    const totalOf = (queue: 'open' | 'mine' | 'closed') => desk.queues.page(access, queue, 0, 0).total;
    const waitingForUs = desk.queues.waiting(access, 'open');
    return done({ open: totalOf('open'), mine: totalOf('mine'), closed: totalOf('closed'), waitingForUs });
  },
  'queue.position': ({ desk, access }, { queue, ticketId }) => {
    const ticket = visibleTicket(desk, access, ticketId);
    return ticket ? done({ index: desk.queues.position(access, queue, ticket) }) : noSuchTicket();
  },
  'ticket.find': ({ desk, access }, { number }) => {
    const wanted = number.trim().toUpperCase();
    const tickets = [...desk.engine.tickets.values()];
    const ticket = tickets.find((one) => one.intake.number === wanted && canSee(access, one));
    if (!ticket) return done({ found: null });
    return done({ found: { ticketId: ticket.id, queue: ticket.status.state === 'open' ? 'open' : 'closed' } });
  },
  'ticket.page': async (asking, { ticketId, items }) => {
    const { desk, access } = asking;
    const ticket = visibleTicket(desk, access, ticketId);
    const may = ticket && rightsOn(access, ticket);
    return ticket && may ? done(await ticketPage(asking, ticket, may, items)) : noSuchTicket();
  },
  'ticket.spans': async ({ desk, access }, { ticketId }) => {
    const ticket = visibleTicket(desk, access, ticketId);
    if (!ticket) return noSuchTicket();
    const { plan } = ticket.due;
    // Undoing brings a plan back without its spans: they stand where it was planned.
    const planned = (await desk.engine.thread(ticketId))
      .filter(({ type }) => type === 'due.planned')
      .map(({ data }) => data as Plan & { readonly spans: readonly [number, number][]; readonly timeZone?: string })
      .findLast(({ planId, dueMs, spans }) => planId === plan?.planId && dueMs === plan.dueMs && spans.length > 0);
    return done({ spans: planned?.spans ?? [], timeZone: planned?.timeZone ?? presentZone(desk, ticket) });
  },
  'people.find': async ({ desk, access }, { text }) => {
    await desk.peopleGathered;
    return done(desk.people.find(text, peopleShown, desk.engine.knownTo(access)));
  },
  'agents.list': ({ desk, access }) => {
    const { records } = desk.engine;
    if (!access.isAdministrator) return administratorsOnly();
    const agents = allInUse(records, 'agent').toSorted((a, b) => a.name.localeCompare(b.name));
    return done(
      agents.map((agent) => ({ ...agentShown(records, agent), lack: lackOf(desk.secrets, agent.id) ?? null })),
    );
  },
  'recovery.state': ({ desk, access }) => (access.isAdministrator ? done(desk.recovery.state()) : administratorsOnly()),
  'desk.choices': ({ desk }) => done(deskChoices(desk.engine.records)),
  'due.preview': ({ desk, nowMs }, { planId, departmentId }) => {
    const { records } = desk.engine;
    const plan = inUse(records, 'plan', planId);
    return done({ dueMs: plan ? plannedDue(records, plan, departmentId, nowMs()).dueMs : null });
  },
  'computer.status': async ({ computer, desk }) => {
    if (!computer) return done({ computer: null });
    const [keyStore, pins] = [await desk.secretBox.status(), await pinState(desk)];
    return done({ computer: { ...computer.status(), keyStore, pins } });
  },
  'draft.list': ({ desk, access }) => done(listedDrafts(desk, access)),
  'draft.get': async ({ desk, access }, { slot }) => {
    const draft = await desk.drafts.get(access.agentId, slot);
    if (!draft) return { ok: true, value: null };
    const { follows, ...content } = draft;
    const sent = follows && (await sentUnder(desk, access, follows.key));
    // Of words that went on from each other, the last are not all that went out.
    return done({ ...content, sent: sent ? { ...sent, text: follows.words } : null });
  },
  'key.sent': async ({ desk, access }, { key }) => {
    // What is still being written was asked for before this question.
    await desk.engine.idle();
    return { ok: true, value: await sentUnder(desk, access, key) };
  },
};

export function visibleTicket(desk: LiveDesk, access: AgentAccess, ticketId: string): Ticket | undefined {
  const ticket = desk.engine.tickets.get(ticketId);
  return ticket && canSee(access, ticket) ? ticket : undefined;
}

function administratorsOnly() {
  return failed('forbidden', 'permission.administrator');
}

function noSuchTicket() {
  return failed('not-found', 'ticket.unseen');
}

/** The time zone in which the ticket's plan would be counted today: earlier releases did not note the one it was. */
function presentZone({ engine: { records } }: Asking['desk'], ticket: Ticket): string | null {
  const plan = presentPlan(records, ticket);
  return (plan && hoursFor(records, plan, ticket.department.departmentId)?.timeZone) ?? null;
}
