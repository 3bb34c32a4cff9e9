import type { Done, DoneFor } from '../../shared/bridge/done.ts';
import type { DraftContent, DraftSaved, Sent, WaitingDraft } from '../../shared/bridge/draft.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import { accessOf, sightOf } from '../../shared/domain/access.ts';
import { notedIn, postedIn, summaryIn } from '../../shared/domain/held-words.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal, type Principal } from '../../shared/domain/principal.ts';
import { intakeIn } from '../../shared/domain/sent-intake.ts';
import type { SentDrafts } from '../desk/sent-drafts.ts';
import type { SavedContent } from '../drafts/agent-draft.ts';
import type { DraftRef } from '../drafts/draft-names.ts';
import type { Engine } from '../engine/engine.ts';
import { rowsReady } from './rows-ready.ts';

export interface SentPorts {
  readonly engine: Pick<Engine, 'rows' | 'records'>;
  readonly sentDrafts: Pick<SentDrafts, 'save' | 'sentUnder'>;
}

/** The result of an operation, limited to what the requesting agent may see. */
export async function doneFor(
  { engine }: Pick<SentPorts, 'engine'>,
  principal: Principal,
  value: Done,
): Promise<DoneFor> {
  await rowsReady(engine.rows, value.ticketIds);
  const access = accessOf(engine.records, principal);
  const lost = value.ticketIds.filter((id) => {
    const row = engine.rows.get(id);
    return !row || !access || !sightOf(access, row);
  });
  return { ...value, lost };
}

/** What an agent sent under a key, including its text: they wrote it, so they may see it even without access. */
export async function sentUnder(desk: SentPorts, agentId: Id, key: string): Promise<Sent | null> {
  const { all, nextKey } = await desk.sentDrafts.sentUnder(agentId, key);
  const [first] = all;
  if (!first) return null;
  const seen = await doneFor(desk, agentPrincipal(agentId), first.done);
  const ticketId = seen.ticketIds.find((id) => !seen.lost.includes(id)) ?? '';
  const posted = all.map(({ events }) => postedIn(events));
  return {
    nextKey,
    done: seen,
    op: first.op,
    recordId: first.events.find(({ type }) => type === 'record.put')?.target.id ?? null,
    number: desk.engine.rows.get(ticketId)?.number ?? null,
    // Another window may have sent newer text as well, under the keys that follow.
    text: posted.flatMap((entry) => entry?.body.text || []).join('\n') || notedIn(all.at(-1)?.events ?? []),
    summary: summaryIn(first.events),
    intake: intakeIn(first.events),
    files: posted.flatMap((entry) => entry?.attachments.map(({ hash }) => hash) ?? []),
  };
}

/** A draft with the part of it that was already sent. */
export async function waitingDraft(
  desk: SentPorts,
  agentId: Id,
  { follows, ...content }: SavedContent,
): Promise<WaitingDraft> {
  const sent = follows && (await sentUnder(desk, agentId, follows.key));
  // After several sends, the last key covers only the latest one; `follows.words` has all of them.
  return { ...content, sent: sent ? { ...sent, text: follows.words } : null };
}

/** Saves a draft. If its key was already used, the answer says what was sent under it. */
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
