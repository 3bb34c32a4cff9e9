import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';

/** When the ticket was opened, and through which source if that has its own sentence. */
export function openedText(text: Text, { fields }: TicketDetails, time: string): string {
  const how = `ticket.opened.${fields.source}`;
  return text(isMessageId(how) ? how : 'ticket.opened', { time });
}
