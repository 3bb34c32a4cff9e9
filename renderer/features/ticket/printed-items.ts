import type { ShownItem } from '../../../shared/bridge/contract/tickets.ts';
import type { ShownChange } from '../../../shared/views/changes-shown.ts';

/**
 * The items of a thread to print. Without notes, the print is for the requester: messages, replies and changes of
 * status. Undone replies are left out, because they were not meant to reach the requester.
 */
export function printedItems(items: readonly ShownItem[], withNotes: boolean): readonly ShownItem[] {
  return withNotes ? items : items.flatMap(forRequester);
}

function forRequester(item: ShownItem): ShownItem[] {
  if (item.kind === 'entry') return item.entryKind === 'note' || item.isRetracted ? [] : [item];
  const changes = item.changes.flatMap(ofStatus);
  return changes.length > 0 ? [{ ...item, changes }] : [];
}

/** The status changes of a change; an undo contains those that it reverts. */
function ofStatus(change: ShownChange): ShownChange[] {
  const { what } = change;
  if (what === 'status' || what === 'resolved' || what === 'closed' || what === 'reopened') return [change];
  if (what !== 'undone' && what !== 'redone') return [];
  const actions = change.actions.flatMap(ofStatus);
  return actions.length > 0 && !change.stays.some(({ part }) => part === 'status')
    ? [{ ...change, actions, restored: [], stays: [] }]
    : [];
}
