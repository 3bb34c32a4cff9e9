import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import type { Density } from '../../../shared/bridge/preferences.ts';
import { rowShape } from '../../../shared/views/queue-columns.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { TicketList, type TicketListProps } from '../../forms/ticket-list.tsx';
import { queueName } from '../../i18n/queue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { QueueRowOption } from './queue-row.tsx';
import type { QueueRows } from './use-queue-rows.ts';

export interface QueueListProps
  extends Pick<TicketListProps, 'handle' | 'selectedId' | 'selectedIndex' | 'awaited' | 'onSelect' | 'onEnter'> {
  readonly queue: ListedQueue;
  readonly rows: QueueRows;
  /** The ids of tickets on which the agent has an unsent draft. */
  readonly hasDraft: ReadonlySet<string>;
}

/** The heights of rows in pixels, without the line of extra columns. Only rows with all lines have that. */
const heights: Readonly<Record<Density, number>> = { roomy: 80, comfortable: 52, cozy: 40, compact: 32 };
const extraHeight = 18;

/** The tickets of a queue, whose rows have the same columns and so the same height. */
export function QueueList({ queue, rows, hasDraft, ...list }: QueueListProps) {
  const text = useText();
  const { density } = usePreferences();
  const hasExtraLine = density === 'roomy' && rowShape(queue.columns).hasExtraLine;
  return (
    <TicketList
      {...list}
      label={text('queue.label', { queue: queueName(text, queue) })}
      rows={rows}
      rowHeight={heights[density] + (hasExtraLine ? extraHeight : 0)}
      hasOneHeight
      renderRow={({ index, ...place }) => {
        const row = rows.rowAt(index);
        return (
          row && (
            <QueueRowOption
              {...place}
              row={row}
              columns={queue.columns}
              position={index + 1}
              density={density}
              hasDraft={hasDraft.has(row.id)}
            />
          )
        );
      }}
    />
  );
}
