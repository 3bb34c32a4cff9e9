import type { Id } from '../../../shared/domain/id.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import type { SetUpKind } from './kind-page.ts';
import styles from './used-by.module.css';

/** Who changed a record last and when, with a link to all of its changes. */
export function LastChange({ kind, id }: { readonly kind: SetUpKind; readonly id: Id }) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const page = useAnswer('audit.changes', { kind, recordId: id, limit: 1 }).data;
  const newest = page?.entries[0];
  if (!page) return null;
  if (!newest) return <p className={styles.change}>{text('deskSetUp.change.none')}</p>;
  const { timeMs, agentName } = newest;
  const time = moment(timeMs, nowMs);
  return (
    <p className={styles.change}>
      <span title={full(timeMs)}>
        {agentName === ''
          ? text('deskSetUp.change.desk', { time })
          : text('deskSetUp.change.last', { name: agentName, time })}
      </span>{' '}
      <a href={`#/audit/${kind}/${encodeURIComponent(id)}`}>{text('deskSetUp.change.show')}</a>
    </p>
  );
}
