import { MousePointerClick } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { worksOnTickets } from '../../../shared/domain/permission.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { isOutOfReach } from '../../bridge/ask-failed.ts';
import { useLostTickets } from '../../bridge/lost-tickets.tsx';
import { useText } from '../../i18n/text.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegion } from '../../ui/region.tsx';
import { type DraftAction, draftActions } from './action-dialogs.ts';
import { BackButton } from './back-button.tsx';
import { Composer } from './composer.tsx';
import type { WantedTab } from './composer-props.ts';
import { Details } from './details.tsx';
import { type EarlyWords, EarlyWordsEditor } from './early-words.tsx';
import { FailedTicket } from './failed-ticket.tsx';
import { Lifecycle } from './lifecycle.tsx';
import { MatchStrip } from './match-strip.tsx';
import { PrintedTicket } from './printed-ticket.tsx';
import { RequesterPanel } from './requester-panel.tsx';
import type { Searched } from './searched.ts';
import { Thread } from './thread.tsx';
import { TicketHeader } from './ticket-header.tsx';
import styles from './ticket-pane.module.css';
import { TicketScroller } from './ticket-scroller.tsx';
import { useMatches } from './use-matches.ts';
import { usePrinting } from './use-printing.ts';
import { useReading } from './use-reading.ts';
import { useThread } from './use-thread.ts';
import { useWritingCommands } from './use-writing-commands.ts';
import { ViewOnly } from './view-only.tsx';

/** A ticket and the text to write there: a tab of the composer, or the draft of an action’s dialog. */
export interface WriteFor {
  readonly ticketId: string;
  readonly tab: WantedTab | keyof typeof draftActions;
}

/** While a ticket is loading, it can be written on and printed as soon as it is there. */
export type ShownDetails = TicketDetails | 'loading' | null;

export interface TicketPaneProps {
  readonly ticketId: string | null;
  readonly myId: string;
  /** False while a dialog is open above; only its fields accept input then. */
  readonly isInFront: boolean;
  /** What to focus; null once it has the focus. */
  readonly writeFor: WriteFor | null;
  /** Null unless it is shown beside the results of a search. */
  readonly searched: Searched | null;
  readonly onWriting: () => void;
  /** Returns to the queue where the ticket covers it. */
  readonly onBack: () => void;
  /** Called with the visible ticket; null when there is none. */
  readonly onShown: (shown: ShownDetails) => void;
}

/** The selected ticket: details, thread, composer and requester. */
export const TicketPane = memo(function TicketPane({ ticketId, ...rest }: TicketPaneProps) {
  const text = useText();
  if (ticketId === null) {
    return (
      <section className={styles.empty} aria-label={text('ticket.none')}>
        <Message icon={<MousePointerClick size={24} aria-hidden="true" />} title={text('ticket.none')}>
          {text(rest.searched ? 'ticket.none.found' : 'ticket.none.words')}
        </Message>
      </section>
    );
  }
  return <OpenTicket key={ticketId} ticketId={ticketId} {...rest} />;
});

function hasDialog(tab: WriteFor['tab']): tab is keyof typeof draftActions {
  return tab in draftActions;
}

function OpenTicket({
  ticketId,
  myId,
  isInFront,
  searched,
  writeFor,
  onWriting,
  onBack,
  onShown,
}: TicketPaneProps & { readonly ticketId: string }) {
  const text = useText();
  const answer = useAnswer('ticket.details', { ticketId });
  const { thread, showEarlier, ...asked } = useThread(ticketId);
  const error = answer.error ?? asked.error;
  const heading = useRef<HTMLHeadingElement>(null);
  const header = useRegion('header', { resting: () => heading.current });
  const loading = useRegion('page');
  const end = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const reading = useReading(list, thread?.items);
  // A loaded ticket stays on screen while the desk is unreachable, because someone may be writing in it.
  const details = !error || isOutOfReach(error) ? answer.data : undefined;
  const isLoaded = details !== undefined && thread !== undefined;
  const hasFailed = error !== null && !isLoaded;
  const printing = usePrinting(hasFailed ? undefined : ticketId, isLoaded ? { details, thread } : undefined);
  const [wanted, setWanted] = useState<WantedTab | null>(null);
  const [continued, setContinued] = useState<DraftAction | null>(null);
  const tab = writeFor?.ticketId === ticketId ? writeFor.tab : undefined;
  const isWanted = wanted !== null || (tab !== undefined && !hasDialog(tab));
  const early = useRef<EarlyWords>(null);

  const matches = useMatches({ ticketId, searched, thread, showEarlier, isShown: isLoaded, heading, list });
  useWritingCommands(setWanted);
  useEffect(() => {
    if (tab === undefined) return;
    if (hasDialog(tab)) setContinued(draftActions[tab]);
    else setWanted(tab);
    onWriting();
  }, [tab, onWriting]);

  const written = useCallback(() => {
    early.current = null;
    setWanted(null);
  }, []);
  const showNewest = useCallback(() => end.current?.scrollIntoView({ block: 'end' }), []);
  const endContinuing = useCallback(() => setContinued(null), []);

  const { regain } = useLostTickets();
  useEffect(() => {
    onShown(details ?? (hasFailed ? null : 'loading'));
    if (details) regain(ticketId);
  }, [details, hasFailed, onShown, regain, ticketId]);
  useEffect(() => () => onShown(null), [onShown]);

  if (hasFailed) {
    const again = () => {
      void answer.refetch();
      asked.askAgain();
    };
    return <FailedTicket ticketId={ticketId} error={error} again={again} onBack={onBack} />;
  }
  if (!isLoaded) {
    return (
      <section className={styles.empty} aria-busy="true" tabIndex={-1} {...loading}>
        <BackButton onBack={onBack} />
        <Delayed>
          <Message title={text('common.loading')} />
        </Delayed>
        {isWanted && <EarlyWordsEditor words={early} />}
      </section>
    );
  }
  const writing = { wanted, onFocused: written };
  return (
    <article className={styles.ticket} aria-labelledby="ticket-heading" data-searching={searched !== null}>
      <TicketScroller ticketId={ticketId}>
        <div className={styles.top} tabIndex={-1} {...header}>
          <TicketHeader
            heading={heading}
            details={details}
            myId={myId}
            onBack={onBack}
            continued={continued}
            onContinued={endContinuing}
          />
          <Details details={details} isInFront={isInFront} />
          <Lifecycle details={details} />
        </div>
        <MatchStrip {...matches} />
        <Thread
          thread={thread}
          requesterName={details.requester.name}
          foundId={matches.entryId}
          end={end}
          list={list}
          onEarlier={showEarlier}
        />
        {worksOnTickets(details.may) ? (
          <Composer
            details={details}
            thread={thread}
            reading={reading}
            myId={myId}
            isCurrent
            {...writing}
            early={early}
            onShowNewest={showNewest}
          />
        ) : (
          <ViewOnly ticketId={ticketId} {...writing} />
        )}
      </TicketScroller>
      <RequesterPanel details={details} />
      {printing && <PrintedTicket key={printing.id} {...printing} />}
    </article>
  );
}
