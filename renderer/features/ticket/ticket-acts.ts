import { lackOf, needsMetBy } from '../../../shared/bridge/command-needs.ts';
import { commandRows, type TicketAct } from '../../../shared/bridge/commands.ts';
import type { TicketState } from '../../../shared/domain/ticket-state.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

/** The acts on a ticket, as the table of commands has them. */
const actRows = commandRows.filter((row) => 'menu' in row && row.menu === 'acts');

type ActRow = (typeof actRows)[number];

export function rowOfAct(act: TicketAct): ActRow {
  const row = actRows.find(({ id }) => id === act);
  if (!row) throw new Error(`No row says what ${act} is`);
  return row;
}

/** What this agent can do with a ticket now, as buttons and as items of the menu above the window. */
export function actsOn(details: TicketDetails): readonly TicketAct[] {
  const met = ['signed-in', ...needsMetBy(details)] as const;
  return actRows.filter(({ when }) => lackOf(when, met) === undefined).map(({ id }) => id);
}

/** Those of some acts that are buttons, or items; the items begin with what the table has last. */
export function actsShownAs(place: ActRow['shownAs'], acts: readonly TicketAct[]): readonly TicketAct[] {
  const shown = acts.filter((act) => rowOfAct(act).shownAs === place);
  return place === 'item' ? shown.toReversed() : shown;
}

/** Whether a status closes an open ticket whose requester has had no reply; one of unknown state may close it. */
export function closesSilently({ state, wasAnswered }: TicketDetails, next: TicketState | undefined): boolean {
  return state === 'open' && next !== 'open' && !wasAnswered;
}
