import { History } from 'lucide-react';
import { useAnswer } from '../../bridge/answers.ts';
import { StatusMark } from '../../forms/marks.tsx';
import type { Page } from '../../forms/page.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { PageList, PageSection } from '../../ui/page-section.tsx';
import styles from './recent.module.css';

export const page: Page = {
  address: 'recent',
  icon: History,
  label: 'command.view.recent',
  for: () => true,
  group: 'work',
  order: 12,
  render: () => <RecentPage />,
};

/** The tickets that the agent opened last on this device, as far as they may still see them. */
function RecentPage() {
  const text = useText();
  const { data, error, refetch } = useAnswer('trail.recent', {});
  return (
    <PageSection title={text('command.view.recent')} words={text('recent.words')}>
      {error && (
        <Message
          title={text('recent.failed')}
          actions={<Button onClick={() => void refetch()}>{text('common.tryAgain')}</Button>}
        />
      )}
      {data?.tickets.length === 0 && (
        <Message icon={<History size={24} aria-hidden="true" />} title={text('recent.empty')}>
          {text('recent.empty.words')}
        </Message>
      )}
      {data && data.tickets.length > 0 && (
        <PageList label={text('command.view.recent')}>
          {data.tickets.map(({ ticketId, address, number, summary, requesterName, statusName, statusKind }) => (
            <li key={ticketId} className={styles.row}>
              <a className={styles.link} href={`#${address}`}>
                <bdi className={styles.number}>#{number}</bdi>
                <bdi className={styles.summary} title={summary}>
                  {summary}
                </bdi>
                <bdi className={styles.who} title={requesterName}>
                  {requesterName}
                </bdi>
                <StatusMark name={statusName} kind={statusKind} />
              </a>
            </li>
          ))}
        </PageList>
      )}
    </PageSection>
  );
}
