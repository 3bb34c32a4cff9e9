import type { BulkAction } from '../../../shared/bridge/contract/bulk.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { Text } from '../../i18n/text.tsx';

type Chosen = Partial<Pick<DeskChoices, 'agents' | 'teams' | 'departments' | 'priorities' | 'statuses'>>;

/** What a bulk action does, such as “Assign to John Doe”; only “Assign” if whom it names can no longer be chosen. */
export function bulkText(text: Text, choices: Chosen, action: Pick<BulkAction, 'operation' | 'input'>): string {
  const { operation, input } = action;
  switch (operation) {
    case 'assignment.assign':
      return assignText(text, choices, input);
    case 'department.transfer':
      return named(text, 'transfer', nameIn(choices.departments, input.departmentId));
    case 'field.set':
      return named(text, 'priority', nameIn(choices.priorities, input.value));
    case 'status.set':
      return named(text, 'status', nameIn(choices.statuses, input.statusId));
    case 'ticket.delete':
      return text('bulk.what.delete');
    case 'ticket.restore':
      return text('bulk.what.restore');
    case null:
      return text('bulk.what.undoUnknown');
  }
}

/** An agent or a team that the input leaves out stays with each ticket; null takes it away. */
function assignText(text: Text, choices: Chosen, { agentId, teamId }: BulkAction['input']): string {
  const given = [
    ...(agentId ? [nameIn(choices.agents, agentId)] : []),
    ...(teamId ? [nameIn(choices.teams, teamId)] : []),
  ];
  const names = given.filter((name) => name !== undefined);
  const [isWithoutAgent, isWithoutTeam] = [agentId === null, teamId === null];
  if (names.length < given.length) return text('bulk.button.assign');
  if (names.length === 0) {
    if (isWithoutAgent && isWithoutTeam) return text('bulk.what.release');
    return text(isWithoutAgent ? 'bulk.what.noAgent' : 'bulk.what.noTeam');
  }
  const name = names.join(', ');
  if (isWithoutAgent) return text('bulk.what.assign.noAgent', { name });
  return isWithoutTeam ? text('bulk.what.assign.noTeam', { name }) : text('bulk.what.assign', { name });
}

function named(text: Text, what: 'transfer' | 'priority' | 'status', name: string | undefined): string {
  return name === undefined ? text(`bulk.what.${what}.unnamed`) : text(`bulk.what.${what}`, { name });
}

function nameIn(list: readonly { readonly id: string; readonly name: string }[] = [], id: unknown): string | undefined {
  return list.find((one) => one.id === id)?.name;
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
