import { lackOf, needsMetBy } from '../../../shared/bridge/command-needs.ts';
import { commandRows, type TicketAction } from '../../../shared/bridge/commands.ts';
import type { TicketState } from '../../../shared/domain/ticket-state.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

/** The actions on a ticket, from the table of commands. */
const actionRows = commandRows.filter((row) => 'menu' in row && row.menu === 'actions');

type ActionRow = (typeof actionRows)[number];

export function rowOfAction(action: TicketAction): ActionRow {
  const row = actionRows.find(({ id }) => id === action);
  if (!row) throw new Error(`No row says what ${action} is`);
  return row;
}

/** The actions on a ticket that this agent may take now, as buttons and in the menu bar. */
export function availableActions(details: TicketDetails): readonly TicketAction[] {
  const met = ['signed-in', ...needsMetBy(details)] as const;
  return actionRows.filter(({ when }) => lackOf(when, met) === undefined).map(({ id }) => id);
}

/** The actions that appear as buttons, or in the menu. The menu lists the last ones of the table first. */
export function actionsShownAs(place: ActionRow['shownAs'], actions: readonly TicketAction[]): readonly TicketAction[] {
  const shown = actions.filter((action) => rowOfAction(action).shownAs === place);
  return place === 'item' ? shown.toReversed() : shown;
}

/** Whether a status would close an open ticket whose requester never got a reply. A status of unknown state might. */
export function closesWithoutReply({ state, wasAnswered }: TicketDetails, next: TicketState | undefined): boolean {
  return state === 'open' && next !== 'open' && !wasAnswered;
}
