import type { Me } from '../../../shared/bridge/contract/session.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { FullDates, useDeskClock } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { ChangeLine } from './change-line.tsx';
import { openedText } from './opened-text.ts';
import { printedDetails } from './printed-details.ts';
import { PrintedEntry } from './printed-entry.tsx';
import { printedItems } from './printed-items.ts';
import styles from './printed-ticket.module.css';
import type { Printing } from './use-printing.ts';

const anyDay = 0;

/** A ticket on paper: requester, details and thread, in light colors and without controls. */
export function PrintedTicket({ ticket, withNotes, onReady }: Omit<Printing, 'id'>) {
  const text = useText();
  const times = useTimes();
  const { status } = useDesk();
  const clock = useDeskClock();
  const { details, thread, notes = [] } = ticket;
  const { number, fields, requester } = details;
  const [desk, me] = status?.phase === 'open' ? [status.desk, status.me] : [undefined, undefined];
  const ways = [requester.email, requester.phone, requester.place].filter((way) => way !== '');

  return (
    <Sheet title={`#${number} ${fields.summary}`} onReady={onReady}>
      <FullDates>
        <article className={styles.ticket}>
          <header className={styles.head}>
            <p className={styles.line}>
              <bdi>{desk?.name}</bdi>
              <span>{printedText(me)}</span>
            </p>
            {withNotes && <p className={styles.mark}>{text('print.withNotes')}</p>}
            <h1 className={styles.summary}>
              <bdi className={styles.number}>#{number}</bdi> <bdi>{fields.summary}</bdi>
            </h1>
            <p className={styles.opened}>{openedText(text, details, (ms) => times.moment(ms, anyDay))}</p>
          </header>
          <dl className={styles.details} aria-label={text('ticket.details')}>
            <div className={styles.requester}>
              <dt>{text('detail.requester')}</dt>
              <dd>
                <bdi className={styles.name}>{requester.name}</bdi>
                {ways.map((way) => (
                  <bdi key={way}>{way}</bdi>
                ))}
              </dd>
            </div>
            {printedDetails(text, times, details).map(([label, value]) => (
              <div key={label} className={styles.detail}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          {withNotes && notes.length > 0 && (
            <section className={styles.about}>
              <h2 className={styles.aboutTitle}>{text('print.about', { name: requester.name })}</h2>
              {notes.map((note) => (
                <bdi key={note} className={styles.aboutNote}>
                  {note}
                </bdi>
              ))}
            </section>
          )}
          {thread.earlier > 0 && <p className={styles.earlier}>{text('print.earlier', { count: thread.earlier })}</p>}
          <ol className={styles.items}>
            {printedItems(thread.items, withNotes).map((item) => (
              <li key={`${item.kind} ${item.id}`}>
                {item.kind === 'entry' ? (
                  <PrintedEntry entry={item} requesterName={requester.name} />
                ) : (
                  <ChangeLine item={item} />
                )}
              </li>
            ))}
          </ol>
        </article>
      </FullDates>
    </Sheet>
  );

  function printedText(printer: Me | undefined): string {
    const time = times.moment(clock.nowMs(), anyDay);
    return printer ? text('print.by', { time, name: printer.name }) : '';
  }
}
