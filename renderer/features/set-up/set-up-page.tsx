import { useId, useMemo } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { deskTimeZone } from '../../../shared/domain/records/time-zone.ts';
import { localDayAt } from '../../../shared/domain/sla/zone.ts';
import { useAnswer } from '../../bridge/answers.ts';
import type { PageContext } from '../../forms/page.ts';
import { useCalendar } from '../../i18n/calendar.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { KindColumn } from './kind-column.tsx';
import { agentPage } from './kinds/agent.tsx';
import { kindPages } from './kinds.ts';
import { RecordPanes } from './record-panes.tsx';
import { RecordsAwaited } from './records-awaited.tsx';
import styles from './set-up-page.module.css';
import { useSetUpRecords } from './use-set-up-records.ts';

interface SetUpPageProps extends Pick<PageContext, 'part' | 'goToPart'> {
  readonly myId: Id;
}

/** Where an administrator sets up the desk: the kinds of records, the records of one kind, and the form of one record. */
export function SetUpPage({ part, goToPart, myId }: SetUpPageProps) {
  const text = useText();
  const calendar = useCalendar();
  const { records, error, reload } = useSetUpRecords();
  const titleId = useId();
  const lacks = useAnswer('agents.lacks', {}).data;
  const nowMs = useNow();
  const today = records && localDayAt(deskTimeZone(records), nowMs);
  const context = useMemo(
    () => (records && today !== undefined ? { records, text, calendar, myId, today, lacks: lacks ?? {} } : undefined),
    [records, text, calendar, myId, today, lacks],
  );
  const [wantedKind, id] = part;
  const page = kindPages.find((each) => each.kind === wantedKind) ?? agentPage;
  const { kind } = page;

  if (!context) {
    return (
      <RecordsAwaited
        title={text('command.view.set-up')}
        words={text('deskSetUp.words')}
        error={error}
        reload={reload}
      />
    );
  }
  const isAlone = kind === 'desk';
  const one = kind !== wantedKind ? 'kinds' : id === undefined && !isAlone ? 'records' : 'record';
  return (
    <div className={styles.page} data-one={one} data-alone={isAlone}>
      <KindColumn current={kind} context={context} titleId={titleId} />
      <RecordPanes key={kind} page={page} id={id} context={context} hasKinds reload={reload} goToPart={goToPart} />
    </div>
  );
}
