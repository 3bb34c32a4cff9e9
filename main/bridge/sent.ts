import type { Done, DoneFor } from '../../shared/bridge/done.ts';
import type { DraftContent, DraftSaved, DraftSlot, Sent } from '../../shared/bridge/draft.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import { type Access, accessOf, canSee } from '../../shared/domain/access.ts';
import { agentActor } from '../../shared/domain/event.ts';
import { postedIn, summaryIn } from '../../shared/domain/held-words.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';

/** What an operation led to, for the agent who asked. */
export function doneFor({ engine }: LiveDesk, access: Access | undefined, value: Done): DoneFor {
  const lost = value.ticketIds.filter((id) => {
    const ticket = engine.tickets.get(id);
    return !ticket || !access || !canSee(access, ticket);
  });
  return { ...value, lost };
}

/** What an agent sent under a key, with its words: they wrote them, whatever they may see now. */
export async function sentUnder(desk: LiveDesk, access: Access | undefined, key: string): Promise<Sent | null> {
  const committed = access && (await desk.engine.committed(agentActor(access.agentId), key));
  if (!committed) return null;
  const posted = postedIn(committed.events);
  const seen = doneFor(desk, access, committed.done);
  const ticketId = seen.ticketIds.find((id) => !seen.lost.includes(id)) ?? '';
  return {
    done: seen,
    op: committed.op,
    recordId: committed.events.find(({ type }) => type === 'record.put')?.target.id ?? null,
    number: desk.engine.tickets.get(ticketId)?.intake.number ?? null,
    text: posted?.body.text ?? '',
    summary: summaryIn(committed.events),
    files: posted?.attachments.map(({ hash }) => hash) ?? [],
  };
}

/** Puts words away, and says what was sent of them where that has not been heard. */
export async function saveDraft(
  desk: LiveDesk,
  agentId: Id,
  slot: DraftSlot,
  content: DraftContent,
): Promise<Result<DraftSaved>> {
  const keptUnder = await desk.saveDraft(agentId, slot, content);
  if (keptUnder === content.key) return done({ keptUnder, sent: null });
  return done({ keptUnder, sent: await sentUnder(desk, accessOf(desk.engine.records, agentId), content.key) });
}
