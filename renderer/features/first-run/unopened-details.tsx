import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './unopened.module.css';

/** What is known of a desk that cannot be opened: its folder, missing files, and the computer that has it open. */
export function UnopenedDetails({ unopened: { folder, missing, heldBy } }: { readonly unopened: UnopenedDesk }) {
  const text = useText();
  const times = useTimes();
  return (
    <dl className={styles.details}>
      <dt>{text('first.unopened.folder')}</dt>
      <dd>{folder}</dd>
      {missing.length > 0 && (
        <>
          <dt>{text('first.unopened.missing')}</dt>
          <dd>
            <ul className={styles.missing}>
              {missing.map((path) => (
                <li key={path}>{path}</li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {heldBy && (
        <>
          <dt>{text('first.unopened.host')}</dt>
          <dd>{heldBy.host}</dd>
        </>
      )}
      {heldBy?.since && (
        <>
          <dt>{text('first.unopened.since')}</dt>
          <dd>{times.full(Date.parse(heldBy.since))}</dd>
        </>
      )}
    </dl>
  );
}
