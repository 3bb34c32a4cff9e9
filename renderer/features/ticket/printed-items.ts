import type { ShownItem } from '../../../shared/bridge/queries.ts';

/**
 * What of a thread goes on paper. Without notes it is for the requester: what was said to and by them, and where the
 * ticket stood. A reply that was taken back was not meant to reach them, and everything else is the desk’s own affair.
 */
export function printedItems(items: readonly ShownItem[], withNotes: boolean): readonly ShownItem[] {
  return withNotes ? items : items.flatMap(forRequester);
}

function forRequester(item: ShownItem): ShownItem[] {
  if (item.kind === 'entry') return item.entryKind === 'note' || item.isRetracted ? [] : [item];
  const changes = item.changes.filter(({ what }) => what === 'status');
  return changes.length > 0 ? [{ ...item, changes }] : [];
}
