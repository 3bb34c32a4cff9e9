import { Fragment } from 'react';
import { isTimeZone } from '../../../shared/domain/sla/zone.ts';
import type { DueTarget } from '../../../shared/domain/ticket/targets.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { pausedText, useTimes } from '../../i18n/times.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';
import { TargetLines } from './target-lines.tsx';

/** What became of the targets, and the periods that counted, by the schedule at the time the plan was chosen. */
export function ExplainDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const { pieceIn, duration, moment } = useTimes();
  const nowMs = useNow();
  const { pausedSinceMs, pausedLeftMs, dueTarget } = details;
  const { targets = [], waits = [], timeZone } = useAnswer('ticket.spans', { ticketId: details.id }).data ?? {};
  const graceOf = (target: DueTarget) => (target === 'response' ? details.responseGraceMs : details.planGraceMs) ?? 0;
  // This computer may not know a time zone that another one has.
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : ownZone();
  return (
    <Dialog title={text('panel.explain.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <DialogBody label={text('panel.explain.title')}>
        <TargetLines targets={details.targets.filter(({ outcome }) => outcome !== 'open')} />
        {targets.map(({ target, spans }) => (
          <Fragment key={target}>
            <p className={styles.words}>
              {text(dueTarget === null ? 'panel.explain.words' : `panel.explain.words.${target}`)}
            </p>
            <ol className={styles.spans}>
              {spans.map(([fromMs, toMs]) => (
                <li key={fromMs}>
                  {pieceIn(fromMs, toMs, zone)} <span className={styles.whole}>({duration(toMs - fromMs)})</span>
                </li>
              ))}
            </ol>
            <p>{text('panel.explain.total', { duration: duration(graceOf(target)) })}</p>
          </Fragment>
        ))}
        {waits.length > 0 && (
          <>
            <p className={styles.words}>{text('panel.explain.waits')}</p>
            <ol className={styles.spans}>
              {waits.map(([fromMs, toMs]) => (
                <li key={fromMs}>{pieceIn(fromMs, toMs, zone)}</li>
              ))}
            </ol>
          </>
        )}
        {pausedSinceMs !== null && pausedLeftMs !== null && (
          <p>
            {text('panel.explain.paused', {
              time: moment(pausedSinceMs, nowMs),
              left: pausedText(text, pausedLeftMs, dueTarget),
            })}
          </p>
        )}
        {targets.length > 0 && (
          <p className={styles.words}>{text('panel.explain.zone', { zone: zone.replaceAll('_', ' ') })}</p>
        )}
      </DialogBody>
    </Dialog>
  );
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
