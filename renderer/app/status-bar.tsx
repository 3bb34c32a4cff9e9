import { CircleCheck, CircleX, CloudOff, LoaderCircle, Lock } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { useSavingState } from '../bridge/saving.tsx';
import type { SavingState } from '../bridge/saving-tracker.ts';
import { useText } from '../i18n/text.tsx';
import { ClosedTicketsLoading } from './closed-tickets-loading.tsx';
import styles from './status-bar.module.css';
import { UpdateNotice } from './update-notice.tsx';

const size = 15;

const icons: Readonly<Record<SavingState, ReactNode>> = {
  saved: <CircleCheck size={size} aria-hidden="true" />,
  saving: <LoaderCircle size={size} aria-hidden="true" />,
  failed: <CircleX size={size} aria-hidden="true" />,
  offline: <CloudOff size={size} aria-hidden="true" />,
};

/** Shows whether the agent’s work is saved. */
export const StatusBar = memo(function StatusBar({ desk }: { readonly desk: DeskInfo }) {
  const text = useText();
  const saving = useSavingState();
  const { connection } = useDesk();
  // Once the desk answers again, a request it left unanswered counts as not saved.
  const known = saving === 'offline' ? 'failed' : saving;
  const state = connection === 'gone' ? 'offline' : known;
  return (
    <section className={styles.bar} aria-label={text('saving.label')}>
      <span className={styles.state} data-state={state} role="status" title={desk.folder}>
        {icons[state]}
        {text(`saving.${state}`)}
      </span>
      <span className={styles.right}>
        <ClosedTicketsLoading />
        <UpdateNotice />
        <span className={styles.lock}>
          <Lock size={13} aria-hidden="true" />
          {text('saving.locksAfter', { minutes: desk.locksAfterMinutes })}
        </span>
      </span>
    </section>
  );
});
