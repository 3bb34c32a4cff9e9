import { ListFilter } from 'lucide-react';
import type { Id } from '../../../../shared/domain/id.ts';
import { mostUrgentFirst, usualColumns } from '../../../../shared/domain/records/queue.ts';
import { fieldCatalogue } from '../../../../shared/domain/ticket/field-catalogue.ts';
import { queueName, sortText } from '../../../i18n/queue-text.ts';
import { wordsText } from '../../../i18n/value-text.ts';
import { conditionControl } from '../condition/condition-control.tsx';
import { QueueSharing } from '../condition/queue-sharing.tsx';
import { type CheckGroup, checksControl } from '../controls/checks-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { orderControl } from '../controls/order-control.tsx';
import type { RecordContext } from '../form-field.ts';
import { type KindPage, kindPage } from '../kind-page.ts';

/** The queues of one owner: those of an agent, or, without one, those that everybody has. */
function queuesOf(owner: Id | null, words: 'queue' | 'ownQueue', mayShare: boolean): KindPage {
  return kindPage({
    kind: 'queue',
    words: words === 'ownQueue' ? words : undefined,
    icon: ListFilter,
    belongs: (fields) => fields.owner === owner,
    rows: [
      [{ name: 'name', label: 'deskSetUp.name', hint: sameNameHint, shown: lineControl }],
      [{ name: 'where', label: 'condition.label', shown: conditionControl }],
      [{ name: 'order', label: 'deskSetUp.queue.order', shown: orderControl }],
      [
        {
          name: 'columns',
          label: 'deskSetUp.queue.columns',
          hint: 'deskSetUp.queue.columns.hint',
          shown: checksControl(columnChecks),
        },
      ],
      [
        {
          name: 'owner',
          label: 'deskSetUp.queue.owner',
          shown: { whole: ({ form }) => <QueueSharing form={form} mayShare={mayShare} /> },
        },
      ],
    ],
    blank: () => ({
      name: '',
      where: { all: [{ property: 'state', operator: 'is', value: 'open' }] },
      order: [...mostUrgentFirst],
      columns: [...usualColumns],
      owner,
    }),
    copied: ({ name, ...values }, { text }) => ({
      ...values,
      owner,
      name: text('deskSetUp.copy', { name: String(name) }).slice(0, 60),
    }),
    shownName: (queue, { text }) => queueName(text, queue),
    details: ({ order }, { text }) => [sortText(text, order)],
    refusedField: { 'condition.unknown': 'where', 'condition.too-many': 'where', 'condition.too-many-moving': 'where' },
  });
}

function sameNameHint({
  records,
  text,
  id,
  values,
}: RecordContext & { readonly id: Id; readonly values: Readonly<Record<string, unknown>> }) {
  const isTaken = records
    .all('queue')
    .some((other) => other.id !== id && !other.retired && queueName(text, other).trim() === String(values.name).trim());
  return isTaken ? text('search.save.same') : undefined;
}

/** Number and summary are in every row. */
const always: ReadonlySet<string> = new Set(['number', 'summary']);

function columnChecks({ records, text }: RecordContext): readonly CheckGroup[] {
  const others = fieldCatalogue(records).filter(({ id }) => !always.has(id));
  const checks = others.map(({ id, label }) => ({ value: id, label: wordsText(text, label) }));
  return [{ checks: [...checks, { value: 'waiting', label: text('condition.field.waiting') }] }];
}

/** The queues that everybody has, for administrators. */
export const queuePage = queuesOf(null, 'queue', false);

/** The queues of one agent. */
export function ownQueuePage(agentId: Id, isAdministrator: boolean): KindPage {
  return queuesOf(agentId, 'ownQueue', isAdministrator);
}
