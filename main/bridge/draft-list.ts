import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import type { DraftSlot, FaultyDraftFile, KeptDraft, ListedDraft } from '../../shared/bridge/draft.ts';
import { type AgentAccess, holdsAnywhere, rightsOn } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { worksOnTickets } from '../../shared/domain/permission.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { draftWords } from '../../shared/views/draft-words.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { documentReports, isRecordOf } from '../desk/document-reports.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueueIndex } from '../lookup/queue-index.ts';
import type { DocumentFaults } from '../platform/document-fault.ts';

export interface DraftListPorts {
  readonly drafts: Pick<Drafts, 'damages' | 'list'>;
  readonly engine: Pick<Engine, 'knowsKey' | 'tickets'>;
  readonly queues: Pick<QueueIndex, 'leadingTo'>;
  readonly blobs: Pick<Blobs, 'staged'>;
  readonly faults: Pick<DocumentFaults, 'all'>;
}

const longestWords = 240;

/** A draft that waits, or one of which only a damaged file is left. */
interface Waiting extends Pick<ListedDraft, 'slot' | 'savedMs' | 'damage'> {
  readonly content: KeptDraft['content'] | null;
}

/** An agent’s drafts without those that a crash left behind after their words were sent. */
export function unsentDrafts(
  { drafts, engine }: Pick<DraftListPorts, 'drafts' | 'engine'>,
  agentId: Id,
): readonly Waiting[] {
  const damages = new Map<string, { readonly slot: DraftSlot; readonly damage: DocumentReport }>();
  for (const { slot, faults } of drafts.damages(agentId)) {
    for (const damage of documentReports(faults)) damages.set(placeOf(slot), { slot, damage });
  }
  const kept = drafts.list(agentId).filter(({ content }) => !engine.knowsKey(agentPrincipal(agentId), content.key));
  const places = new Set(drafts.list(agentId).map(({ slot }) => placeOf(slot)));
  const lost = [...damages].flatMap(([place, { slot, damage }]): Waiting[] =>
    places.has(place) ? [] : [{ slot, damage, savedMs: null, content: null }],
  );
  return [...kept.map((draft) => ({ ...draft, damage: damages.get(placeOf(draft.slot))?.damage ?? null })), ...lost];
}

function placeOf(slot: DraftSlot): string {
  return slot.tab === 'intake' ? slot.tab : `${slot.tab} ${slot.ticketId}`;
}

/** What an agent has not sent, saved last first. Words stay listed where their ticket is out of sight. */
export async function listedDrafts(desk: DraftListPorts, access: AgentAccess): Promise<ListedDraft[]> {
  const drafts = unsentDrafts(desk, access.agentId);
  await desk.engine.tickets.load(drafts.flatMap(({ slot }) => (slot.tab === 'intake' ? [] : [slot.ticketId])));
  return drafts.toSorted((a, b) => (b.savedMs ?? 0) - (a.savedMs ?? 0)).map((draft) => listed(desk, access, draft));
}

/** The files of a draft whose records are damaged, or gone. */
function faultyFiles({ blobs, faults }: DraftListPorts, agentId: Id, content: Waiting['content']): FaultyDraftFile[] {
  return (content?.files ?? []).flatMap(({ fileId, name }) => {
    const isLost = blobs.staged(agentId, fileId) === undefined;
    const [damage = null] = documentReports(faults.all().filter(({ document }) => isRecordOf(document, fileId)));
    return isLost || damage ? [{ name, isLost, damage }] : [];
  });
}

function listed(desk: DraftListPorts, access: AgentAccess, { slot, content, savedMs, damage }: Waiting): ListedDraft {
  const { engine } = desk;
  const common = {
    slot,
    words: content ? draftWords(slot.tab, content.text).slice(0, longestWords) : '',
    fileCount: content?.files.length ?? 0,
    savedMs,
    damage,
    faultyFiles: faultyFiles(desk, access.agentId, content),
  };
  if (slot.tab === 'intake') return { ...common, ticket: null, mayContinue: holdsAnywhere(access, 'ticket.create') };
  const ticket = engine.tickets.present(slot.ticketId);
  const rights = ticket && rightsOn(access, ticket);
  if (!ticket || !rights) return { ...common, ticket: null, mayContinue: false };
  const { intake, fields } = ticket;
  return {
    ...common,
    ticket: { number: intake.number, summary: fields.summary, queue: desk.queues.leadingTo(access, ticket.id) },
    mayContinue: slot.tab === 'note' ? worksOnTickets(rights) : rights.has('ticket.reply'),
  };
}
