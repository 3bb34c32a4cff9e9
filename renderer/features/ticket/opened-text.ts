import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';

/** When the ticket was opened, through which source if that has its own sentence, and how often and when reopened. */
export function openedText(
  text: Text,
  { fields, openedMs, reopenedMs, reopenings }: TicketDetails,
  timeText: (ms: number) => string,
): string {
  const how = `ticket.opened.${fields.source}`;
  const opened = text(isMessageId(how) ? how : 'ticket.opened', { time: timeText(openedMs) });
  if (reopenings === 0 || reopenedMs === null) return opened;
  const last = timeText(reopenedMs);
  if (reopenings === 1) return text('ticket.reopened', { opened, last });
  return text('ticket.reopened.often', { opened, times: reopenings, last });
}
