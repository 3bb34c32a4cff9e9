import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import type { Text } from '../../i18n/text.tsx';

/** Who did something; what no agent did, the desk did. */
export function authorName(text: Text, { name }: Pick<ShownEntry['author'], 'name'>): string {
  return name || text('change.desk');
}
