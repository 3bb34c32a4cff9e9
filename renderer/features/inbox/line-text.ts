import type { InboxLine } from '../../../shared/bridge/contract/inbox.ts';
import type { Text } from '../../i18n/text.tsx';

/** What a line of the inbox says, without its time. */
export function lineText(text: Text, { kind, target, actorName, whomName }: InboxLine): string {
  if (kind === 'soon' || kind === 'overdue') {
    return text(target === null ? `inbox.line.${kind}` : `inbox.line.${kind}.${target}`);
  }
  return text(`inbox.line.${kind}`, { name: actorName || text('change.desk'), whom: whomName });
}
