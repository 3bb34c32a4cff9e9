import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { RecordUsage } from '../../../shared/views/record-usage.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';

/** Who uses a record, in one line: tickets first, then records kind by kind. Undefined if nobody does. */
export function usageText(text: Text, { open, closed, records }: RecordUsage): string | undefined {
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  const parts = [
    open > 0 ? text('deskSetUp.usage.open', { count: open }) : '',
    closed > 0 ? text('deskSetUp.usage.closed', { count: closed }) : '',
    ...kinds.map((kind) => {
      const count = new Set(records.filter((user) => user.kind === kind).map(({ id }) => id)).size;
      return kind === 'person' ? '' : text(`deskSetUp.usage.${kind}` satisfies MessageId, { count });
    }),
  ].filter((part) => part !== '');
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const last = others.pop();
  if (last === undefined) return first;
  return text('deskSetUp.usage.and', { first: [first, ...others].join(', '), last });
}

/** What uses a record, or, of a queue, what it holds. */
export function usedText(text: Text, kind: RecordKind, users: string | undefined): string {
  if (kind === 'queue') return text('deskSetUp.usage.holds', { users: users ?? text('condition.text.nothing') });
  return users === undefined ? text('deskSetUp.usage.none') : text('deskSetUp.usage', { users });
}
