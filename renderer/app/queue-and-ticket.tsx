import { memo, type RefObject, useCallback, useMemo } from 'react';
import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import { useAnswer } from '../bridge/answers.ts';
import { BulkPanel } from '../features/bulk/bulk-panel.tsx';
import { SelectionBar } from '../features/bulk/selection-bar.tsx';
import { QueuePane } from '../features/queue/queue-pane.tsx';
import { type ShownDetails, TicketPane } from '../features/ticket/ticket-pane.tsx';
import { AfterSendingProvider } from '../forms/after-sending.ts';
import type { ListHandle } from '../forms/ticket-list.tsx';
import { useRegions } from '../ui/region.tsx';
import { EmptyDesk } from './empty-desk.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeepInQueue, KeepInSearch } from './keep-selection.tsx';
import { focusQueueOnceDrawn } from './queue-focus.ts';
import type { Router, TicketsRoute } from './routes.ts';
import { Search } from './search.tsx';
import { useLeaveAfterSending } from './use-leave-after-sending.ts';
import type { SearchScreen } from './use-search-screen.ts';
import type { Selection } from './use-selection.ts';
import type { Writing } from './use-writing.ts';

interface QueueAndTicketProps extends Pick<Router, 'goTo'>, Pick<Writing, 'writeFor' | 'write' | 'written'>, Selection {
  readonly route: TicketsRoute;
  /** Undefined on the search screen, and until the queues are loaded. */
  readonly queue: ListedQueue | undefined;
  readonly search: SearchScreen;
  readonly handle: RefObject<ListHandle | null>;
  readonly me: Me;
  /** False while a dialog is open above. */
  readonly isInFront: boolean;
  readonly toQueue: () => void;
  readonly onNewTicket: () => void;
  /** Called with the ticket that is shown, or null when none is. */
  readonly onShown: (shown: ShownDetails) => void;
}

/** A queue or a search with the selected ticket beside it, or an introduction on a desk without tickets. */
export const QueueAndTicket = memo(function QueueAndTicket(props: QueueAndTicketProps) {
  const { route, queue, search, handle, me, isInFront, writeFor, write, written, goTo, toQueue } = props;
  const { subject, awaited, select, onNewTicket, onShown } = props;
  const regions = useRegions();
  const { ticketId } = route;
  const subjectKey = subject?.key ?? null;
  const subjectId = subject?.ticketId ?? null;
  const enter = useCallback(() => {
    if (subjectKey !== null) write({ subject: subjectKey, tab: 'shown' });
  }, [subjectKey, write]);
  const back = useCallback(() => {
    toQueue();
    focusQueueOnceDrawn(regions);
  }, [regions, toQueue]);
  const focusQueue = useCallback(() => focusQueueOnceDrawn(regions), [regions]);
  // The same element each time, so that the panes are not rendered for it.
  const foot = useMemo(
    () => (
      <>
        <SelectionBar me={me} onLeave={focusQueue} />
        <BulkPanel onLeave={focusQueue} />
      </>
    ),
    [me, focusQueue],
  );
  const leave = useLeaveAfterSending(subjectId, handle, back);
  const searchedText = route.page === 'search' ? route.text : null;
  const entryId = search.foundEntry?.ticketId === subjectId ? search.foundEntry.entryId : null;
  const searched = useMemo(
    () => (searchedText === null ? null : { text: searchedText, entryId }),
    [searchedText, entryId],
  );
  const counts = useAnswer('queue.counts', {}).data;
  const isQueue = route.page === 'queue';
  if (isQueue && ticketId === null && counts?.isEmpty) {
    return <EmptyDesk mayCreate={me.mayCreate} onNewTicket={onNewTicket} />;
  }
  if (isQueue && !queue) return null;
  return (
    <>
      {route.page === 'queue' ? (
        <KeepInQueue queue={route.queue} />
      ) : (
        <KeepInSearch text={route.text} sort={route.sort} />
      )}
      <ErrorBoundary key={isQueue ? route.queue : route.page}>
        {queue ? (
          <QueuePane
            handle={handle}
            queue={queue}
            selectedId={ticketId}
            awaited={awaited}
            onSelect={select}
            onEnter={enter}
            foot={foot}
          />
        ) : (
          !isQueue && (
            <Search
              route={route}
              screen={search}
              handle={handle}
              awaited={awaited}
              myId={me.agentId}
              goTo={goTo}
              onSelect={select}
              onEnter={enter}
              foot={foot}
            />
          )
        )}
      </ErrorBoundary>
      <ErrorBoundary shows={subjectKey}>
        <AfterSendingProvider value={leave}>
          <TicketPane
            subject={subject}
            myId={me.agentId}
            isInFront={isInFront}
            searched={searched}
            writeFor={writeFor}
            onWriting={written}
            onBack={back}
            onShown={onShown}
          />
        </AfterSendingProvider>
      </ErrorBoundary>
    </>
  );
});
