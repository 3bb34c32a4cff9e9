import type { Id } from '../../../shared/domain/id.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { RecordUsage } from '../../../shared/views/record-usage.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';

/** Some of what uses a record: its open or closed tickets, or the records of one kind. */
export interface UsagePart {
  readonly words: string;
  readonly of: { readonly tickets: 'open' | 'closed' } | { readonly kind: RecordKind; readonly ids: readonly Id[] };
}

/** Tickets first, then records kind by kind. */
export function usageParts(text: Text, usage: RecordUsage): readonly UsagePart[] {
  const { records } = usage;
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  return [
    ...(['open', 'closed'] as const)
      .filter((tickets) => usage[tickets] > 0)
      .map((tickets) => ({ words: text(`deskSetUp.usage.${tickets}`, { count: usage[tickets] }), of: { tickets } })),
    ...kinds.flatMap((kind) => {
      const ids = [...new Set(records.filter((user) => user.kind === kind).map(({ id }) => id))];
      const words = kind !== 'person' && text(`deskSetUp.usage.${kind}` satisfies MessageId, { count: ids.length });
      return words ? [{ words, of: { kind, ids } }] : [];
    }),
  ];
}

/** What uses a record, or, of a queue, what it holds, in one sentence. */
export function usedText(text: Text, kind: RecordKind, parts: readonly string[]): string {
  const users = listText(text, parts);
  if (kind === 'queue') return text('deskSetUp.usage.holds', { users: users ?? text('condition.text.nothing') });
  return users === undefined ? text('deskSetUp.usage.none') : text('deskSetUp.usage', { users });
}

function listText(text: Text, parts: readonly string[]): string | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const last = others.pop();
  if (last === undefined) return first;
  return text('deskSetUp.usage.and', { first: [first, ...others].join(', '), last });
}
