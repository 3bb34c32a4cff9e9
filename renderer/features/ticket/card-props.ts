import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

export interface CardProps {
  readonly details: TicketDetails;
  /** Called before another ticket is shown: closes the dialog that the card is in. */
  readonly onLeave?: (() => void) | undefined;
}
