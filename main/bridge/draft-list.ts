import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import {
  type FaultyDraftFile,
  type KeptDraft,
  type ListedDraft,
  slotKey,
  type TicketSlot,
} from '../../shared/bridge/draft.ts';
import { type AgentAccess, holdsAnywhere, rightsOn } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type Permission, worksOnTickets } from '../../shared/domain/permission.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { documentReports, isRecordOf } from '../desk/document-reports.ts';
import type { DraftRef } from '../drafts/draft-names.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueueIndex } from '../lookup/queue-index.ts';
import type { DocumentFaults } from '../platform/document-fault.ts';
import { beginningOf } from './draft-beginning.ts';
import type { DraftOwners } from './draft-owners.ts';
import type { QueryContext } from './handlers.ts';
import { rowsReady } from './rows-ready.ts';

export interface DraftListPorts {
  readonly drafts: Pick<Drafts, 'damages' | 'list'>;
  readonly engine: Pick<Engine, 'knowsKey' | 'mayKnowKey' | 'rows'>;
  readonly queues: Pick<QueueIndex, 'leadingTo'>;
  readonly blobs: Pick<Blobs, 'load' | 'staged'>;
  readonly faults: Pick<DocumentFaults, 'all'>;
  readonly owners: Pick<DraftOwners, 'ownerOf'>;
}

/** An unsent draft, or one of which only a damaged file is left. */
interface Waiting extends Pick<ListedDraft, 'slot' | 'draftId' | 'savedMs' | 'damage'> {
  readonly content: KeptDraft['content'] | null;
}

type KeptDrafts = Pick<DraftListPorts, 'drafts' | 'engine'>;

/** An agent’s drafts, without those whose text was sent just before a crash. */
async function unsentDrafts({ drafts, engine }: KeptDrafts, agentId: Id): Promise<readonly Waiting[]> {
  const damages = new Map<string, DraftRef & { readonly damage: DocumentReport }>();
  for (const { slot, draftId, faults } of drafts.damages(agentId)) {
    for (const damage of documentReports(faults)) damages.set(nameOf({ slot, draftId }), { slot, draftId, damage });
  }
  const all = drafts.list(agentId);
  const names = new Set(all.map(nameOf));
  const sent = await Promise.all(all.map(({ content }) => engine.knowsKey(agentPrincipal(agentId), content.key)));
  const kept = all.filter((_draft, at) => !sent[at]);
  const lost = [...damages.values()].flatMap((draft): Waiting[] =>
    names.has(nameOf(draft)) ? [] : [{ ...draft, savedMs: null, content: null }],
  );
  return [...kept.map((draft) => ({ ...draft, damage: damages.get(nameOf(draft))?.damage ?? null })), ...lost];
}

function nameOf({ slot, draftId }: DraftRef): string {
  return `${slotKey(slot)} ${draftId}`;
}

/** The number of an agent’s unsent drafts. It reads no lines, because it is shown while a desk is still loaded. */
export function countOfDrafts({ drafts, engine }: KeptDrafts, agentId: Id): number {
  const all = drafts.list(agentId);
  const names = new Set([...all, ...drafts.damages(agentId)].map(nameOf));
  const sent = all.filter(({ content }) => engine.mayKnowKey(agentPrincipal(agentId), content.key));
  return names.size - sent.length;
}

/** An agent’s unsent drafts, last saved first. A draft stays listed if the agent loses access to its ticket. */
export async function listedDrafts(desk: DraftListPorts, { windowId, access }: QueryContext): Promise<ListedDraft[]> {
  const drafts = await unsentDrafts(desk, access.agentId);
  const ticketIds = drafts.flatMap(({ slot }) => ('ticketId' in slot ? [slot.ticketId] : []));
  await rowsReady(desk.engine.rows, ticketIds);
  await desk.blobs.load(drafts.flatMap(({ content }) => content?.files.map(({ fileId }) => fileId) ?? []));
  return drafts
    .toSorted((a, b) => (b.savedMs ?? 0) - (a.savedMs ?? 0))
    .map((draft) => {
      const owner = desk.owners.ownerOf(access.agentId, draft);
      return { ...listed(desk, access, draft), isElsewhere: owner !== undefined && owner !== windowId };
    });
}

/** The files of a draft whose records are damaged or missing. */
function faultyFiles({ blobs, faults }: DraftListPorts, agentId: Id, content: Waiting['content']): FaultyDraftFile[] {
  return (content?.files ?? []).flatMap(({ fileId, name }) => {
    const isLost = blobs.staged(agentId, fileId) === undefined;
    const [damage = null] = documentReports(faults.all().filter(({ document }) => isRecordOf(document, fileId)));
    return isLost || damage ? [{ name, isLost, damage }] : [];
  });
}

function listed(
  desk: DraftListPorts,
  access: AgentAccess,
  { slot, draftId, content, savedMs, damage }: Waiting,
): Omit<ListedDraft, 'isElsewhere'> {
  const { engine } = desk;
  const common = {
    slot,
    draftId,
    words: content ? beginningOf(slot, content.text) : '',
    fileCount: content?.files.length ?? 0,
    savedMs,
    damage,
    faultyFiles: faultyFiles(desk, access.agentId, content),
  };
  if (!('ticketId' in slot)) {
    // The note for selected tickets is continued with a selection.
    const mayContinue = slot.tab === 'intake' && holdsAnywhere(access, 'ticket.create');
    return { ...common, ticket: null, mayContinue };
  }
  const row = engine.rows.get(slot.ticketId);
  const rights = row && rightsOn(access, row.whereabouts);
  if (!row || !rights) return { ...common, ticket: null, mayContinue: false };
  const { number, fields } = row;
  return {
    ...common,
    ticket: { number, summary: fields.summary, queue: desk.queues.leadingTo(access, row.id) },
    mayContinue: mayContinueOn(rights, slot.tab),
  };
}

/** Whether a role allows what the draft is for, on a ticket of its department. */
function mayContinueOn(rights: ReadonlySet<Permission>, tab: TicketSlot['tab']): boolean {
  switch (tab) {
    case 'note':
      return worksOnTickets(rights);
    case 'assign':
      return rights.has('ticket.assign');
    case 'transfer':
      return rights.has('ticket.transfer');
    case 'about':
      return rights.has('ticket.edit');
    case 'refer':
      return rights.has('ticket.refer');
    case 'reply':
    case 'message':
      return rights.has('ticket.reply');
  }
}
