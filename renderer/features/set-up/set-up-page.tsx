import { useId, useMemo } from 'react';
import type { PageContext } from '../../forms/page.ts';
import { useCalendar } from '../../i18n/calendar.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { PageSection } from '../../ui/page-section.tsx';
import { KindColumn } from './kind-column.tsx';
import { kindPages } from './kinds.ts';
import { RecordPanes } from './record-panes.tsx';
import styles from './set-up-page.module.css';
import { useSetUpRecords } from './use-set-up-records.ts';

type SetUpPageProps = Pick<PageContext, 'part' | 'goToPart'>;

/** Where an administrator sets up the desk: the kinds of records, the records of one kind, and the form of one record. */
export function SetUpPage({ part, goToPart }: SetUpPageProps) {
  const text = useText();
  const calendar = useCalendar();
  const { records, error, reload } = useSetUpRecords();
  const titleId = useId();
  const context = useMemo(() => records && { records, text, calendar }, [records, text, calendar]);
  const [wantedKind, id] = part;
  const page = kindPages.find(({ kind }) => kind === wantedKind) ?? kindPages[0];

  if (!context || !page) {
    return (
      <PageSection title={text('command.view.set-up')} words={text('deskSetUp.words')}>
        {error ? (
          <Message
            title={text('deskSetUp.failed')}
            actions={<Button onClick={() => void reload()}>{text('common.tryAgain')}</Button>}
          >
            {errorText(text, error)}
          </Message>
        ) : (
          <Delayed>
            <Message title={text('common.loading')} />
          </Delayed>
        )}
      </PageSection>
    );
  }
  const isAlone = page.kind === 'desk';
  const one = page.kind !== wantedKind ? 'kinds' : id === undefined && !isAlone ? 'records' : 'record';
  return (
    <div className={styles.page} data-one={one} data-alone={isAlone}>
      <KindColumn current={page.kind} context={context} titleId={titleId} />
      <RecordPanes key={page.kind} page={page} id={id} context={context} reload={reload} goToPart={goToPart} />
    </div>
  );
}
