import type { ShownItem } from '../../../shared/bridge/contract/tickets.ts';
import type { ShownChange } from '../../../shared/views/changes-shown.ts';

/**
 * What of a thread goes on paper. Without notes it is for the requester: what was said to and by them, and where the
 * ticket stood. A reply that was taken back was not meant to reach them, and everything else is the desk’s own affair.
 */
export function printedItems(items: readonly ShownItem[], withNotes: boolean): readonly ShownItem[] {
  return withNotes ? items : items.flatMap(forRequester);
}

function forRequester(item: ShownItem): ShownItem[] {
  if (item.kind === 'entry') return item.entryKind === 'note' || item.isRetracted ? [] : [item];
  const changes = item.changes.flatMap(ofStatus);
  return changes.length > 0 ? [{ ...item, changes }] : [];
}

/** What a change says of where the ticket stands; an undo says it of what it took back. */
function ofStatus(change: ShownChange): ShownChange[] {
  const { what } = change;
  if (what === 'status' || what === 'resolved' || what === 'closed' || what === 'reopened') return [change];
  if (what !== 'undone' && what !== 'redone') return [];
  const actions = change.actions.flatMap(ofStatus);
  return actions.length > 0 && !change.stays.some(({ part }) => part === 'status')
    ? [{ ...change, actions, restored: [], stays: [] }]
    : [];
}
