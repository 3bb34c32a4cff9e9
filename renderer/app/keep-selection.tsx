import { memo, useEffect } from 'react';
import { useAnswer } from '../bridge/answers.ts';
import { keeping, nothingSelected } from '../forms/selection.ts';
import { useSelectedTickets, useSelectionStore } from '../forms/selection-store.tsx';
import type { SearchRoute } from './search-address.ts';

/** Ends the selection with its queue, and drops tickets that leave it or the agent’s sight. */
export const KeepInQueue = memo(function KeepInQueue({ queue }: { readonly queue: string }) {
  const ticketIds = [...useSelectedTickets().ids];
  const held = useAnswer('queue.holds', { queue, ticketIds }, { enabled: ticketIds.length > 0 }).data;
  useKept(queue, ticketIds.length > 0 ? held : undefined);
  return null;
});

/** The same for the results of a search. */
export const KeepInSearch = memo(function KeepInSearch({ text, sort }: Pick<SearchRoute, 'text' | 'sort'>) {
  const isUsed = useSelectedTickets().ids.size > 0 && text !== '';
  const answer = useAnswer('search.ids', { text, sort }, { enabled: isUsed });
  // While more results may come, none can be missed.
  useKept(text, isUsed && !answer.isFetching && answer.data?.isAll ? answer.data.ids : undefined);
  return null;
});

function useKept(list: string, held: readonly string[] | undefined): void {
  const { change } = useSelectionStore();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another selection
  useEffect(() => () => change(() => nothingSelected), [change, list]);

  useEffect(() => {
    if (held) change((selection) => keeping(selection, new Set(held)));
  }, [change, held]);
}
