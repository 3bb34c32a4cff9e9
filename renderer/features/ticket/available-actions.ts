import { lackOf, needsMetBy } from '../../../shared/bridge/command-needs.ts';
import { commandRows, type TicketAction } from '../../../shared/bridge/commands.ts';
import type { TicketState } from '../../../shared/domain/ticket-state.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

/** The actions on a ticket, as the table of commands has them. */
const actionRows = commandRows.filter((row) => 'menu' in row && row.menu === 'actions');

type ActionRow = (typeof actionRows)[number];

export function rowOfAction(action: TicketAction): ActionRow {
  const row = actionRows.find(({ id }) => id === action);
  if (!row) throw new Error(`No row says what ${action} is`);
  return row;
}

/** What this agent can do with a ticket now, as buttons and as items of the menu above the window. */
export function availableActions(details: TicketDetails): readonly TicketAction[] {
  const met = ['signed-in', ...needsMetBy(details)] as const;
  return actionRows.filter(({ when }) => lackOf(when, met) === undefined).map(({ id }) => id);
}

/** Those of some actions that are buttons, or items; the items begin with what the table has last. */
export function actionsShownAs(place: ActionRow['shownAs'], actions: readonly TicketAction[]): readonly TicketAction[] {
  const shown = actions.filter((action) => rowOfAction(action).shownAs === place);
  return place === 'item' ? shown.toReversed() : shown;
}

/** Whether a status closes an open ticket whose requester has had no reply; one of unknown state may close it. */
export function closesSilently({ state, wasAnswered }: TicketDetails, next: TicketState | undefined): boolean {
  return state === 'open' && next !== 'open' && !wasAnswered;
}
