import type { KeptDraft, ListedDraft } from '../../shared/bridge/draft.ts';
import { type Access, holdsAnywhere, rightsOn } from '../../shared/domain/access.ts';
import { agentActor } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { worksOnTickets } from '../../shared/domain/permission.ts';
import { draftWords } from '../../shared/views/draft-words.ts';
import type { LiveDesk } from '../desk/live-desk.ts';

const longestWords = 240;

/** An agent’s drafts without those that a crash left behind after their words were sent. */
export function unsentDrafts({ drafts, engine }: LiveDesk, agentId: Id): readonly KeptDraft[] {
  return drafts.list(agentId).filter(({ content }) => !engine.knowsKey(agentActor(agentId), content.key));
}

/** What an agent has not sent, saved last first. Words stay listed where their ticket is out of sight. */
export function listedDrafts(desk: LiveDesk, access: Access): ListedDraft[] {
  return unsentDrafts(desk, access.agentId)
    .toSorted((a, b) => (b.savedMs ?? 0) - (a.savedMs ?? 0))
    .map((draft) => listed(desk, access, draft));
}

function listed({ engine }: LiveDesk, access: Access, { slot, content, savedMs }: KeptDraft): ListedDraft {
  const common = {
    slot,
    words: draftWords(slot.tab, content.text).slice(0, longestWords),
    fileCount: content.files.length,
    savedMs,
  };
  if (slot.tab === 'intake') return { ...common, ticket: null, mayContinue: holdsAnywhere(access, 'ticket.create') };
  const ticket = engine.tickets.get(slot.ticketId);
  const rights = ticket && rightsOn(access, ticket);
  if (!ticket || !rights) return { ...common, ticket: null, mayContinue: false };
  const { intake, fields, status } = ticket;
  return {
    ...common,
    ticket: { number: intake.number, summary: fields.summary, queue: status.state === 'open' ? 'open' : 'closed' },
    mayContinue: slot.tab === 'note' ? worksOnTickets(rights) : rights.has('ticket.reply'),
  };
}
