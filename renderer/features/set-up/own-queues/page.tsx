import { ListFilter } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Me } from '../../../../shared/bridge/contract/session.ts';
import type { Id } from '../../../../shared/domain/id.ts';
import { localDayAt } from '../../../../shared/domain/sla/zone.ts';
import type { Page, PageContext } from '../../../forms/page.ts';
import { useRecordEdits } from '../../../forms/record-edits-provider.tsx';
import { useCalendar } from '../../../i18n/calendar.ts';
import { useNow } from '../../../i18n/now.tsx';
import { useText } from '../../../i18n/text.tsx';
import { ownQueuePage } from '../kinds/queue.tsx';
import { RecordPanes } from '../record-panes.tsx';
import { newValues, savedValues } from '../record-values.ts';
import { RecordsAwaited } from '../records-awaited.tsx';
import styles from '../set-up-page.module.css';
import { useQueueRecords } from '../use-set-up-records.ts';

export const ownQueues: Page = {
  address: 'queues',
  icon: ListFilter,
  label: 'command.view.queues',
  for: () => true,
  group: 'work',
  order: 20,
  hasParts: true,
  render: ({ me, part, goToPart }) => <OwnQueuesPage me={me} part={part} goToPart={goToPart} />,
};

interface OwnQueuesPageProps extends Pick<PageContext, 'part' | 'goToPart'> {
  readonly me: Pick<Me, 'agentId' | 'isAdministrator'>;
}

/** Parts of the address that begin a new queue, empty or as a copy of the queue that follows. */
const beginning = { new: 'new', copy: 'copy' } as const;

/** Where agents build their own queues. */
function OwnQueuesPage({ me: { agentId, isAdministrator }, part, goToPart }: OwnQueuesPageProps) {
  const text = useText();
  const calendar = useCalendar();
  const edits = useRecordEdits();
  const { records, error, reload } = useQueueRecords();
  // Nothing in this form depends on the day in the desk’s time zone.
  const today = localDayAt('UTC', useNow());
  const context = useMemo(
    () => records && { records, text, calendar, myId: agentId, today, lacks: {} },
    [records, text, calendar, agentId, today],
  );
  const page = useMemo(() => ownQueuePage(agentId, isAdministrator), [agentId, isAdministrator]);
  const [first, copiedId] = part;

  function begun(): Id | undefined {
    if (!context) return undefined;
    const original = context.records.get('queue', copiedId ?? '');
    const copy = original && page.copied?.(savedValues('queue', original), context);
    const id = crypto.randomUUID();
    const values = newValues('queue', id, first === beginning.copy && copy ? copy : page.blank(context));
    edits.begin('queue', id, values);
    return id;
  }

  const isBeginning = first === beginning.new || first === beginning.copy;
  useEffect(() => {
    if (!isBeginning) return;
    const id = begun();
    if (id !== undefined) goToPart([id], { replace: true });
  });

  if (!context) {
    return (
      <RecordsAwaited
        title={text('deskSetUp.ownQueue.title')}
        words={text('deskSetUp.ownQueue.words')}
        error={error}
        reload={reload}
      />
    );
  }
  return (
    <div className={styles.page} data-kinds="none" data-one={first === undefined ? 'records' : 'record'}>
      <RecordPanes
        page={page}
        id={isBeginning ? undefined : first}
        context={context}
        hasKinds={false}
        reload={reload}
        goToPart={([, ...rest], how) => goToPart(rest, how)}
      />
    </div>
  );
}
