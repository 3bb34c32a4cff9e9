import type { Done, DoneFor } from '../../shared/bridge/done.ts';
import type { DraftContent, DraftSaved, Sent, WaitingDraft } from '../../shared/bridge/draft.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import { accessOf, sightOf } from '../../shared/domain/access.ts';
import { postedIn, summaryIn } from '../../shared/domain/held-words.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal, type Principal } from '../../shared/domain/principal.ts';
import { intakeIn } from '../../shared/domain/sent-intake.ts';
import type { SentDrafts } from '../desk/sent-drafts.ts';
import type { SavedContent } from '../drafts/agent-draft.ts';
import type { DraftRef } from '../drafts/draft-names.ts';
import type { Engine } from '../engine/engine.ts';

export interface SentPorts {
  readonly engine: Pick<Engine, 'tickets' | 'records'>;
  readonly sentDrafts: Pick<SentDrafts, 'save' | 'sentUnder'>;
}

/** The result of an operation, as the window that asked may see it. */
export function doneFor({ engine }: Pick<SentPorts, 'engine'>, principal: Principal, value: Done): DoneFor {
  const access = accessOf(engine.records, principal);
  const lost = value.ticketIds.filter((id) => {
    const ticket = engine.tickets.present(id);
    return !ticket || !access || !sightOf(access, ticket);
  });
  return { ...value, lost };
}

/** What an agent sent under a key, with its words: they wrote them, whatever they may see now. */
export async function sentUnder(desk: SentPorts, agentId: Id, key: string): Promise<Sent | null> {
  const { all, nextKey } = await desk.sentDrafts.sentUnder(agentId, key);
  const [first] = all;
  if (!first) return null;
  const seen = doneFor(desk, agentPrincipal(agentId), first.done);
  const ticketId = seen.ticketIds.find((id) => !seen.lost.includes(id)) ?? '';
  const posted = all.map(({ events }) => postedIn(events));
  return {
    nextKey,
    done: seen,
    op: first.op,
    recordId: first.events.find(({ type }) => type === 'record.put')?.target.id ?? null,
    number: desk.engine.tickets.present(ticketId)?.intake.number ?? null,
    // Words may have gone on from these and have gone out as well, from another window.
    text: posted.map((entry) => entry?.body.text ?? '').join('\n'),
    summary: summaryIn(first.events),
    intake: intakeIn(first.events),
    files: posted.flatMap((entry) => entry?.attachments.map(({ hash }) => hash) ?? []),
  };
}

/** A draft with what was sent of it. */
export async function waitingDraft(
  desk: SentPorts,
  agentId: Id,
  { follows, ...content }: SavedContent,
): Promise<WaitingDraft> {
  const sent = follows && (await sentUnder(desk, agentId, follows.key));
  // Where one draft continued another, its last key covers only a part of what was sent.
  return { ...content, sent: sent ? { ...sent, text: follows.words } : null };
}

/** Puts words away, and says what was sent of them where that has not been heard. */
export async function saveDraft(
  desk: SentPorts,
  agentId: Id,
  draft: DraftRef,
  content: DraftContent,
): Promise<Result<DraftSaved>> {
  const kept = await desk.sentDrafts.save(agentId, draft, content);
  if (kept?.key === content.key) return done({ keptUnder: kept.key, sent: null });
  const sent = await sentUnder(desk, agentId, content.key);
  return done({ keptUnder: kept?.key ?? null, sent });
}
