import { MousePointerClick } from 'lucide-react';
import { memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { worksOnTickets } from '../../../shared/domain/permission.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer, useAsk } from '../../bridge/answers.ts';
import { isOutOfReach } from '../../bridge/ask-failed.ts';
import { useLostTickets } from '../../bridge/lost-tickets.tsx';
import { useText } from '../../i18n/text.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegion } from '../../ui/region.tsx';
import { Strip } from '../../ui/strip.tsx';
import { type DraftAction, draftActions } from './action-dialogs.ts';
import { BackButton } from './back-button.tsx';
import { Composer } from './composer.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { Details } from './details.tsx';
import type { EarlyContents } from './early-contents.ts';
import { EarlyWordsEditor } from './early-words.tsx';
import { FailedTicket } from './failed-ticket.tsx';
import { FilterStrip } from './filter-strip.tsx';
import { Lifecycle } from './lifecycle.tsx';
import { MatchStrip } from './match-strip.tsx';
import { PrintedTicket } from './printed-ticket.tsx';
import { RequesterPanel } from './requester-panel.tsx';
import type { Searched } from './searched.ts';
import type { Subject } from './subject.ts';
import { Thread } from './thread.tsx';
import { TicketHeader } from './ticket-header.tsx';
import styles from './ticket-pane.module.css';
import { TicketScroller } from './ticket-scroller.tsx';
import { useAskAhead } from './use-ask-ahead.ts';
import { useMatches } from './use-matches.ts';
import { usePrinting } from './use-printing.ts';
import { useReadInInbox } from './use-read-in-inbox.ts';
import { useReading } from './use-reading.ts';
import { useThread } from './use-thread.ts';
import { useThreadFilter } from './use-thread-filter.ts';
import { useTicketState } from './use-ticket-state.ts';
import { useWaitingCommand } from './use-waiting-command.ts';
import { useWritingCommands } from './use-writing-commands.ts';
import { ViewOnly } from './view-only.tsx';
import type { WantedTab } from './wanted-tab.ts';

/** Where to write: a tab of the composer, or the draft of an action’s dialog. */
export interface WriteFor {
  /** The key of a subject, or its ticket. */
  readonly subject: string;
  readonly tab: WantedTab | keyof typeof draftActions;
}

/** While a ticket is loading, it can be written on and printed as soon as it is there. */
export type ShownDetails = TicketDetails | 'loading' | null;

export interface TicketPaneProps {
  /** Null if no ticket is selected. */
  readonly subject: Subject | null;
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
export const TicketPane = memo(function TicketPane({ subject, ...rest }: TicketPaneProps) {
  const text = useText();
  if (subject === null) {
    return (
      <section className={styles.empty} aria-label={text('ticket.none')}>
        <Message icon={<MousePointerClick size={24} aria-hidden="true" />} title={text('ticket.none')}>
          {text(rest.searched ? 'ticket.none.found' : 'ticket.none.words')}
        </Message>
      </section>
    );
  }
  return <OpenTicket subject={subject} {...rest} />;
});

function hasDialog(tab: WriteFor['tab']): tab is keyof typeof draftActions {
  return tab in draftActions;
}

/**
 * Stays mounted when another ticket is selected, with the editors of the composer. Everything else of a ticket is
 * mounted with it: while another one loads, nothing of the last one can be seen, typed into or acted on.
 */
function OpenTicket(props: TicketPaneProps & { readonly subject: Subject }) {
  const { subject, myId, isInFront, searched, writeFor, onWriting, onBack, onShown } = props;
  const { key, ticketId: knownId } = subject;
  const ticketId = knownId ?? '';
  const text = useText();
  const answer = useAnswer('ticket.details', { ticketId }, { enabled: knownId !== null });
  const { thread, showEarlier, ...asked } = useThread(knownId);
  useAsk('ticket.others', { ticketId }, knownId !== null);
  const error = answer.error ?? asked.error;
  const heading = useRef<HTMLHeadingElement>(null);
  const header = useRegion('header', { resting: () => heading.current });
  const loading = useRegion('page');
  const end = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  // A loaded ticket stays on screen while the desk is unreachable, because someone may be writing in it.
  const details = !error || isOutOfReach(error) ? answer.data : undefined;
  const isLoaded = details !== undefined && thread !== undefined;
  const hasFailed = error !== null && !isLoaded;
  const printing = usePrinting(ticketId, isLoaded ? { details, thread } : undefined);
  const [wanted, setWanted] = useTicketState<WantedTab | null>(key, null);
  const [continued, setContinued] = useTicketState<DraftAction | null>(key, null);
  const tab = writeFor?.subject === key || writeFor?.subject === knownId ? writeFor.tab : undefined;
  const isWanted = wanted !== null || (tab !== undefined && !hasDialog(tab));
  const early = useRef<EarlyContents | null>(null);
  const matches = useMatches({ ticketId, searched, thread, showEarlier, isShown: isLoaded, heading, list });
  const filter = useThreadFilter(ticketId, thread, matches.found);
  const reading = useReading(ticketId, list, filter.items);
  const composer = useLastLoaded(isLoaded ? { details, thread, reading } : undefined);
  useWritingCommands(setWanted);
  useWaitingCommand(key, isLoaded ? 'loaded' : hasFailed ? 'failed' : 'loading');
  // A layout effect, so that the next key press goes to the text.
  useLayoutEffect(() => {
    if (tab === undefined) return;
    if (hasDialog(tab)) setContinued(draftActions[tab]);
    else setWanted(tab);
    onWriting();
  }, [tab, onWriting, setContinued, setWanted]);
  const written = useCallback(() => setWanted(null), [setWanted]);
  const { reveal } = filter;
  const showNewest = useCallback(() => {
    // The filter may hide it.
    reveal();
    requestAnimationFrame(() => end.current?.scrollIntoView({ block: 'end' }));
  }, [reveal]);
  const endContinuing = useCallback(() => setContinued(null), [setContinued]);

  useReadInInbox(isLoaded ? ticketId : null);
  useAskAhead(isLoaded ? ticketId : null);
  const { regain } = useLostTickets();
  useEffect(() => {
    onShown(details ?? (hasFailed ? null : 'loading'));
    if (details) regain(ticketId);
  }, [details, hasFailed, onShown, regain, ticketId]);
  useEffect(() => () => onShown(null), [onShown]);

  function again(): void {
    void answer.refetch();
    asked.askAgain();
  }

  return (
    <>
      {hasFailed && <FailedTicket key={ticketId} ticketId={ticketId} error={error} again={again} onBack={onBack} />}
      {!hasFailed && !isLoaded && (
        <section key={key} className={styles.empty} aria-busy="true" tabIndex={-1} {...loading}>
          <BackButton onBack={onBack} />
          <Delayed>
            <Message title={text('common.loading')} />
          </Delayed>
          {isWanted && (
            <EarlyWordsEditor subject={subject} tab={writtenTab(wanted, tab)} words={early} onLeft={written} />
          )}
        </section>
      )}
      {composer && (
        <article
          className={styles.ticket}
          aria-labelledby="ticket-heading"
          data-searching={searched !== null}
          hidden={!isLoaded}
        >
          <TicketScroller ticketId={isLoaded ? ticketId : undefined}>
            {isLoaded && (
              <>
                <div key={`top ${ticketId}`} className={styles.top} tabIndex={-1} {...header}>
                  <TicketHeader
                    heading={heading}
                    details={details}
                    myId={myId}
                    filter={filter.filter}
                    onFilter={filter.choose}
                    onBack={onBack}
                    continued={continued}
                    onContinued={endContinuing}
                  />
                  {details.isDeleted && (
                    <Strip kind="warning">
                      <strong>{text('ticket.isDeleted')}</strong>{' '}
                      {text(details.may.length > 0 ? 'ticket.isDeleted.words' : 'ticket.isDeleted.readOnly')}
                    </Strip>
                  )}
                  <Details details={details} isInFront={isInFront} />
                  <Lifecycle details={details} />
                  {details.isContested && <ConflictCard details={details} />}
                </div>
                {matches.count > 0 && <MatchStrip count={matches.count} at={matches.at} step={matches.step} />}
                {filter.filter !== 'all' && (
                  <FilterStrip filter={filter.filter} hidden={filter.hidden} onAll={() => filter.choose('all')} />
                )}
                <Thread
                  key={ticketId}
                  thread={thread}
                  items={filter.items}
                  requesterName={details.requester.name}
                  foundId={matches.entryId}
                  end={end}
                  list={list}
                  onEarlier={showEarlier}
                />
              </>
            )}
            {worksOnTickets(composer.details.may) && !composer.details.isDeleted ? (
              <Composer
                {...composer}
                subject={key}
                myId={myId}
                isCurrent={isLoaded}
                wanted={isLoaded ? wanted : null}
                onFocused={written}
                early={early}
                onShowNewest={showNewest}
              />
            ) : (
              isLoaded &&
              !details.isDeleted && <ViewOnly key={ticketId} ticketId={ticketId} wanted={wanted} onFocused={written} />
            )}
          </TicketScroller>
          {isLoaded && <RequesterPanel key={ticketId} details={details} />}
          {printing && <PrintedTicket key={printing.id} {...printing} />}
        </article>
      )}
    </>
  );
}

function writtenTab(wanted: WantedTab | null, tab: WriteFor['tab'] | undefined): WantedTab {
  return wanted ?? (tab !== undefined && !hasDialog(tab) ? tab : 'shown');
}

/** What was loaded last, for the composer, which stays mounted while another ticket loads. */
function useLastLoaded<Value>(loaded: Value | undefined): Value | undefined {
  const last = useRef(loaded);
  useLayoutEffect(() => {
    last.current = loaded ?? last.current;
  });
  return loaded ?? last.current;
}
