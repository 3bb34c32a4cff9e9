import { memo, type Ref, useCallback } from 'react';
import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import type { Id } from '../../shared/domain/id.ts';
import { useAnswer } from '../bridge/answers.ts';
import type { QueueHandle } from '../features/queue/queue-list.tsx';
import { QueuePane } from '../features/queue/queue-pane.tsx';
import { type ShownDetails, TicketPane } from '../features/ticket/ticket-pane.tsx';
import { useRegions } from '../ui/region.tsx';
import { EmptyDesk } from './empty-desk.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { focusQueueOnceDrawn } from './queue-focus.ts';
import type { QueueRoute, Router } from './routes.ts';
import type { Writing } from './use-writing.ts';

interface QueueAndTicketProps extends Pick<Router, 'goTo'>, Pick<Writing, 'writeFor' | 'write' | 'written'> {
  readonly route: QueueRoute;
  /** Undefined until the queues are loaded. */
  readonly queue: ListedQueue | undefined;
  readonly handle: Ref<QueueHandle>;
  readonly me: Me;
  /** False while a dialog is open above. */
  readonly isInFront: boolean;
  readonly toQueue: () => void;
  readonly onNewTicket: () => void;
  /** Called with the ticket that is shown, or null when none is. */
  readonly onShown: (shown: ShownDetails) => void;
}

/** A queue with the selected ticket beside it, or an introduction on a desk without tickets. */
export const QueueAndTicket = memo(function QueueAndTicket(props: QueueAndTicketProps) {
  const { route, queue, handle, me, isInFront, writeFor, write, written, goTo, toQueue, onNewTicket, onShown } = props;
  const regions = useRegions();
  const { ticketId } = route;
  const select = useCallback(
    (chosen: Id) => goTo({ ...route, ticketId: chosen }, { replace: route.ticketId !== null }),
    [goTo, route],
  );
  const enter = useCallback(() => {
    if (ticketId) write({ ticketId, tab: 'shown' });
  }, [ticketId, write]);
  const back = useCallback(() => {
    toQueue();
    focusQueueOnceDrawn(regions);
  }, [regions, toQueue]);
  const counts = useAnswer('queue.counts', {}).data;
  if (ticketId === null && counts?.isEmpty) return <EmptyDesk mayCreate={me.mayCreate} onNewTicket={onNewTicket} />;
  if (!queue) return null;
  return (
    <>
      <ErrorBoundary key={route.queue}>
        <QueuePane handle={handle} queue={queue} selectedId={ticketId} onSelect={select} onEnter={enter} />
      </ErrorBoundary>
      <ErrorBoundary key={ticketId}>
        <TicketPane
          ticketId={ticketId}
          myId={me.agentId}
          isInFront={isInFront}
          writeFor={writeFor}
          onWriting={written}
          onBack={back}
          onShown={onShown}
        />
      </ErrorBoundary>
    </>
  );
});
