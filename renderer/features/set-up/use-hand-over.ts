import type { DoneFor } from '../../../shared/bridge/done.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { useFollowSaving } from '../../bridge/saving.tsx';
import { useUndo } from '../../bridge/undo.tsx';
import { useSayFailure } from '../../bridge/use-say-failure.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';

export interface HandOver {
  readonly ticketIds: readonly Id[];
  readonly to: { readonly id: Id; readonly name: string };
}

/**
 * Assigns the open tickets of an agent who was archived to another one, and offers one undo for both. Tickets that stay
 * count as unassigned.
 */
export function useHandOver(): (archived: DoneFor, said: string, handOver: HandOver) => Promise<void> {
  const text = useText();
  const follow = useFollowSaving();
  const sayFailure = useSayFailure();
  const { offer } = useUndo();

  async function takeBack(batch: Id): Promise<void> {
    sayFailure(await follow(deskside.call('bulk.undo', { batch }, newKey())));
  }

  return async (archived, said, { ticketIds, to }) => {
    const asked = { operation: 'assignment.assign' as const, input: { agentId: to.id }, ticketIds: [...ticketIds] };
    const result = await follow(deskside.call('bulk.run', asked, newKey()));
    if (!result.ok) return offer(archived, said, undefined, errorText(text, result.error));
    const { batch, changed, total } = result.value;
    const outcome = text('deskSetUp.archive.handedOver', { name: to.name, count: changed, total });
    offer(archived, said, changed > 0 ? () => void takeBack(batch) : undefined, outcome);
  };
}
