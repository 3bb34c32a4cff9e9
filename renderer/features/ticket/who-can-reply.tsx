import { useAnswer } from '../../bridge/answers.ts';
import { couldText } from '../../i18n/sentences/could-text.ts';
import { useText } from '../../i18n/text.tsx';

/** Where the agent's role does not allow replies. */
export function WhoCanReply({ ticketId }: { readonly ticketId: string }) {
  const text = useText();
  const could = useAnswer('access.could', { need: 'ticket.reply', ticketId }).data;
  if (!could) return null;
  const who = couldText(text, could);
  return <> {who ? text('composer.replier', { who }) : text('composer.noReplier')}</>;
}
