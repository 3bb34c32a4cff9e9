import type { BulkAction } from '../../../shared/bridge/contract/bulk.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { Text } from '../../i18n/text.tsx';

type Chosen = Partial<Pick<DeskChoices, 'agents' | 'teams' | 'departments' | 'priorities' | 'statuses'>>;

/** What a bulk action does, such as “Assign to John Doe”. */
export function bulkText(text: Text, choices: Chosen, action: Pick<BulkAction, 'operation' | 'input'>): string {
  const { operation, input } = action;
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[] = [], id: unknown) =>
    list.find((one) => one.id === id)?.name;
  switch (operation) {
    case 'assignment.assign': {
      const names = [nameIn(choices.agents, input.agentId), nameIn(choices.teams, input.teamId)].filter(
        (name) => name !== undefined,
      );
      return names.length === 0 ? text('bulk.what.release') : text('bulk.what.assign', { name: names.join(', ') });
    }
    case 'department.transfer':
      return text('bulk.what.transfer', { name: nameIn(choices.departments, input.departmentId) ?? '' });
    case 'field.set':
      return text('bulk.what.priority', { name: nameIn(choices.priorities, input.value) ?? '' });
    case 'status.set':
      return text('bulk.what.status', { name: nameIn(choices.statuses, input.statusId) ?? '' });
    case 'ticket.delete':
      return text('bulk.what.delete');
    case 'ticket.restore':
      return text('bulk.what.restore');
    case null:
      return text('bulk.what.undoUnknown');
  }
}

/** The same for an action that may be an undo. */
export function bulkTitle(
  text: Text,
  choices: Chosen,
  action: Pick<BulkAction, 'operation' | 'input' | 'isUndo'>,
): string {
  const what = bulkText(text, choices, action);
  return action.isUndo && action.operation !== null ? text('bulk.what.undo', { what }) : what;
}
