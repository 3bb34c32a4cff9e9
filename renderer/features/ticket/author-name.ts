import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import type { Text } from '../../i18n/text.tsx';

/** The name of an author; the desk’s own changes have no agent. */
export function authorName(text: Text, { name }: Pick<ShownEntry['author'], 'name'>): string {
  return name || text('change.desk');
}
